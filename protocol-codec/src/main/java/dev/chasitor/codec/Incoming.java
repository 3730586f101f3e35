package dev.chasitor.codec;

import dev.chasitor.model.Request;

/** What a server makes of an HTTP request. */
public sealed interface Incoming {

  /**
   * A request of the protocol.
   *
   * @param resource the row of the table it matched
   * @param request the request
   * @param headers its headers, as far as they could be read
   */
  record Understood(Resource resource, Request request, RequestHeaders headers)
      implements Incoming {}

  /**
   * Not a request of the protocol: the reply to give.
   *
   * @param refusal 404 unknown resource, 405 wrong method, 400 anything else
   */
  record Refused(Refusal refusal) implements Incoming {}
}
