package dev.chasitor.tck.codec;

import dev.chasitor.conformance.report.ContractKind;
import dev.chasitor.tck.report.Reported;

/**
 * The contract of codecs: all rules of {@link dev.chasitor.conformance.rule.CodecRule} as JUnit
 * tests. To test a codec, implement it:
 *
 * <pre>{@code
 * class MyCodecTckTest implements CodecTck {
 *   @Override public CodecSubject codec() { … }
 * }
 * }</pre>
 *
 * <p>The contract judges reading and writing apart. It compares a value that the codec read through
 * {@link dev.chasitor.codec.ChasitorCodec}, which writes it again. That codec also reads what the
 * codec under test wrote. So two faults that cancel out in a round trip are found. Test vectors
 * written by hand check {@code ChasitorCodec} itself.
 *
 * <p>A codec of a few kinds of documents names them in {@link CodecSubject#kinds}. The rest is
 * skipped, with the reason.
 */
@Reported(ContractKind.CODEC)
public interface CodecTck
    extends WritingContract,
        ReadingContract,
        ValueContract,
        DamageContract,
        CodecLimitContract,
        Utf8Contract,
        WildContract,
        VectorContract,
        KindContract {}
