package dev.chasitor.benchmarks.peer;

import com.dslplatform.json.DslJson;
import com.dslplatform.json.JsonReader;
import com.dslplatform.json.JsonWriter;
import com.dslplatform.json.runtime.Settings;
import dev.chasitor.benchmarks.records.EnvelopeRecord;
import dev.chasitor.benchmarks.records.EventRecord;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The peer DSL-JSON on records, with converters that it generates at compile time. */
record DslJsonPeer(JsonReader.ReadObject<Object> reader, JsonWriter.WriteObject<Object> writer)
    implements Peer {

  private static final DslJson<Object> DSL_JSON =
      new DslJson<>(Settings.basicSetup().skipDefaultValues(true));
  private static final ThreadLocal<JsonReader<Object>> READER =
      ThreadLocal.withInitial(DSL_JSON::newReader);
  private static final ThreadLocal<JsonWriter> WRITER =
      ThreadLocal.withInitial(DSL_JSON::newWriter);

  static {
    EnvelopeConverter converter = new EnvelopeConverter();
    DSL_JSON.registerReader(EnvelopeRecord.class, converter);
    DSL_JSON.registerWriter(EnvelopeRecord.class, converter);
  }

  static Peer of(Payload payload) {
    return new DslJsonPeer(reader(payload.recordType()), writer(payload.recordType()));
  }

  @Override
  public Object decode(byte[] document) throws IOException {
    JsonReader<Object> in = READER.get().process(document, document.length);
    in.getNextToken();
    return Objects.requireNonNull(reader.read(in));
  }

  @Override
  public byte[] encode(Object value) {
    JsonWriter out = WRITER.get();
    out.reset();
    writer.write(out, value);
    return out.toByteArray();
  }

  @SuppressWarnings("unchecked") // what it reads is an Object too
  private static JsonReader.ReadObject<Object> reader(Class<?> type) {
    return (JsonReader.ReadObject<Object>) Objects.requireNonNull(DSL_JSON.tryFindReader(type));
  }

  @SuppressWarnings("unchecked") // it is only given values of its type
  private static JsonWriter.WriteObject<Object> writer(Class<?> type) {
    return (JsonWriter.WriteObject<Object>) Objects.requireNonNull(DSL_JSON.tryFindWriter(type));
  }

  private static final class EnvelopeConverter
      implements JsonReader.ReadObject<EnvelopeRecord>, JsonWriter.WriteObject<EnvelopeRecord> {
    private final EventTypes<JsonReader.ReadObject<Object>> readers =
        new EventTypes<>(DslJsonPeer::reader);
    private final EventTypes<JsonWriter.WriteObject<Object>> writers =
        new EventTypes<>(DslJsonPeer::writer);

    @Override
    public EnvelopeRecord read(JsonReader in) throws IOException {
      String type = null;
      EventRecord message = null;
      if (in.last() != JsonWriter.OBJECT_START) {
        throw in.newParseError("Expected an object");
      }
      byte next;
      do {
        in.getNextToken();
        switch (in.readKey()) {
          case "type" -> {
            type = in.readString();
            next = in.getNextToken();
          }
          case "message" -> {
            message = (EventRecord) readers.of(type).read(in);
            next = in.getNextToken();
          }
          default -> next = in.skip();
        }
      } while (next == JsonWriter.COMMA);
      in.checkObjectEnd();
      return new EnvelopeRecord(Objects.requireNonNull(message));
    }

    @Override
    public void write(JsonWriter out, @Nullable EnvelopeRecord envelope) {
      EventRecord message = Objects.requireNonNull(envelope).message();
      String type = EventTypes.word(message);
      out.writeAscii("{\"type\":");
      out.writeString(type);
      out.writeAscii(",\"message\":");
      writers.of(type).write(out, message);
      out.writeByte(JsonWriter.OBJECT_END);
    }
  }
}
