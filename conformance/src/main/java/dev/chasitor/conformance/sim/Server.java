package dev.chasitor.conformance.sim;

import java.time.Duration;

/**
 * The behaviour of the simulated server.
 *
 * @param acceptAfter the time until an agent accepts the chat
 * @param pollTimeout its {@code clientPollTimeout} in seconds
 * @param timeoutAsText whether it sends that as text, as some editions of the guide show it
 * @param attentive whether agents get sneak peeks, and the server ends a chat whose visitor stays
 *     idle
 * @param discreet whether it sends rules for sensitive data with ChatRequestSuccess
 * @param narrow whether its answers and its transcripts hold only a few lines
 */
public record Server(
    Duration acceptAfter,
    int pollTimeout,
    boolean timeoutAsText,
    boolean attentive,
    boolean discreet,
    boolean narrow) {

  /** Returns a plain server with this time until an agent accepts, and a time-out of 40 s. */
  public static Server accepting(Duration acceptAfter) {
    return new Server(acceptAfter, 40, false, false, false, false);
  }

  /** Returns how long it holds a poll: less than the time-out (S-POLL-03). */
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
        + (discreet ? ", discreet" : "")
        + (narrow ? ", narrow" : "");
  }
}
