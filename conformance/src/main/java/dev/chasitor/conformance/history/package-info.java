/**
 * What happened in a run, at the edge of the client under test: the one thing rules are judged on.
 *
 * <p>Depends on the protocol's types and on nothing of the TCK, so that a history can be judged
 * wherever it comes from: a simulation, a driver, a recording.
 */
@NullMarked
package dev.chasitor.conformance.history;

import org.jspecify.annotations.NullMarked;
