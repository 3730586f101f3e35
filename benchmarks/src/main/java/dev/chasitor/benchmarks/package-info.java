/**
 * Benchmarks: what the library costs, as ratios to other libraries in the same run. The module is
 * never published.
 */
@NullMarked
package dev.chasitor.benchmarks;

import org.jspecify.annotations.NullMarked;
