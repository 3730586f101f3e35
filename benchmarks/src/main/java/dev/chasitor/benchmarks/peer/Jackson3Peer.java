package dev.chasitor.benchmarks.peer;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The peer Jackson 3 databind on records. */
record Jackson3Peer(ObjectReader reader, ObjectWriter writer) implements Peer {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  static Peer of(Payload payload) {
    return new Jackson3Peer(
        MAPPER.readerFor(payload.recordType()), MAPPER.writerFor(payload.recordType()));
  }

  @Override
  public Object decode(byte[] document) {
    return reader.readValue(document);
  }

  @Override
  public byte[] encode(Object value) {
    return writer.writeValueAsBytes(value);
  }
}
