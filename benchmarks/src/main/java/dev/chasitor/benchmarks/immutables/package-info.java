/** The wire as Immutables values, for databind with Immutables. */
@NullMarked
package dev.chasitor.benchmarks.immutables;

import org.jspecify.annotations.NullMarked;
