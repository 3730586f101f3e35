/**
 * Generators of the TCK's values and schedules, for jqwik.
 *
 * <p>For property tests of implementations.
 */
@NullMarked
package dev.chasitor.tck.arbitraries;

import org.jspecify.annotations.NullMarked;
