/** The codecs that the benchmarks measure, with one class for each. */
@NullMarked
package dev.chasitor.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
