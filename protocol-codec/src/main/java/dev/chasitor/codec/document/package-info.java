/**
 * Types that concern JSON documents in general. {@link dev.chasitor.codec.document.WireType}
 * describes a type on the wire. {@link dev.chasitor.codec.document.CodecLimits} limits the size of
 * documents. {@link dev.chasitor.codec.document.MalformedMessageException} reports a malformed
 * document.
 *
 * <p>Anyone may depend on this package. It depends on no other package of this module. All its
 * types are immutable and safe to share between threads.
 */
@NullMarked
package dev.chasitor.codec.document;

import org.jspecify.annotations.NullMarked;
