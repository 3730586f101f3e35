/** JMH and load harnesses. */
@NullMarked
package dev.chasitor.benchmarks;

import org.jspecify.annotations.NullMarked;
