package dev.chasitor.codec.json;

import dev.chasitor.codec.document.WireValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** A value that is a single token. */
final class ScalarType<T> extends JsonType<T> {

  /** Reads the current token. */
  interface Reader<T> {
    T read(JsonInput in);
  }

  /** Writes one token. */
  interface Writer<T> {
    void write(JsonGenerator out, T value);
  }

  private final WireValue value;
  private final Reader<T> reader;
  private final Writer<T> writer;

  ScalarType(WireValue value, Reader<T> reader, Writer<T> writer) {
    this.value = value;
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * Makes a type for a text that represents something else. {@code from} throws
   * IllegalArgumentException for a text that does not.
   */
  static <T> ScalarType<T> ofText(
      String what,
      WireValue.Kind kind,
      List<String> words,
      Function<String, T> from,
      Function<T, String> to) {
    return new ScalarType<>(
        new WireValue(kind, words, Optional.empty(), List.of()),
        in -> {
          String text = Scalars.text(in);
          try {
            return from.apply(text);
          } catch (IllegalArgumentException e) {
            // Its message is dropped, since it may repeat the text.
            throw in.wrong("expected " + what + ", found another text");
          }
        },
        (out, value) -> out.writeString(to.apply(value)));
  }

  @Override
  public WireValue describe() {
    return value;
  }

  @Override
  T read(JsonInput in) {
    return reader.read(in);
  }

  @Override
  void write(JsonGenerator out, T value) {
    writer.write(out, value);
  }
}
