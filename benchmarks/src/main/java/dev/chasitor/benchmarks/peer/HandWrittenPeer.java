package dev.chasitor.benchmarks.peer;

import dev.chasitor.benchmarks.handwritten.ChasitorInitJson;
import dev.chasitor.benchmarks.handwritten.MessagesJson;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.MessagesResponse;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * The reference: code written by hand on jackson-core 3 that reads and writes this library's
 * values.
 */
record HandWrittenPeer(
    Function<JsonParser, Object> reader, BiConsumer<JsonGenerator, Object> writer) implements Peer {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();

  static Peer of(Payload payload) {
    return payload == Payload.INIT
        ? new HandWrittenPeer(
            ChasitorInitJson::read,
            (out, value) -> ChasitorInitJson.write(out, (ChasitorInitRequest) value))
        : new HandWrittenPeer(
            MessagesJson::read, (out, value) -> MessagesJson.write(out, (MessagesResponse) value));
  }

  @Override
  public Object decode(byte[] document) {
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), document)) {
      in.nextToken();
      Object value = reader.apply(in);
      if (in.nextToken() != null) {
        throw new IllegalArgumentException("Expected the end of the document, found another token");
      }
      return value;
    }
  }

  @Override
  public byte[] encode(Object value) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(FACTORY._getBufferRecycler())) {
      try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
        writer.accept(out, value);
      }
      return bytes.getClearAndRelease();
    }
  }
}
