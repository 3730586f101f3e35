package dev.chasitor.benchmarks.peer;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;

/** The peer Jackson 2 databind, on records or Immutables. */
record Jackson2Peer(ObjectReader reader, ObjectWriter writer) implements Peer {

  private static final JsonMapper RECORDS =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
          .build();
  private static final JsonMapper IMMUTABLES =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(JsonInclude.Value.construct(NON_ABSENT, NON_ABSENT))
          .addModule(new Jdk8Module())
          .build();

  static Peer onRecords(Payload payload) {
    return of(RECORDS, payload.recordType());
  }

  static Peer onImmutables(Payload payload) {
    return of(
        IMMUTABLES,
        payload == Payload.INIT
            ? dev.chasitor.benchmarks.immutables.ChasitorInitValue.class
            : dev.chasitor.benchmarks.immutables.MessagesValue.class);
  }

  private static Peer of(JsonMapper mapper, Class<?> type) {
    return new Jackson2Peer(mapper.readerFor(type), mapper.writerFor(type));
  }

  @Override
  public Object decode(byte[] document) throws IOException {
    return reader.readValue(document);
  }

  @Override
  public byte[] encode(Object value) throws IOException {
    return writer.writeValueAsBytes(value);
  }
}
