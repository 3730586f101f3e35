package dev.chasitor.tck.codec;

import dev.chasitor.codec.document.CodecLimits;

/** Our own codec keeps to the contract. */
class ChasitorCodecTckTest implements CodecTck {

  @Override
  public CodecSubject codec() {
    return new ChasitorCodecSubject(CodecLimits.defaults());
  }
}
