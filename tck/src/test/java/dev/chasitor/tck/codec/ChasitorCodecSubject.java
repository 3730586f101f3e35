package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;

/** Our own codec. */
class ChasitorCodecSubject implements CodecSubject {

  private final ChasitorCodec codec;

  ChasitorCodecSubject(CodecLimits limits) {
    this.codec = ChasitorCodec.create(limits);
  }

  @Override
  public <T> T decode(BodyKind<T> kind, byte[] document) {
    return codec.decode(kind, document);
  }

  @Override
  public <T> byte[] encode(BodyKind<T> kind, T value) {
    return codec.encode(kind, value);
  }

  @Override
  public Class<? extends RuntimeException> malformed() {
    return MalformedMessageException.class;
  }

  @Override
  public boolean readsWholeMessages() {
    return true;
  }

  @Override
  public CodecLimits limits() {
    return codec.limits();
  }
}
