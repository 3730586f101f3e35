package dev.chasitor.host;

import dev.chasitor.model.RequestType;

/**
 * Something that goes wrong in a run, keyed by the request that it hits. So a schedule keeps its
 * meaning when steps are removed from it.
 *
 * @param on the type of request that it hits
 * @param nth which request of this type it hits, from 1, counted as they leave the client
 * @param times how many requests of this type it hits in a row
 * @param kind what goes wrong
 */
public record Fault(RequestType on, int nth, int times, Kind kind) {

  /** Returns a fault that hits one request. */
  public static Fault once(RequestType on, int nth, Kind kind) {
    return new Fault(on, nth, 1, kind);
  }

  /** Whether it hits the request of this type with the number {@code which}, from 1. */
  public boolean hits(RequestType type, int which) {
    return type == on && which >= nth && which < nth + times;
  }

  /** The kinds of faults. */
  public enum Kind {
    DROP_REQUEST("The request is lost; the client notices at once."),
    REFUSED_CONNECTION("No connection can be made; the client notices at once."),
    DROP_RESPONSE(
        "The server does the request, but the answer is lost; the client notices at once."),
    SILENCE("The request is lost, and neither side notices."),
    LATE_RESPONSE("The server does the request, and the answer comes after the client gave up."),
    REPEAT_REQUEST("The server gets the request twice."),
    DELAY("The request and the answer take long, but arrive in time."),
    TRUNCATED_BODY("The answer is cut off."),
    GARBAGE("The answer is a page in HTML."),
    ERROR_400("The server answers 400 and does nothing."),
    ERROR_403("The server answers 403 and does nothing."),
    ERROR_405("The server answers 405 and does nothing."),
    ERROR_500("The server answers 500 and does nothing."),
    ERROR_503("The server answers 503 and does nothing."),
    ERROR_409("The server answers 409, does nothing, and names the last number it took."),
    ERROR_409_AHEAD(
        "The server answers 409, does nothing, and names a last number that is some numbers ahead."),
    ERROR_409_MUTE("The server answers 409, does nothing, and names no number."),
    USELESS_204("The server answers 204 at once, whether or not there is a message."),
    USELESS_200("The server answers at once with an empty batch."),
    STALE_BATCH("The server sends a batch again, although it was acknowledged."),
    UNKNOWN_MESSAGE("A batch has a message of an unknown type."),
    AGENT_DISCONNECT("A batch begins with AgentDisconnect."),
    SWITCH_SERVER("A batch begins with SwitchServer, which names another server."),
    SENSITIVE_DATA_RULES("A batch begins with SensitiveDataRules."),
    KILL_BEFORE("The node is lost just before it does the request."),
    KILL_AFTER("The node is lost after it has done and stored the request, before it answers."),
    NOT_VALID("The session cannot be taken over: isValid is false."),
    NOT_RESTORED(
        "The node that took over has lost the chat: it sends no ChasitorSessionData and no line."),
    FREEZE_BEFORE("The session is frozen and thawed while the request is on its way."),
    FREEZE_AFTER("The session is frozen and thawed while the answer is on its way back."),
    SUSPEND("The client's process does not run while the answer is on its way back.");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** What happens, in one sentence. */
    public String meaning() {
      return meaning;
    }
  }

  @Override
  public String toString() {
    return kind + " on " + on + " no. " + nth + (times > 1 ? " and " + (times - 1) + " more" : "");
  }
}
