/**
 * The contract every codec of the protocol's documents has to meet: {@link
 * dev.chasitor.tck.codec.CodecTck}.
 *
 * <p>An author writes one short test class that implements it, and runs it with JUnit 5. Each test
 * is named after its rule, {@link dev.chasitor.conformance.rule.CodecRule}. The documents it uses
 * are published beside it, with an index, for codecs in other languages.
 */
@NullMarked
package dev.chasitor.tck.codec;

import org.jspecify.annotations.NullMarked;
