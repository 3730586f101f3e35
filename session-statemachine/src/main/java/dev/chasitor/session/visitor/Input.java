package dev.chasitor.session.visitor;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Something that happened to a session: a command, the outcome of a call, or a deadline. Each input
 * has its time, a duration since the session began by the driver's clock.
 *
 * <p>A driver must ensure two things: time never goes back from one input to the next, and the refs
 * of commands grow, starting at 1. Otherwise {@link VisitorMachine#step} throws {@link
 * dev.chasitor.session.machine.DriverMistakeException}.
 */
public sealed interface Input {

  /** The kind of this value: switch over it without a default branch. */
  Kind kind();

  /** The kinds, one for each permitted type. */
  enum Kind {
    /** The kind of {@link Start}. */
    START,
    /** The kind of {@link Send}. */
    SEND,
    /** The kind of {@link Post}. */
    POST,
    /** The kind of {@link Typing}. */
    TYPING,
    /** The kind of {@link SneakPeek}. */
    SNEAK_PEEK,
    /** The kind of {@link Withdraw}. */
    WITHDRAW,
    /** The kind of {@link End}. */
    END,
    /** The kind of {@link Abandon}. */
    ABANDON,
    /** The kind of {@link Deadline}. */
    DEADLINE,
    /** The kind of {@link Replied}. */
    REPLIED,
    /** The kind of {@link Lost}. */
    LOST,
    /** The kind of {@link Confirmed}. */
    CONFIRMED
  }

  /** Time since the session began; never before that of the last input. */
  Duration now();

  /** The ref of the command, if the machine reports the outcome of this input; else empty. */
  default OptionalLong commandRef() {
    return OptionalLong.empty();
  }

  /**
   * The command to open the session and ask for the chat.
   *
   * @param now time since the session began
   */
  record Start(Duration now) implements Input {
    @Override
    public Kind kind() {
      return Kind.START;
    }
  }

  /** A command to send the agent something, once and in order. */
  sealed interface Saying extends Input {

    /**
     * The driver's id for the command, above every earlier ref; {@link SessionEvent.Settled}
     * repeats it.
     */
    long ref();

    @Override
    default OptionalLong commandRef() {
      return OptionalLong.of(ref());
    }

    /** The application's id of the command; empty if it gave none. */
    Optional<CommandId> id();

    /**
     * How long the command may wait for its first try. Then it is settled as not sent. Empty if it
     * waits as long as it must.
     */
    Optional<Duration> timeToLive();

    /**
     * Whether the application may have given the command before, to a process whose document this
     * session does not have.
     */
    default boolean repeat() {
      return false;
    }

    /** The names of the command. */
    default CommandRef command() {
      return new CommandRef(ref(), id());
    }

    /** The request to post. */
    Request request();
  }

  /**
   * The command to say a line. The line waits until an agent is there.
   *
   * @param now time since the session began
   * @param ref the driver's id for the command, above every earlier ref; {@link
   *     SessionEvent.Settled} repeats it
   * @param text what the visitor says
   * @param id the application's id of the command; empty if it gave none
   * @param timeToLive how long the line may wait for its first try, at most {@link
   *     Profile#LONGEST}; empty if it waits as long as it must
   * @param repeat whether the line may have been said after a stale document was written: then the
   *     transcript shows it, and it is not said again
   */
  record Send(
      Duration now,
      long ref,
      String text,
      Optional<CommandId> id,
      Optional<Duration> timeToLive,
      boolean repeat)
      implements Saying {

    /** Makes a command that is new. */
    public Send(
        Duration now,
        long ref,
        String text,
        Optional<CommandId> id,
        Optional<Duration> timeToLive) {
      this(now, ref, text, id, timeToLive, false);
    }

    /** Makes a command without an id of the application's. */
    public Send(Duration now, long ref, String text) {
      this(now, ref, text, Optional.empty(), Optional.empty());
    }

    /** Shows no text, because inputs and events are logged. */
    @Override
    public String toString() {
      return "Send[now=" + now + ", ref=" + ref + ", " + text.length() + " characters]";
    }

    @Override
    public Kind kind() {
      return Kind.SEND;
    }

    /**
     * Accepts a line with any text.
     *
     * @throws IllegalArgumentException if the time to live is not above zero, or too long
     */
    public Send {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(id, "id");
      timeToLive.ifPresent(Input::checkTimeToLive);
    }

    @Override
    public Request request() {
      return ChatMessageRequest.builder().text(text).build();
    }
  }

  /**
   * The command to post a CustomEvent or a RichMessage. It keeps its place among the visitor's
   * lines.
   *
   * @param now time since the session began
   * @param ref the driver's id for the command, above every earlier ref; {@link
   *     SessionEvent.Settled} repeats it
   * @param request the request to post
   * @param id the application's id of the command; empty if it gave none
   * @param timeToLive how long the request may wait for its first try, at most {@link
   *     Profile#LONGEST}; empty if it waits as long as it must
   */
  record Post(
      Duration now,
      long ref,
      Request request,
      Optional<CommandId> id,
      Optional<Duration> timeToLive)
      implements Saying {

    /**
     * Makes a command without an id of the application's.
     *
     * @throws IllegalArgumentException if the request is of another type, or an additional property
     *     of it is not JSON or has the name of a known one
     */
    public Post(Duration now, long ref, Request request) {
      this(now, ref, request, Optional.empty(), Optional.empty());
    }

    @Override
    public Kind kind() {
      return Kind.POST;
    }

    private static final Set<RequestType> KINDS =
        Set.of(RequestType.CUSTOM_EVENT, RequestType.RICH_MESSAGE);

    /**
     * Accepts a request that can be written.
     *
     * @throws IllegalArgumentException if the request is of another type, or an additional property
     *     of it is not JSON or has the name of a known one; if the time to live is not above zero,
     *     or too long
     */
    public Post {
      if (!KINDS.contains(request.kind())) {
        throw new IllegalArgumentException(
            "A visitor posts CustomEvent or RichMessage, not " + request.kind());
      }
      Writable.require(request);
      Objects.requireNonNull(id, "id");
      timeToLive.ifPresent(Input::checkTimeToLive);
    }
  }

  /**
   * The command to show the agent that the visitor types, or stopped typing. The machine drops it
   * unless an agent is there, and sends only the latest.
   *
   * @param now time since the session began
   * @param typing whether the visitor types
   */
  record Typing(Duration now, boolean typing) implements Input {
    @Override
    public Kind kind() {
      return Kind.TYPING;
    }
  }

  /**
   * The command to show the agent what the visitor has typed so far. The machine drops it unless an
   * agent is there who may see it, and sends only the latest.
   *
   * @param now time since the session began
   * @param text the text typed so far
   */
  record SneakPeek(Duration now, String text) implements Input {
    /** Shows no text, because inputs and events are logged. */
    @Override
    public String toString() {
      return "SneakPeek[now=" + now + ", " + text.length() + " characters]";
    }

    @Override
    public Kind kind() {
      return Kind.SNEAK_PEEK;
    }

    public SneakPeek {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * The command not to send a line, a CustomEvent or a RichMessage. If it still waits for its first
   * try, it is settled as not sent. Otherwise nothing happens, and the command is settled as
   * without this input. An end cannot be withdrawn.
   *
   * @param now time since the session began
   * @param ref the ref of the command to withdraw
   */
  record Withdraw(Duration now, long ref) implements Input {
    @Override
    public Kind kind() {
      return Kind.WITHDRAW;
    }
  }

  private static void checkTimeToLive(Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(Profile.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "A command's time to live must be longer than zero, and no longer than "
              + Profile.LONGEST);
    }
  }

  /**
   * The command to end the chat after everything said before. While no agent is there, the visitor
   * leaves the queue at once.
   *
   * @param now time since the session began
   * @param ref the driver's id for the command, above every earlier ref; {@link
   *     SessionEvent.Settled} repeats it
   * @param id the application's id of the command; empty if it gave none
   */
  record End(Duration now, long ref, Optional<CommandId> id) implements Input {

    public End {
      Objects.requireNonNull(id, "id");
    }

    /** Makes a command without an id of the application's. */
    public End(Duration now, long ref) {
      this(now, ref, Optional.empty());
    }

    /** The names of the command. */
    public CommandRef command() {
      return new CommandRef(ref, id);
    }

    @Override
    public Kind kind() {
      return Kind.END;
    }

    @Override
    public OptionalLong commandRef() {
      return OptionalLong.of(ref);
    }
  }

  /**
   * The command to drop the session without a request to the server.
   *
   * @param now time since the session began
   */
  record Abandon(Duration now) implements Input {
    @Override
    public Kind kind() {
      return Kind.ABANDON;
    }
  }

  /**
   * The moment that {@link VisitorState#deadline()} named has come. An early one is harmless.
   *
   * @param now time since the session began
   */
  record Deadline(Duration now) implements Input {
    @Override
    public Kind kind() {
      return Kind.DEADLINE;
    }
  }

  /**
   * A call was answered. The machine ignores it unless the state waits for the call.
   *
   * @param now time since the session began
   * @param call the id in {@link Effect.Call}
   * @param reply the answer
   */
  record Replied(Duration now, long call, Reply reply) implements Input {
    @Override
    public Kind kind() {
      return Kind.REPLIED;
    }
  }

  /**
   * A call was not answered. The machine ignores it unless the state waits for the call.
   *
   * @param now time since the session began
   * @param call the id in {@link Effect.Call}
   * @param failure why no answer came
   */
  record Lost(Duration now, long call, FailureKind failure) implements Input {
    @Override
    public Kind kind() {
      return Kind.LOST;
    }
  }

  /**
   * The application has an event, and all events before it. Until then the session keeps the event,
   * and tells it again after it was frozen. When {@link Deliveries#MOST} events wait, the session
   * polls no more than it must.
   *
   * @param now time since the session began
   * @param number the number of the event in {@link Effect.Tell}
   */
  record Confirmed(Duration now, long number) implements Input {
    @Override
    public Kind kind() {
      return Kind.CONFIRMED;
    }
  }
}
