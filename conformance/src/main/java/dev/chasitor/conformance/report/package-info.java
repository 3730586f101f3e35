/**
 * The report of a run of the kit: what each contract found, as a value, and the files that people
 * and machines read of it.
 *
 * <p>Use {@link dev.chasitor.conformance.report.ReportDirectory} to write the files of a run, and
 * {@link dev.chasitor.conformance.report.ReportFiles} to make them without a disk.
 */
@NullMarked
package dev.chasitor.conformance.report;

import org.jspecify.annotations.NullMarked;
