package dev.chasitor.session.host;

import dev.chasitor.codec.Reply;

/** What a host's driver must do, in the order given. */
public sealed interface HostEffect {

  /**
   * Answer a request; exactly once per request, unless it is abandoned.
   *
   * @param exchange the request
   * @param reply the answer
   */
  record Answer(long exchange, Reply reply) implements HostEffect {}

  /**
   * Tell the desk.
   *
   * @param notice what happened
   */
  record Notify(DeskNotice notice) implements HostEffect {}
}
