package dev.chasitor.tck.codec;

/** Says which codec a contract is about. */
public interface CodecUnderTest {

  /** The codec under test; may be the same each time. */
  CodecSubject codec();
}
