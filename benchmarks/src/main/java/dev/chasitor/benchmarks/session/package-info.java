/**
 * Benchmarks of many sessions at the same time: steps of the machine, heap for each session, round
 * trips.
 */
@NullMarked
package dev.chasitor.benchmarks.session;

import org.jspecify.annotations.NullMarked;
