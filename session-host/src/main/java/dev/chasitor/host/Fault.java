package dev.chasitor.host;

import dev.chasitor.model.RequestType;
import java.util.List;
import java.util.stream.Stream;

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

  /** Where a fault strikes an exchange. */
  public enum Place {
    BEFORE_SERVER,
    INSTEAD_OF_SERVER,
    AFTER_SERVER,
    IN_REPLY
  }

  /**
   * What goes wrong. The kinds that strike at one place are one enum, so that whoever makes them
   * strike switches over the place first and then over that enum alone.
   */
  public sealed interface Kind permits BeforeServer, InsteadOfServer, AfterServer, InReply {

    /** Returns every kind, in the order in which they strike an exchange. */
    static List<Kind> all() {
      return Stream.of(
              BeforeServer.values(),
              InsteadOfServer.values(),
              AfterServer.values(),
              InReply.values())
          .<Kind>flatMap(Stream::of)
          .toList();
    }

    /** Where it strikes, and so which enum it is of. */
    Place place();

    /** What it is called, for example {@code DROP_REQUEST}. */
    String name();

    /** What happens, in one sentence. */
    String meaning();
  }

  /** Faults that strike before the server has the request. */
  public enum BeforeServer implements Kind {
    DROP_REQUEST("The request is lost; the client notices at once."),
    REFUSED_CONNECTION("No connection can be made; the client notices at once."),
    SILENCE("The request is lost, and neither side notices."),
    REPEAT_REQUEST("The server gets the request twice."),
    KILL_BEFORE("The node is lost just before it does the request."),
    FREEZE_BEFORE("The session is frozen and thawed while the request is on its way.");

    private final String meaning;

    BeforeServer(String meaning) {
      this.meaning = meaning;
    }

    @Override
    public Place place() {
      return Place.BEFORE_SERVER;
    }

    @Override
    public String meaning() {
      return meaning;
    }
  }

  /** Faults that answer in place of the server, which gets no request. */
  public enum InsteadOfServer implements Kind {
    ERROR_400("The server answers 400 and does nothing."),
    ERROR_403("The server answers 403 and does nothing."),
    ERROR_405("The server answers 405 and does nothing."),
    ERROR_408("A gateway answers 408, and the server gets nothing."),
    ERROR_425("A gateway answers 425, and the server gets nothing."),
    ERROR_429("A gateway answers 429 with a Retry-After, and the server gets nothing."),
    ERROR_500("The server answers 500 and does nothing."),
    ERROR_503("The server answers 503 and does nothing."),
    ERROR_409("The server answers 409, does nothing, and names the last number it took."),
    ERROR_409_AHEAD(
        "The server answers 409, does nothing, and names a last number that is some numbers ahead."),
    ERROR_409_MUTE("The server answers 409, does nothing, and names no number."),
    USELESS_204("The server answers 204 at once, whether or not there is a message."),
    USELESS_200("The server answers at once with an empty batch."),
    NOT_VALID("The session cannot be taken over: isValid is false.");

    private final String meaning;

    InsteadOfServer(String meaning) {
      this.meaning = meaning;
    }

    @Override
    public Place place() {
      return Place.INSTEAD_OF_SERVER;
    }

    @Override
    public String meaning() {
      return meaning;
    }
  }

  /** Faults that strike after the server has done the request; its answer is right. */
  public enum AfterServer implements Kind {
    DROP_RESPONSE(
        "The server does the request, but the answer is lost; the client notices at once."),
    LATE_RESPONSE("The server does the request, and the answer comes after the client gave up."),
    DELAY("The request and the answer take long, but arrive in time."),
    KILL_AFTER("The node is lost after it has done and stored the request, before it answers."),
    FREEZE_AFTER("The session is frozen and thawed while the answer is on its way back."),
    SUSPEND("The client's process does not run while the answer is on its way back.");

    private final String meaning;

    AfterServer(String meaning) {
      this.meaning = meaning;
    }

    @Override
    public Place place() {
      return Place.AFTER_SERVER;
    }

    @Override
    public String meaning() {
      return meaning;
    }
  }

  /** Faults that change what the server answers. */
  public enum InReply implements Kind {
    TRUNCATED_BODY("The answer is cut off."),
    GARBAGE("The answer is a page in HTML."),
    STALE_BATCH("The server sends a batch again, although it was acknowledged."),
    UNKNOWN_MESSAGE("A batch has a message of an unknown type."),
    AGENT_DISCONNECT("A batch begins with AgentDisconnect."),
    SWITCH_SERVER("A batch begins with SwitchServer, which names another server."),
    SENSITIVE_DATA_RULES("A batch begins with SensitiveDataRules."),
    ODD_LEAVES("The messages of a batch lack properties, and have others that nobody can read."),
    NOT_RESTORED(
        "The node that took over has lost the chat: it sends no ChasitorSessionData and no line.");

    private final String meaning;

    InReply(String meaning) {
      this.meaning = meaning;
    }

    @Override
    public Place place() {
      return Place.IN_REPLY;
    }

    @Override
    public String meaning() {
      return meaning;
    }
  }

  /** Whether the fault can strike requests of its type. */
  public boolean fits() {
    boolean poll = on == RequestType.MESSAGES;
    boolean numbered = !poll && on != RequestType.SESSION_ID;
    return switch (kind.place()) {
      case BEFORE_SERVER -> kind != BeforeServer.REPEAT_REQUEST || numbered;
      case INSTEAD_OF_SERVER ->
          switch ((InsteadOfServer) kind) {
            case USELESS_204, USELESS_200 -> poll;
            case ERROR_409_AHEAD, ERROR_409_MUTE -> numbered;
            case NOT_VALID ->
                on == RequestType.RESYNC_SESSION || on == RequestType.RECONNECT_SESSION;
            case ERROR_400,
                ERROR_403,
                ERROR_405,
                ERROR_408,
                ERROR_409,
                ERROR_425,
                ERROR_429,
                ERROR_500,
                ERROR_503 ->
                true;
          };
      case AFTER_SERVER -> true;
      case IN_REPLY ->
          switch ((InReply) kind) {
            case STALE_BATCH,
                UNKNOWN_MESSAGE,
                AGENT_DISCONNECT,
                SWITCH_SERVER,
                SENSITIVE_DATA_RULES,
                ODD_LEAVES,
                NOT_RESTORED ->
                poll;
            case TRUNCATED_BODY, GARBAGE -> true;
          };
    };
  }

  @Override
  public String toString() {
    return kind + " on " + on + " no. " + nth + (times > 1 ? " and " + (times - 1) + " more" : "");
  }
}
