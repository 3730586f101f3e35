/**
 * Every way into the codec as one function of bytes, for mutation that is guided by coverage. The
 * documents of the repository say how to run it: docs/fuzzing.md.
 */
@NullMarked
package dev.chasitor.codec.fuzz;

import org.jspecify.annotations.NullMarked;
