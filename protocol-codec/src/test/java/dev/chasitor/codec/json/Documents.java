package dev.chasitor.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;

/** Documents as texts, within the usual limits. */
final class Documents {

  private static final JsonFormat FORMAT = JsonFormat.of(CodecLimits.defaults());

  private Documents() {}

  static <T> T read(JsonType<T> type, String document) {
    return FORMAT.fromBytes(type, document.getBytes(UTF_8));
  }

  static <T> String write(JsonType<T> type, T value) {
    return new String(FORMAT.toBytes(type, value), UTF_8);
  }

  static MalformedMessageException malformed(JsonType<?> type, String document) {
    return assertThrows(MalformedMessageException.class, () -> read(type, document));
  }
}
