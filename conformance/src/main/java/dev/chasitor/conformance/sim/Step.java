package dev.chasitor.conformance.sim;

import java.time.Duration;

/**
 * One planned act in a schedule, by the visitor, the application or the agent.
 *
 * @param at the time since the run began
 * @param act what is done
 * @param text the text that is said, typed or posted
 * @param lasting how long a freeze or a suspension lasts; zero for other acts
 */
public record Step(Duration at, Act act, String text, Duration lasting) {

  /** The ending of a line that a rule for sensitive data matches. */
  public static final String SENSITIVE = " card 4111";

  /** Creates a step that takes no time. */
  public Step(Duration at, Act act, String text) {
    this(at, act, text, Duration.ZERO);
  }

  /** Returns the time at which the step is done. */
  Duration over() {
    return at.plus(lasting);
  }

  /** The kinds of acts. */
  public enum Act {
    SAY("The visitor says something."),
    TYPE("The visitor types."),
    PEEK("The visitor has typed a line and not sent it yet."),
    RAISE("The application posts a CustomEvent."),
    END("The visitor ends the chat."),
    CLOSE("The application drops the session."),
    AGENT_SAYS("The agent says something."),
    AGENT_TYPES("The agent types."),
    AGENT_HANDS_OVER("Another agent takes the chat."),
    AGENT_VANISHES("The agent is disconnected."),
    AGENT_ENDS("The agent ends the chat."),
    CHAT_FAILS(
        "No agent can take the chat. The chat request fails, unless an agent accepted it before."),
    FREEZE("The session is frozen, and a new client thaws it and goes on."),
    SUSPEND(
        "The client's process gets no time to run. Then everything that arrived meanwhile reaches it at once."),
    CRASH(
        "The client's process is killed. A new one goes on from the journal, or from the document of an earlier freeze."),
    LEASE_EXPIRES(
        "The client's process gets no time to run for longer than its lease. Meanwhile another process resumes the sessions that nobody holds.");

    private final String meaning;

    Act(String meaning) {
      this.meaning = meaning;
    }

    /** Returns what is done, in a sentence or two. */
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
