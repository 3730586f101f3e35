/**
 * Generators of random values of the model and of random schedules, written with jqwik.
 *
 * <p>Use them in property tests of an implementation; jqwik's engine must then be on the class
 * path. Besides this package only {@code dev.chasitor.tck.codec} uses jqwik.
 */
@NullMarked
package dev.chasitor.tck.arbitraries;

import org.jspecify.annotations.NullMarked;
