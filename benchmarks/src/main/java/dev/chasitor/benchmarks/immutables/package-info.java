/** The measured documents as Immutables values, for Jackson 2 databind. */
@NullMarked
package dev.chasitor.benchmarks.immutables;

import org.jspecify.annotations.NullMarked;
