/**
 * What one would write by hand on jackson-core for the measured documents: the reference of the
 * ratios.
 */
@NullMarked
package dev.chasitor.benchmarks.handwritten;

import org.jspecify.annotations.NullMarked;
