/**
 * The wire as plain records, for the peers that map records: what is absent is null.
 *
 * <p>Booleans whose names begin with "is" are never absent in what is measured, and primitive since
 * DSL-JSON does not find them otherwise.
 */
@NullMarked
package dev.chasitor.benchmarks.records;

import org.jspecify.annotations.NullMarked;
