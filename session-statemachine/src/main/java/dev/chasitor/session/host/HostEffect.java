package dev.chasitor.session.host;

import dev.chasitor.codec.Reply;

/**
 * One thing that a host's driver must do after a step. A driver performs effects in the order
 * given.
 */
public sealed interface HostEffect {

  /** The kind of this value: switch over it without a default branch. */
  Kind kind();

  /** The kinds, one for each permitted type. */
  enum Kind {
    /** The kind of {@link Answer}. */
    ANSWER,
    /** The kind of {@link Notify}. */
    NOTIFY
  }

  /**
   * Answer a request. Each request gets exactly one answer, unless the client gives it up.
   *
   * @param exchange the id of the request
   * @param reply the answer
   */
  record Answer(long exchange, Reply reply) implements HostEffect {
    @Override
    public Kind kind() {
      return Kind.ANSWER;
    }
  }

  /**
   * Report to the desk.
   *
   * @param notice the report
   */
  record Notify(DeskNotice notice) implements HostEffect {
    @Override
    public Kind kind() {
      return Kind.NOTIFY;
    }
  }
}
