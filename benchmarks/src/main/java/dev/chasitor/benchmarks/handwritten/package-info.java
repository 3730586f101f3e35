/**
 * A codec written by hand on jackson-core for the measured documents. Its figures are the reference
 * of the ratios.
 */
@NullMarked
package dev.chasitor.benchmarks.handwritten;

import org.jspecify.annotations.NullMarked;
