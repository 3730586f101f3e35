package dev.chasitor.transport.vertx;

import dev.chasitor.transport.Destination;
import dev.chasitor.transport.OneOutcome;
import java.util.concurrent.Executor;

/**
 * One exchange, as an engine needs it until it is over. It does not hold the request, which for the
 * length of a poll would be in memory for nothing.
 *
 * @param to where it goes
 * @param maxBytes the longest body of an answer
 * @param outcome told how it ended; says when to give up
 * @param onAnswer where the caller is told of an answer, by an engine that has just read it
 */
record Exchange(Destination to, int maxBytes, OneOutcome outcome, Executor onAnswer) {

  /** An empty body for its answer. */
  BoundedBody body() {
    return new BoundedBody(maxBytes, outcome);
  }
}
