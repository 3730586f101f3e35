package dev.chasitor.benchmarks.peer;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;

/** This library's codec. */
record ChasitorPeer(BodyKind<Object> kind) implements Peer {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  static Peer of(Payload payload) {
    return new ChasitorPeer(payload.kind());
  }

  @Override
  public Object decode(byte[] document) {
    return CODEC.decode(kind, document);
  }

  @Override
  public byte[] encode(Object value) {
    return CODEC.encode(kind, value);
  }
}
