package dev.chasitor.codec;

import dev.chasitor.model.Request;

/** The result of reading an HTTP request on the server's side. */
public sealed interface Incoming {

  /** The kind of this result: switch over it, without a default. */
  Kind kind();

  /** The kinds of results. */
  enum Kind {
    /** The kind of {@link Understood}. */
    UNDERSTOOD,
    /** The kind of {@link Refused}. */
    REFUSED
  }

  /**
   * A request of the protocol.
   *
   * @param resource the row of the table that the request matches
   * @param request the request
   * @param headers the protocol's headers that could be read
   */
  record Understood(Resource resource, Request request, RequestHeaders headers)
      implements Incoming {
    @Override
    public Kind kind() {
      return Kind.UNDERSTOOD;
    }
  }

  /**
   * An HTTP message that is not a valid request of the protocol.
   *
   * @param refusal the reply for the server to send: 404 for an unknown resource, 405 for a wrong
   *     method, 403 for a session key that is too long, else 400
   */
  record Refused(Refusal refusal) implements Incoming {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }
}
