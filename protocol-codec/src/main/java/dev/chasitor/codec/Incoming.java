package dev.chasitor.codec;

import dev.chasitor.model.Request;

/** What a server makes of an HTTP request. */
public sealed interface Incoming {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link Understood}. */
    UNDERSTOOD,
    /** {@link Refused}. */
    REFUSED
  }

  /**
   * A request of the protocol.
   *
   * @param resource the row of the table it matched
   * @param request the request
   * @param headers its headers, as far as they could be read
   */
  record Understood(Resource resource, Request request, RequestHeaders headers)
      implements Incoming {
    @Override
    public Kind kind() {
      return Kind.UNDERSTOOD;
    }
  }

  /**
   * Not a request of the protocol: the reply to give.
   *
   * @param refusal 404 unknown resource, 405 wrong method, 400 anything else
   */
  record Refused(Refusal refusal) implements Incoming {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }
}
