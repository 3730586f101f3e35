package dev.chasitor.tck.sim;

import java.time.Duration;

/**
 * Something the visitor or the agent does.
 *
 * @param at when, since the run began
 * @param act what
 * @param text what is said, typed or raised; unique within a scenario
 */
public record Step(Duration at, Act act, String text) {

  /** What can be done. */
  public enum Act {
    /** The visitor says something. */
    SAY,
    /** The visitor types. */
    TYPE,
    /** The visitor has typed something that is not said yet. */
    PEEK,
    /** The visitor's application posts an event of its own. */
    RAISE,
    /** The visitor ends the chat. */
    END,
    /** The application drops the session. */
    CLOSE,
    /** The agent says something. */
    AGENT_SAYS,
    /** The agent types. */
    AGENT_TYPES,
    /** Another agent takes the chat. */
    AGENT_HANDS_OVER,
    /** The agent is disconnected. */
    AGENT_VANISHES,
    /** The agent ends the chat. */
    AGENT_ENDS,
    /** No agent can take the chat: it fails, unless it was accepted before. */
    CHAT_FAILS,
    /** The visitor's session is written down, and goes on from what was written. */
    FREEZE
  }

  @Override
  public String toString() {
    return at.toMillis() + "ms " + act + (text.isEmpty() ? "" : " '" + text + "'");
  }
}
