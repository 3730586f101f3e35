/**
 * JSON by tables: a table of properties both reads and writes an object. It writes strictly and
 * reads tolerantly. The streaming parser beneath is not part of the API.
 *
 * <p>Only {@code dev.chasitor.codec} and {@code dev.chasitor.session} may use this package. All its
 * types are immutable and safe to share between threads, except {@link
 * dev.chasitor.codec.json.Slots}.
 */
@NullMarked
package dev.chasitor.codec.json;

import org.jspecify.annotations.NullMarked;
