/** The wire as plain records, for the peers that map records: what is absent is null. */
@NullMarked
package dev.chasitor.benchmarks.records;

import org.jspecify.annotations.NullMarked;
