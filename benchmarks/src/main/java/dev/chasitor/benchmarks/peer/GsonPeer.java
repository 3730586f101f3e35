package dev.chasitor.benchmarks.peer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.chasitor.benchmarks.records.EnvelopeRecord;
import dev.chasitor.benchmarks.records.EventRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The peer Gson on records, by reflection. */
record GsonPeer(Class<?> type) implements Peer {

  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .registerTypeAdapterFactory(new EnvelopeFactory())
          .create();

  static Peer of(Payload payload) {
    return new GsonPeer(payload.recordType());
  }

  @Override
  public Object decode(byte[] document) {
    return GSON.fromJson(new String(document, StandardCharsets.UTF_8), type);
  }

  @Override
  public byte[] encode(Object value) {
    return GSON.toJson(value, type).getBytes(StandardCharsets.UTF_8);
  }

  private static final class EnvelopeFactory implements TypeAdapterFactory {
    @Override
    @SuppressWarnings("unchecked") // for one type only
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      return type.getRawType() == EnvelopeRecord.class
          ? (TypeAdapter<T>) new EnvelopeAdapter(new EventTypes<>(each -> adapter(gson, each)))
          : null;
    }

    @SuppressWarnings("unchecked") // an event's adapter is only given such events
    private static TypeAdapter<EventRecord> adapter(Gson gson, Class<? extends EventRecord> type) {
      return (TypeAdapter<EventRecord>) gson.getAdapter(type);
    }
  }

  private static final class EnvelopeAdapter extends TypeAdapter<EnvelopeRecord> {
    private final EventTypes<TypeAdapter<EventRecord>> events;

    EnvelopeAdapter(EventTypes<TypeAdapter<EventRecord>> events) {
      this.events = events;
    }

    @Override
    public EnvelopeRecord read(JsonReader in) throws IOException {
      String type = null;
      EventRecord message = null;
      in.beginObject();
      while (in.hasNext()) {
        switch (in.nextName()) {
          case "type" -> type = in.nextString();
          case "message" -> message = events.of(type).read(in);
          default -> in.skipValue();
        }
      }
      in.endObject();
      return new EnvelopeRecord(Objects.requireNonNull(message));
    }

    @Override
    public void write(JsonWriter out, EnvelopeRecord envelope) throws IOException {
      String type = EventTypes.word(envelope.message());
      out.beginObject();
      out.name("type").value(type);
      out.name("message");
      events.of(type).write(out, envelope.message());
      out.endObject();
    }
  }
}
