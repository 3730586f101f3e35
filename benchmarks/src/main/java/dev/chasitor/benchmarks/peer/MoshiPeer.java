package dev.chasitor.benchmarks.peer;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import dev.chasitor.benchmarks.Payload;
import dev.chasitor.benchmarks.records.Envelope;
import dev.chasitor.benchmarks.records.Event;
import java.io.IOException;
import java.util.Objects;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Moshi on records, by reflection. */
record MoshiPeer(JsonAdapter<Object> adapter) implements Peer {

  private static final Moshi MOSHI =
      new Moshi.Builder()
          .add(
              (type, annotations, moshi) ->
                  type == Envelope.class
                      ? new EnvelopeAdapter(new EventTypes<>(each -> adapter(moshi, each)))
                      : null)
          .build();

  @SuppressWarnings("unchecked") // the payload's values have this type
  static Peer of(Payload payload) {
    return new MoshiPeer((JsonAdapter<Object>) MOSHI.adapter(payload.recordType()));
  }

  @Override
  public Object decode(byte[] document) throws IOException {
    return Objects.requireNonNull(adapter.fromJson(new Buffer().write(document)));
  }

  @Override
  public byte[] encode(Object value) throws IOException {
    Buffer bytes = new Buffer();
    adapter.toJson(bytes, value);
    return bytes.readByteArray();
  }

  @SuppressWarnings("unchecked") // an event's adapter is only given such events
  private static JsonAdapter<Event> adapter(Moshi moshi, Class<? extends Event> type) {
    return (JsonAdapter<Event>) moshi.adapter(type);
  }

  private static final class EnvelopeAdapter extends JsonAdapter<Envelope> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("type", "message");

    private final EventTypes<JsonAdapter<Event>> events;

    EnvelopeAdapter(EventTypes<JsonAdapter<Event>> events) {
      this.events = events;
    }

    @Override
    public Envelope fromJson(JsonReader in) throws IOException {
      String type = null;
      Event message = null;
      in.beginObject();
      while (in.hasNext()) {
        switch (in.selectName(NAMES)) {
          case 0 -> type = in.nextString();
          case 1 -> message = events.of(type).fromJson(in);
          default -> {
            in.skipName();
            in.skipValue();
          }
        }
      }
      in.endObject();
      return new Envelope(Objects.requireNonNull(message));
    }

    @Override
    public void toJson(JsonWriter out, @Nullable Envelope envelope) throws IOException {
      Event message = Objects.requireNonNull(envelope).message();
      String type = EventTypes.word(message);
      out.beginObject();
      out.name("type").value(type);
      out.name("message");
      events.of(type).toJson(out, message);
      out.endObject();
    }
  }
}
