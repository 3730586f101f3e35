package dev.chasitor.cli.demo;

import dev.chasitor.session.visitor.EndCause;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of an act.
 *
 * @param act what was to be played
 * @param toDesk what came of the visitor's messages
 * @param toVisitor what came of the desk's messages
 * @param handOver how long the chat stood still, from the death of its node; empty without one
 * @param end how the chat ended; empty if it did not
 */
record DemoResult(
    Act act,
    Balance toDesk,
    Balance toVisitor,
    Optional<Duration> handOver,
    Optional<EndCause> end) {

  /** Whether all came as it should, the loss of the node included. */
  boolean isGood() {
    return toDesk.isPerfect()
        && toVisitor.isPerfect()
        && handOver.isPresent()
        && end.filter(cause -> cause.kind() == act.end()).isPresent();
  }
}
