/**
 * The rules' checkers: pure functions of a history.
 *
 * <p>For simulations, drivers and whoever judges a recorded history.
 */
@NullMarked
package dev.chasitor.conformance.check;

import org.jspecify.annotations.NullMarked;
