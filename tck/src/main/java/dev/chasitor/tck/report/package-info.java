/**
 * Collects what the contracts find while they run, and writes the report: {@link
 * dev.chasitor.tck.report.ContractReporter}.
 *
 * <p>The contracts use it. docs/tck.md shows the report.
 */
@NullMarked
package dev.chasitor.tck.report;

import org.jspecify.annotations.NullMarked;
