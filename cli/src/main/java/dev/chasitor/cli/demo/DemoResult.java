package dev.chasitor.cli.demo;

import dev.chasitor.session.visitor.EndCause;
import java.time.Duration;
import java.util.Optional;

/**
 * The result of one chat of the demonstration.
 *
 * @param act the script
 * @param toDesk the balance of the visitor's lines
 * @param toVisitor the balance of the desk's lines
 * @param handOver the time from the death of the node until the chat was restored; empty if it was
 *     not
 * @param end how the chat ended; empty if it did not end
 */
record DemoResult(
    Act act,
    Balance toDesk,
    Balance toVisitor,
    Optional<Duration> handOver,
    Optional<EndCause> end) {

  /** Whether all lines arrived, the node was lost, and the chat ended as the script says. */
  boolean isGood() {
    return toDesk.isPerfect()
        && toVisitor.isPerfect()
        && handOver.isPresent()
        && end.filter(cause -> cause.kind() == act.end()).isPresent();
  }
}
