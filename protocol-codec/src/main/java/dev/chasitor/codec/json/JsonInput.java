package dev.chasitor.codec.json;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.Json;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;

/**
 * A document that is being read: its parser, its bytes, and the exceptions for malformed places.
 */
final class JsonInput {

  final JsonParser parser;
  private final JsonFormat format;
  private final byte[] bytes;

  /** Instead of the bytes, for a document that a parser of bytes cannot read. */
  private final @Nullable DocumentText text;

  private final int start;

  JsonInput(
      JsonFormat format, byte[] bytes, @Nullable DocumentText text, int start, JsonParser parser) {
    this.format = format;
    this.bytes = bytes;
    this.text = text;
    this.start = start;
    this.parser = parser;
  }

  CodecLimits limits() {
    return format.limits();
  }

  /** The current token; {@code NOT_AVAILABLE} before the first and after the last. */
  JsonToken token() {
    JsonToken token = parser.currentToken();
    return token == null ? JsonToken.NOT_AVAILABLE : token;
  }

  /** Place of the current token, to start from again: in bytes, or in characters of a text. */
  int place() {
    return place(parser.currentTokenLocation());
  }

  /** A parser counts from where it was started. */
  private int place(TokenStreamLocation location) {
    long place = text == null ? location.getByteOffset() : location.getCharOffset();
    return start + (int) Math.max(0, place);
  }

  /** Offset of the current token in bytes. */
  int offset() {
    return offset(parser.currentTokenLocation());
  }

  /**
   * Converts a parser's location to an offset in the document. A parser counts from its own start.
   */
  int offset(TokenStreamLocation location) {
    int place = place(location);
    return text == null ? place : text.offset(place);
  }

  int depth() {
    return parser.streamReadContext().getNestingDepth();
  }

  /**
   * Reads again the value that starts at {@code from} and was read only in part. The value's last
   * token becomes current.
   */
  Json startedOver(int from, int depthAround) {
    if (depth() == depthAround && token().isScalarValue()) {
      return JsonTypes.JSON.read(this);
    }
    leaveTo(depthAround);
    return from(
        from,
        again -> {
          again.parser.nextToken();
          return JsonTypes.JSON.read(again);
        });
  }

  /** Reads what can be read of values that were refused. */
  Salvage salvage() {
    return new Salvage(format);
  }

  /**
   * Reads the document that the current text holds; places in it are counted from its start.
   *
   * @param around how many levels there will be around it when it is written again
   */
  <T> T readWithin(JsonType<T> type, int around) {
    return format.fromText(type, parser.getString(), around);
  }

  /**
   * Returns the text of a property of the object that starts at {@code from}, at any place in the
   * object.
   */
  @Nullable String textAhead(int from, String property) {
    return from(
            from,
            ahead -> {
              ahead.parser.nextToken();
              String name;
              while ((name = ahead.parser.nextName()) != null) {
                ahead.parser.nextToken();
                if (name.equals(property)) {
                  return Scalars.isText(ahead)
                      ? Optional.of(Scalars.text(ahead))
                      : Optional.<String>empty();
                }
                ahead.parser.skipChildren();
              }
              return Optional.<String>empty();
            })
        .orElse(null);
  }

  /**
   * Reads again from an earlier place. An exception for malformed JSON states the place in the
   * whole document.
   */
  private <R> R from(int place, Function<JsonInput, R> reader) {
    try (JsonParser again =
        text == null ? format.parser(bytes, place) : format.parser(text, place)) {
      JsonInput in = new JsonInput(format, bytes, text, place, again);
      try {
        return reader.apply(in);
      } catch (JacksonException e) {
        MalformedMessageException told = format.unreadable(e, in);
        throw new MalformedMessageException(
            JsonPath.of(parser.streamReadContext()), told.offset(), told.expectation());
      }
    }
  }

  /** Returns the depth outside the value whose first token is current. */
  int depthAround() {
    return token().isStructStart() ? depth() - 1 : depth();
  }

  /** Skips tokens until the depth is {@code depth}. */
  private void leaveTo(int depth) {
    while (depth() > depth) {
      parser.nextToken();
    }
  }

  /** Makes the exception for a current token of the wrong kind. */
  MalformedMessageException expected(String what) {
    return wrong("expected " + what + ", found " + found(token()));
  }

  /** Makes an exception at the current token. */
  MalformedMessageException wrong(String expectation) {
    return new MalformedMessageException(
        JsonPath.of(parser.streamReadContext()), offset(), expectation);
  }

  /**
   * Makes the exception for a missing property of the object that just ended, or that is missing
   * itself.
   */
  MalformedMessageException missing(String property, String what) {
    return new MalformedMessageException(
        JsonPath.of(parser.streamReadContext()) + "." + property,
        offset(),
        "expected " + what + ", found nothing");
  }

  /** Moves an exception of the object that just ended into a property that the object lacks. */
  MalformedMessageException inside(String property, MalformedMessageException e) {
    String object = JsonPath.of(parser.streamReadContext());
    return new MalformedMessageException(
        object + "." + property + e.path().substring(object.length()), e.offset(), e.expectation());
  }

  /**
   * Makes an exception for a property of the object that is being read, even if another property is
   * current.
   */
  MalformedMessageException wrongIn(String property, String expectation) {
    TokenStreamContext context = parser.streamReadContext();
    boolean ended = token() == JsonToken.END_OBJECT;
    return new MalformedMessageException(
        JsonPath.of(ended ? context : context.getParent()) + "." + property, offset(), expectation);
  }

  private static String found(JsonToken token) {
    return switch (token) {
      case NOT_AVAILABLE -> "nothing";
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case END_ARRAY, END_OBJECT, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT -> "something else";
    };
  }
}
