package dev.chasitor.codec;

import dev.chasitor.model.Response;

/**
 * What a server says to a request, on either side of the wire: a client decodes it from a {@link
 * WireResponse}, a server encodes it into one.
 */
public sealed interface Reply {

  /**
   * 200 with a JSON body.
   *
   * @param response the body
   */
  record Answered(Response response) implements Reply {}

  /** 2xx to a POST or DELETE, whose body does not matter (rulings A1, C-ERR-01). */
  record Accepted() implements Reply {}

  /** 204: nothing to say. */
  record Empty() implements Reply {}

  /**
   * Any status that is not a success.
   *
   * @param refusal what the server did not like
   */
  record Refused(Refusal refusal) implements Reply {}

  /**
   * A success whose body is not what the protocol says. Only ever decoded, never encoded.
   *
   * @param problem what was expected and where, free of secrets
   */
  record Malformed(String problem) implements Reply {}
}
