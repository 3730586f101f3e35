package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.MalformedMessageException;

/** Our own codec. */
final class ChasitorCodecSubject implements CodecSubject {

  private final ChasitorCodec codec = ChasitorCodec.create();

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
}
