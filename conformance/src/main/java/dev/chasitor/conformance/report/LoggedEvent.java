package dev.chasitor.conformance.report;

import java.time.Duration;

/**
 * An event of a run, as the log and the sequence diagram show it. Immutable. It holds no secret: a
 * short tag stands for it.
 *
 * @param at when, since the run began
 * @param from the lane of whoever acts: {@code App}, {@code Client}, {@code Network}, {@code Agent}
 *     or the tag of a node
 * @param to the lane of whoever is acted on; the same lane for a note
 * @param style how the diagram draws it
 * @param call the call it belongs to; 0 for none
 * @param blamed whether the verdict names it
 * @param text what happened, in one line
 */
public record LoggedEvent(
    Duration at, String from, String to, Style style, long call, boolean blamed, String text) {

  public LoggedEvent {
    text = SecretForms.without(text);
  }

  /** The styles of an arrow. */
  public enum Style {
    /** It arrives. */
    PLAIN,
    /** It comes late, or belongs to a process that does not hold the session any more. */
    DASHED,
    /** It is lost on its way. */
    LOST,
    /** It stays in its lane. */
    NOTE,
    /** The simulation made something go wrong. */
    FAULT
  }
}
