package dev.chasitor.session.host;

import dev.chasitor.codec.Reply;

/** What a host's driver must do, in the order given. */
public sealed interface HostEffect {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link Answer}. */
    ANSWER,
    /** {@link Notify}. */
    NOTIFY
  }

  /**
   * Answer a request; exactly once per request, unless it is abandoned.
   *
   * @param exchange the request
   * @param reply the answer
   */
  record Answer(long exchange, Reply reply) implements HostEffect {
    @Override
    public Kind kind() {
      return Kind.ANSWER;
    }
  }

  /**
   * Tell the desk.
   *
   * @param notice what happened
   */
  record Notify(DeskNotice notice) implements HostEffect {
    @Override
    public Kind kind() {
      return Kind.NOTIFY;
    }
  }
}
