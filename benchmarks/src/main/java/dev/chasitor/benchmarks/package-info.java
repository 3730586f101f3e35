/**
 * What the library costs, beside peers and floors, as ratios in the same run. Never published;
 * nobody depends on it.
 */
@NullMarked
package dev.chasitor.benchmarks;

import org.jspecify.annotations.NullMarked;
