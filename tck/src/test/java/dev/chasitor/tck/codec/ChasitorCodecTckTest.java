package dev.chasitor.tck.codec;

/** Our own codec keeps to the contract. */
class ChasitorCodecTckTest implements CodecTck {

  @Override
  public CodecSubject codec() {
    return new ChasitorCodecSubject();
  }
}
