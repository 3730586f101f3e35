package dev.chasitor.benchmarks.peer;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.JSONReader;
import com.alibaba.fastjson2.JSONWriter;
import com.alibaba.fastjson2.reader.ObjectReader;
import com.alibaba.fastjson2.writer.ObjectWriter;
import dev.chasitor.benchmarks.records.EnvelopeRecord;
import dev.chasitor.benchmarks.records.EventRecord;
import java.lang.reflect.Type;
import java.util.Objects;

/** The peer fastjson2 on records, with readers and writers that it makes at run time. */
record Fastjson2Peer(Class<?> type) implements Peer {

  static {
    JSON.register(EnvelopeRecord.class, new EnvelopeReader());
    JSON.register(EnvelopeRecord.class, new EnvelopeWriter());
  }

  static Peer of(Payload payload) {
    return new Fastjson2Peer(payload.recordType());
  }

  @Override
  public Object decode(byte[] document) {
    return JSON.parseObject(document, type);
  }

  @Override
  public byte[] encode(Object value) {
    return JSON.toJSONBytes(value);
  }

  private static final class EnvelopeReader implements ObjectReader<EnvelopeRecord> {
    private final EventTypes<Class<? extends EventRecord>> events = new EventTypes<>(each -> each);

    @Override
    public EnvelopeRecord readObject(JSONReader in, Type declared, Object name, long features) {
      String type = null;
      EventRecord message = null;
      in.nextIfObjectStart();
      while (!in.nextIfObjectEnd()) {
        switch (in.readFieldName()) {
          case "type" -> type = in.readString();
          case "message" -> message = in.read(events.of(type));
          default -> in.skipValue();
        }
      }
      return new EnvelopeRecord(Objects.requireNonNull(message));
    }
  }

  private static final class EnvelopeWriter implements ObjectWriter<EnvelopeRecord> {
    @Override
    public void write(JSONWriter out, Object value, Object name, Type declared, long features) {
      EventRecord message = ((EnvelopeRecord) value).message();
      out.startObject();
      out.writeName("type");
      out.writeColon();
      out.writeString(EventTypes.word(message));
      out.writeName("message");
      out.writeColon();
      out.getObjectWriter(message.getClass()).write(out, message);
      out.endObject();
    }
  }
}
