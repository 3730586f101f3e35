/**
 * The measured documents as records, for the peers that map records. An absent component is null.
 *
 * <p>Booleans whose names begin with "is" are primitive, because DSL-JSON finds only such ones. The
 * measured documents always have them.
 */
@NullMarked
package dev.chasitor.benchmarks.records;

import org.jspecify.annotations.NullMarked;
