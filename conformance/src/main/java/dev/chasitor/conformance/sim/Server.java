package dev.chasitor.conformance.sim;

import java.time.Duration;

/**
 * How the server of a run behaves.
 *
 * @param acceptAfter how long until an agent accepts the chat
 * @param pollTimeout what it tells as {@code clientPollTimeout}, in seconds
 * @param timeoutAsText whether it tells that as a text, as some editions do
 * @param attentive whether agents see what is typed, and wait for answers only so long
 * @param discreet whether it tells at once what must not be sent to it
 */
public record Server(
    Duration acceptAfter,
    int pollTimeout,
    boolean timeoutAsText,
    boolean attentive,
    boolean discreet) {

  /** A server whose agent takes this long, and nothing special else. */
  public static Server accepting(Duration acceptAfter) {
    return new Server(acceptAfter, 40, false, false, false);
  }

  /** Shorter than the time-out (S-POLL-03). */
  Duration pollHold() {
    return Duration.ofSeconds(pollTimeout).multipliedBy(3).dividedBy(4);
  }

  @Override
  public String toString() {
    return "accepts after "
        + acceptAfter.toMillis()
        + "ms, clientPollTimeout "
        + (timeoutAsText ? "'" + pollTimeout + "'" : pollTimeout)
        + (attentive ? ", attentive" : "")
        + (discreet ? ", discreet" : "");
  }
}
