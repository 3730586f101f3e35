package dev.chasitor.codec;

import dev.chasitor.model.Response;

/**
 * A server's reply to a request. A client decodes it from a {@link WireResponse}; a server encodes
 * it into one.
 */
public sealed interface Reply {

  /** The kind of this reply: switch over it, without a default. */
  Kind kind();

  /** The kinds of replies. */
  enum Kind {
    /** The kind of {@link Answered}. */
    ANSWERED,
    /** The kind of {@link Accepted}. */
    ACCEPTED,
    /** The kind of {@link Empty}. */
    EMPTY,
    /** The kind of {@link Refused}. */
    REFUSED,
    /** The kind of {@link Malformed}. */
    MALFORMED
  }

  /**
   * A 200 with a JSON body.
   *
   * @param response the body
   */
  record Answered(Response response) implements Reply {
    @Override
    public Kind kind() {
      return Kind.ANSWERED;
    }
  }

  /** A 2xx to a POST or DELETE. Its body does not matter (rulings A1, C-ERR-01). */
  record Accepted() implements Reply {
    @Override
    public Kind kind() {
      return Kind.ACCEPTED;
    }
  }

  /** A 204: the server has no messages. */
  record Empty() implements Reply {
    @Override
    public Kind kind() {
      return Kind.EMPTY;
    }
  }

  /**
   * Any status that is not a success.
   *
   * @param refusal why the server refused
   */
  record Refused(Refusal refusal) implements Reply {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /**
   * A success whose body is not valid in the protocol. A client decodes it; a server never encodes
   * it.
   *
   * @param problem what was expected and where, free of secrets
   */
  record Malformed(String problem) implements Reply {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }
  }
}
