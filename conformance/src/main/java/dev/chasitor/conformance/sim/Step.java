package dev.chasitor.conformance.sim;

import java.time.Duration;

/**
 * Something the visitor or the agent does.
 *
 * @param at when, since the run began
 * @param act what
 * @param text what is said, typed or raised; unique within a scenario
 * @param lasting how long the client stands still, nothing for what is done in a moment
 */
public record Step(Duration at, Act act, String text, Duration lasting) {

  /** What a line may end in that a rule for sensitive data keeps back. */
  public static final String SENSITIVE = " card 4111";

  /** Something that is done in a moment. */
  public Step(Duration at, Act act, String text) {
    this(at, act, text, Duration.ZERO);
  }

  /** When it is done. */
  Duration over() {
    return at.plus(lasting);
  }

  /** What can be done. */
  public enum Act {
    SAY("The visitor says something."),
    TYPE("The visitor types."),
    PEEK("The visitor has typed something that is not said yet."),
    RAISE("The visitor's application posts an event of its own."),
    END("The visitor ends the chat."),
    CLOSE("The application drops the session."),
    AGENT_SAYS("The agent says something."),
    AGENT_TYPES("The agent types."),
    AGENT_HANDS_OVER("Another agent takes the chat."),
    AGENT_VANISHES("The agent is disconnected."),
    AGENT_ENDS("The agent ends the chat."),
    CHAT_FAILS("No agent can take the chat: it fails, unless it was accepted before."),
    FREEZE(
        "The visitor's session is written down, and a new client goes on from what was written."),
    SUSPEND("The visitor's process gets no time to run; then everything comes at once.");

    private final String meaning;

    Act(String meaning) {
      this.meaning = meaning;
    }

    /** What is done, in a sentence. */
    public String meaning() {
      return meaning;
    }
  }

  @Override
  public String toString() {
    return at.toMillis()
        + "ms "
        + act
        + (text.isEmpty() ? "" : " '" + text + "'")
        + (lasting.isZero() ? "" : " for " + lasting.toMillis() + "ms");
  }
}
