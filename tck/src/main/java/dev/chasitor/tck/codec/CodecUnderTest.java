package dev.chasitor.tck.codec;

/** Supplies the codec under test to a contract. */
public interface CodecUnderTest {

  /** Returns the codec under test. It may return the same one each time. */
  CodecSubject codec();
}
