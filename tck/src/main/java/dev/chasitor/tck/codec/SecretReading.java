package dev.chasitor.tck.codec;

/** What a test does with the result of reading a document with a secret. */
@FunctionalInterface
interface SecretReading {

  /**
   * Judges one reading.
   *
   * @param name the property that holds the secret
   */
  void judge(Examination<?> examination, String name, Reading<?> reading);
}
