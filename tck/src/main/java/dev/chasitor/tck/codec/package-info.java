/**
 * The contract of codecs for the protocol's documents: {@link dev.chasitor.tck.codec.CodecTck}.
 *
 * <p>An author of a codec implements it in a short test class and runs that with JUnit 5. Each test
 * bears the id of its rule, {@link dev.chasitor.conformance.rule.CodecRule}. The jar also holds the
 * test vectors with an index, for codecs in other languages.
 */
@NullMarked
package dev.chasitor.tck.codec;

import org.jspecify.annotations.NullMarked;
