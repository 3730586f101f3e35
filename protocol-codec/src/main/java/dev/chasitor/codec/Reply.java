package dev.chasitor.codec;

import dev.chasitor.model.Response;

/**
 * What a server says to a request, on either side of the wire: a client decodes it from a {@link
 * WireResponse}, a server encodes it into one.
 */
public sealed interface Reply {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link Answered}. */
    ANSWERED,
    /** {@link Accepted}. */
    ACCEPTED,
    /** {@link Empty}. */
    EMPTY,
    /** {@link Refused}. */
    REFUSED,
    /** {@link Malformed}. */
    MALFORMED
  }

  /**
   * 200 with a JSON body.
   *
   * @param response the body
   */
  record Answered(Response response) implements Reply {
    @Override
    public Kind kind() {
      return Kind.ANSWERED;
    }
  }

  /** 2xx to a POST or DELETE, whose body does not matter (rulings A1, C-ERR-01). */
  record Accepted() implements Reply {
    @Override
    public Kind kind() {
      return Kind.ACCEPTED;
    }
  }

  /** 204: nothing to say. */
  record Empty() implements Reply {
    @Override
    public Kind kind() {
      return Kind.EMPTY;
    }
  }

  /**
   * Any status that is not a success.
   *
   * @param refusal what the server did not like
   */
  record Refused(Refusal refusal) implements Reply {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /**
   * A success whose body is not what the protocol says. Only ever decoded, never encoded.
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
