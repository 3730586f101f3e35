package dev.chasitor.session.visitor;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What can happen to a session. Every input has the time: a duration since the session began, by
 * the driver's clock.
 *
 * <p>Two things are the driver's duty: time never goes back from one input to the next, and the
 * refs of commands grow, from 1. {@link VisitorMachine#step} throws {@link
 * dev.chasitor.session.machine.DriverMistakeException} at an input that breaks either.
 */
public sealed interface Input {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link Start}. */
    START,
    /** {@link Send}. */
    SEND,
    /** {@link Post}. */
    POST,
    /** {@link Typing}. */
    TYPING,
    /** {@link SneakPeek}. */
    SNEAK_PEEK,
    /** {@link End}. */
    END,
    /** {@link Abandon}. */
    ABANDON,
    /** {@link Deadline}. */
    DEADLINE,
    /** {@link Replied}. */
    REPLIED,
    /** {@link Lost}. */
    LOST
  }

  /** Time since the session began; never before that of the last input. */
  Duration now();

  /** The ref of a command whose outcome is reported; empty for every other input. */
  default OptionalLong commandRef() {
    return OptionalLong.empty();
  }

  /**
   * Opens the session and asks for the chat.
   *
   * @param now time since the session began
   */
  record Start(Duration now) implements Input {
    @Override
    public Kind kind() {
      return Kind.START;
    }
  }

  /** Something that shall reach the agent, once and in order. */
  sealed interface Saying extends Input {

    /** The driver's name for the command, above all before it; {@link Effect.Settle} has it. */
    long ref();

    @Override
    default OptionalLong commandRef() {
      return OptionalLong.of(ref());
    }

    /** What to post. */
    Request request();
  }

  /**
   * Says something. What is said before an agent is there waits.
   *
   * @param now time since the session began
   * @param ref the driver's name for the command, above all before it; {@link Effect.Settle} has it
   * @param text what the visitor says
   */
  record Send(Duration now, long ref, String text) implements Saying {
    @Override
    public Kind kind() {
      return Kind.SEND;
    }

    public Send {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public Request request() {
      return ChatMessageRequest.builder().text(text).build();
    }
  }

  /**
   * Posts something else of the visitor's: a CustomEvent, or a RichMessage. It keeps its place
   * among the lines that are said.
   *
   * @param now time since the session began
   * @param ref the driver's name for the command, above all before it; {@link Effect.Settle} has it
   * @param request what to post
   */
  record Post(Duration now, long ref, Request request) implements Saying {
    @Override
    public Kind kind() {
      return Kind.POST;
    }

    private static final Set<RequestType> KINDS =
        Set.of(RequestType.CUSTOM_EVENT, RequestType.RICH_MESSAGE);

    public Post {
      if (!KINDS.contains(request.kind())) {
        throw new IllegalArgumentException(
            "A visitor posts CustomEvent or RichMessage, not " + request.kind());
      }
    }
  }

  /**
   * Shows the agent that the visitor types, or stopped typing. Best effort: dropped unless an agent
   * is there, collapsed to the latest.
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
   * Shows the agent what the visitor has typed so far. Best effort: dropped unless an agent is
   * there who may see it, collapsed to the latest.
   *
   * @param now time since the session began
   * @param text what is typed so far
   */
  record SneakPeek(Duration now, String text) implements Input {
    @Override
    public Kind kind() {
      return Kind.SNEAK_PEEK;
    }

    public SneakPeek {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * Ends the chat after everything said before it; while no agent is there it leaves the queue at
   * once.
   *
   * @param now time since the session began
   * @param ref the driver's name for the command, above all before it; {@link Effect.Settle} has it
   */
  record End(Duration now, long ref) implements Input {
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
   * Drops the session without a word to the server.
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
   * The moment that {@link VisitorState#deadline()} named has come. Harmless when early.
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
   * A call was answered. Ignored unless the call is still waited for.
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
   * A call was not answered. Ignored unless the call is still waited for.
   *
   * @param now time since the session began
   * @param call the id in {@link Effect.Call}
   * @param failure why
   */
  record Lost(Duration now, long call, FailureKind failure) implements Input {
    @Override
    public Kind kind() {
      return Kind.LOST;
    }
  }
}
