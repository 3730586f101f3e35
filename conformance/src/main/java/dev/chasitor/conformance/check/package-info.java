/**
 * The checkers of the rules: pure functions of a history.
 *
 * <p>Use them to judge the history of a simulation, of a test or of a recorded session.
 */
@NullMarked
package dev.chasitor.conformance.check;

import org.jspecify.annotations.NullMarked;
