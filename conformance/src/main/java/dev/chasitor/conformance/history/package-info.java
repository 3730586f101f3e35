/**
 * Histories: what happened in a run at the edge of the client under test. The checkers judge the
 * rules by a history and by nothing else.
 *
 * <p>The package depends on the protocol's types and on no test engine. A history may come from a
 * simulation, a driver or a recording.
 */
@NullMarked
package dev.chasitor.conformance.history;

import org.jspecify.annotations.NullMarked;
