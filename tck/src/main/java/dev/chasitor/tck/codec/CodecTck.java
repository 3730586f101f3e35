package dev.chasitor.tck.codec;

/**
 * All rules for a codec. To test one:
 *
 * <pre>{@code
 * class MyCodecTckTest implements CodecTck {
 *   @Override public CodecSubject codec() { … }
 * }
 * }</pre>
 *
 * <p>Reading and writing are judged apart. What was read is looked at through {@link
 * dev.chasitor.codec.ChasitorCodec}, which writes it again, and what was written is read by it; so
 * a fault that cancels out in a round trip is a fault here. That codec in turn is held to the
 * vectors, which are written by hand.
 *
 * <p>Some values are generated, which needs jqwik's engine on the class path of the tests.
 */
public interface CodecTck
    extends WritingContract,
        ReadingContract,
        ValueContract,
        DamageContract,
        CodecLimitContract,
        VectorContract {}
