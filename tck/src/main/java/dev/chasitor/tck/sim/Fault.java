package dev.chasitor.tck.sim;

import dev.chasitor.model.RequestType;

/**
 * Something that goes wrong, keyed by what it hits and not by when, so that a scenario that shrinks
 * keeps its meaning.
 *
 * @param on the kind of request it hits
 * @param nth which of them, from 1, counted as they leave the client
 * @param times how many of them in a row
 * @param kind what goes wrong
 */
public record Fault(RequestType on, int nth, int times, Kind kind) {

  /** Something that goes wrong once. */
  public static Fault once(RequestType on, int nth, Kind kind) {
    return new Fault(on, nth, 1, kind);
  }

  boolean hits(RequestType type, int which) {
    return type == on && which >= nth && which < nth + times;
  }

  /** What can go wrong. */
  public enum Kind {
    /** The request is lost; the client notices at once. */
    DROP_REQUEST,
    /** No connection can be made; the client notices at once. */
    REFUSED_CONNECTION,
    /** The server does it, the answer is lost; the client notices at once. */
    DROP_RESPONSE,
    /** The request is lost, and nobody notices. */
    SILENCE,
    /** The server does it, and the answer comes after the client gave up. */
    LATE_RESPONSE,
    /** The server gets it twice. */
    REPEAT_REQUEST,
    /** Both ways take long, but not too long. */
    DELAY,
    /** The answer is cut off. */
    TRUNCATED_BODY,
    /** The answer is a page in HTML. */
    GARBAGE,
    /** The server answers 400 and does nothing. */
    ERROR_400,
    /** The server answers 403 and does nothing. */
    ERROR_403,
    /** The server answers 405 and does nothing. */
    ERROR_405,
    /** The server answers 500 and does nothing. */
    ERROR_500,
    /** The server answers 503 and does nothing. */
    ERROR_503,
    /** The server answers 409 and does nothing. */
    ERROR_409,
    /** A batch comes once more, although it was acknowledged. */
    STALE_BATCH,
    /** A batch brings a type of message that nobody knows. */
    UNKNOWN_MESSAGE,
    /** A batch begins with AgentDisconnect. */
    AGENT_DISCONNECT,
    /** The node is lost just before it does it. */
    KILL_BEFORE,
    /** The node is lost when it has done and stored it, before the answer. */
    KILL_AFTER,
    /** The session cannot be taken over: {@code isValid} is false. */
    NOT_VALID
  }

  @Override
  public String toString() {
    return kind + " on " + on + " no. " + nth + (times > 1 ? " and " + (times - 1) + " more" : "");
  }
}
