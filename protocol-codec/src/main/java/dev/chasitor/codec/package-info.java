/**
 * The wire format. {@link dev.chasitor.codec.ChasitorCodec} converts requests and replies to HTTP
 * messages and back. {@link dev.chasitor.codec.Resource} is the table of requests.
 *
 * <p>Anyone may depend on this package. Its types are immutable and safe to share between threads,
 * except builders.
 */
@NullMarked
package dev.chasitor.codec;

import org.jspecify.annotations.NullMarked;
