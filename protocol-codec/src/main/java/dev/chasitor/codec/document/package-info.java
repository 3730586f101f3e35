/**
 * JSON documents as such: what a type looks like on the wire ({@link
 * dev.chasitor.codec.document.WireType}), how large a document may be ({@link
 * dev.chasitor.codec.document.CodecLimits}), and the exception for a document that is wrong.
 *
 * <p>Anyone may depend on this package; it depends on no other package of this module. Everything
 * in it is immutable and safe to share between threads.
 */
@NullMarked
package dev.chasitor.codec.document;

import org.jspecify.annotations.NullMarked;
