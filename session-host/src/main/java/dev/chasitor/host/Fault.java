package dev.chasitor.host;

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

  /** Whether it hits the n-th request of a kind. */
  public boolean hits(RequestType type, int which) {
    return type == on && which >= nth && which < nth + times;
  }

  /** What can go wrong. */
  public enum Kind {
    DROP_REQUEST("The request is lost; the client notices at once."),
    REFUSED_CONNECTION("No connection can be made; the client notices at once."),
    DROP_RESPONSE("The server does it, the answer is lost; the client notices at once."),
    SILENCE("The request is lost, and nobody notices."),
    LATE_RESPONSE("The server does it, and the answer comes after the client gave up."),
    REPEAT_REQUEST("The server gets it twice."),
    DELAY("Both ways take long, but not too long."),
    TRUNCATED_BODY("The answer is cut off."),
    GARBAGE("The answer is a page in HTML."),
    ERROR_400("The server answers 400 and does nothing."),
    ERROR_403("The server answers 403 and does nothing."),
    ERROR_405("The server answers 405 and does nothing."),
    ERROR_500("The server answers 500 and does nothing."),
    ERROR_503("The server answers 503 and does nothing."),
    ERROR_409("The server answers 409, does nothing, and tells the last number it took."),
    ERROR_409_AHEAD("The same, but the server has passed over some numbers."),
    ERROR_409_MUTE("The server answers 409, does nothing, and tells no numbers."),
    USELESS_204("The server answers 204 at once, whether or not there is something to tell."),
    USELESS_200("The server answers at once with a batch of nothing."),
    STALE_BATCH("A batch comes once more, although it was acknowledged."),
    UNKNOWN_MESSAGE("A batch brings a type of message that nobody knows."),
    AGENT_DISCONNECT("A batch begins with AgentDisconnect."),
    SWITCH_SERVER("A batch begins with SwitchServer, which names another server."),
    SENSITIVE_DATA_RULES("A batch begins with SensitiveDataRules."),
    KILL_BEFORE("The node is lost just before it does it."),
    KILL_AFTER("The node is lost when it has done and stored it, before the answer."),
    NOT_VALID("The session cannot be taken over: isValid is false."),
    NOT_RESTORED(
        "The node that took over has lost the chat: it brings no ChasitorSessionData and no line."),
    FREEZE_BEFORE("The session is frozen and thawed while the request is on its way."),
    FREEZE_AFTER("The session is frozen and thawed while the answer is on its way back."),
    SUSPEND("The client's process gets no time to run while the answer is on its way back.");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** What happens, in a sentence. */
    public String meaning() {
      return meaning;
    }
  }

  @Override
  public String toString() {
    return kind + " on " + on + " no. " + nth + (times > 1 ? " and " + (times - 1) + " more" : "");
  }
}
