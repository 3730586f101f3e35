/**
 * Generators of the TCK's values, for jqwik: the one package that names it.
 *
 * <p>For property tests of implementations.
 */
@NullMarked
package dev.chasitor.tck.arbitraries;

import org.jspecify.annotations.NullMarked;
