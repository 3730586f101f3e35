package dev.chasitor.benchmarks.peer;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import dev.chasitor.benchmarks.records.EnvelopeRecord;
import dev.chasitor.benchmarks.records.EventRecord;
import java.io.IOException;
import java.util.Objects;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** The peer Moshi on records, by reflection. */
record MoshiPeer(JsonAdapter<Object> adapter) implements Peer {

  private static final Moshi MOSHI =
      new Moshi.Builder()
          .add(
              (type, annotations, moshi) ->
                  type == EnvelopeRecord.class
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
  private static JsonAdapter<EventRecord> adapter(Moshi moshi, Class<? extends EventRecord> type) {
    return (JsonAdapter<EventRecord>) moshi.adapter(type);
  }

  private static final class EnvelopeAdapter extends JsonAdapter<EnvelopeRecord> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("type", "message");

    private final EventTypes<JsonAdapter<EventRecord>> events;

    EnvelopeAdapter(EventTypes<JsonAdapter<EventRecord>> events) {
      this.events = events;
    }

    @Override
    public EnvelopeRecord fromJson(JsonReader in) throws IOException {
      String type = null;
      EventRecord message = null;
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
      return new EnvelopeRecord(Objects.requireNonNull(message));
    }

    @Override
    public void toJson(JsonWriter out, @Nullable EnvelopeRecord envelope) throws IOException {
      EventRecord message = Objects.requireNonNull(envelope).message();
      String type = EventTypes.word(message);
      out.beginObject();
      out.name("type").value(type);
      out.name("message");
      events.of(type).toJson(out, message);
      out.endObject();
    }
  }
}
