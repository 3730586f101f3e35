package dev.chasitor.benchmarks.peer;

import dev.chasitor.benchmarks.records.EnvelopeRecord;
import dev.chasitor.benchmarks.records.EventRecord;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.Objects;

/** The peer avaje-jsonb on records, with adapters that it generates at compile time. */
record AvajePeer(JsonType<Object> type) implements Peer {

  private static final Jsonb JSONB =
      Jsonb.builder()
          .add(
              EnvelopeRecord.class,
              jsonb -> new EnvelopeAdapter(new EventTypes<>(each -> adapter(jsonb, each))))
          .build();

  @SuppressWarnings("unchecked") // the payload's values have this type
  static Peer of(Payload payload) {
    return new AvajePeer((JsonType<Object>) JSONB.type(payload.recordType()));
  }

  @Override
  public Object decode(byte[] document) {
    return type.fromJson(document);
  }

  @Override
  public byte[] encode(Object value) {
    return type.toJsonBytes(value);
  }

  @SuppressWarnings("unchecked") // an event's adapter is only given such events
  private static JsonAdapter<EventRecord> adapter(Jsonb jsonb, Class<? extends EventRecord> type) {
    return (JsonAdapter<EventRecord>) jsonb.adapter(type);
  }

  private record EnvelopeAdapter(EventTypes<JsonAdapter<EventRecord>> events)
      implements JsonAdapter<EnvelopeRecord> {
    @Override
    public EnvelopeRecord fromJson(JsonReader in) {
      String type = null;
      EventRecord message = null;
      in.beginObject();
      while (in.hasNextField()) {
        switch (in.nextField()) {
          case "type" -> type = in.readString();
          case "message" -> message = events.of(type).fromJson(in);
          default -> in.skipValue();
        }
      }
      in.endObject();
      return new EnvelopeRecord(Objects.requireNonNull(message));
    }

    @Override
    public void toJson(JsonWriter out, EnvelopeRecord envelope) {
      String type = EventTypes.word(envelope.message());
      out.beginObject();
      out.name("type");
      out.value(type);
      out.name("message");
      events.of(type).toJson(out, envelope.message());
      out.endObject();
    }
  }
}
