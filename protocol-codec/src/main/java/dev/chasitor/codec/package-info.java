/**
 * The wire: {@link dev.chasitor.codec.ChasitorCodec} turns requests and replies into HTTP messages
 * and back, {@link dev.chasitor.codec.Resource} is the table of what exists on the wire.
 *
 * <p>Anyone may depend on this package. Everything in it is immutable and safe to share between
 * threads.
 */
@NullMarked
package dev.chasitor.codec;

import org.jspecify.annotations.NullMarked;
