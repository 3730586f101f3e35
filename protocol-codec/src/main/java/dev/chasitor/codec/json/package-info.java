/**
 * Declarative JSON: a table of properties that reads and writes an object, strictly written and
 * tolerantly read, on a streaming parser that does not show.
 *
 * <p>For {@code dev.chasitor.codec} and {@code dev.chasitor.session} only. Everything in it is
 * immutable and safe to share between threads, except {@link dev.chasitor.codec.json.Slots}.
 */
@NullMarked
package dev.chasitor.codec.json;

import org.jspecify.annotations.NullMarked;
