package dev.chasitor.benchmarks.peer;

import dev.chasitor.benchmarks.Payload;
import dev.chasitor.benchmarks.records.Envelope;
import dev.chasitor.benchmarks.records.Event;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.Objects;

/** avaje-jsonb on records, with the adapters it generates at compile time. */
record AvajePeer(JsonType<Object> type) implements Peer {

  private static final Jsonb JSONB =
      Jsonb.builder()
          .add(
              Envelope.class,
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
  private static JsonAdapter<Event> adapter(Jsonb jsonb, Class<? extends Event> type) {
    return (JsonAdapter<Event>) jsonb.adapter(type);
  }

  private record EnvelopeAdapter(EventTypes<JsonAdapter<Event>> events)
      implements JsonAdapter<Envelope> {
    @Override
    public Envelope fromJson(JsonReader in) {
      String type = null;
      Event message = null;
      in.beginObject();
      while (in.hasNextField()) {
        switch (in.nextField()) {
          case "type" -> type = in.readString();
          case "message" -> message = events.of(type).fromJson(in);
          default -> in.skipValue();
        }
      }
      in.endObject();
      return new Envelope(Objects.requireNonNull(message));
    }

    @Override
    public void toJson(JsonWriter out, Envelope envelope) {
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
