/** The libraries that are measured, ours among them: one class each; and the documents. */
@NullMarked
package dev.chasitor.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
