package dev.chasitor.codec.json;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;

/** A document being read: the parser, the bytes beneath it, and the words for what is wrong. */
final class JsonInput {

  final JsonParser parser;
  private final JsonFormat format;
  private final byte[] bytes;
  private final int start;

  JsonInput(JsonFormat format, byte[] bytes, int start, JsonParser parser) {
    this.format = format;
    this.bytes = bytes;
    this.start = start;
    this.parser = parser;
  }

  CodecLimits limits() {
    return format.limits();
  }

  @Nullable JsonToken token() {
    return parser.currentToken();
  }

  /** Offset of the current token. */
  int offset() {
    return offset(parser.currentTokenLocation());
  }

  /** Offset in the document; a parser counts from where it was started. */
  int offset(TokenStreamLocation location) {
    return start + (int) Math.max(0, location.getByteOffset());
  }

  int depth() {
    return parser.streamReadContext().getNestingDepth();
  }

  /** The value that started at {@code from} and was left half read; it becomes the current one. */
  Json startedOver(int from, int depthAround) {
    if (depth() == depthAround && token() != null && token().isScalarValue()) {
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

  /** Reads the document that the current text holds; places in it are counted from its start. */
  <T> T readWithin(JsonType<T> type) {
    String text = parser.getString();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw wrong("expected JSON in the text, found half a character");
    }
    return format.fromBytes(type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text of a property of the object that starts at {@code from}, wherever it stands there. */
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

  /** Reads once more from an earlier place; what is not JSON there is told with its true place. */
  private <R> R from(int place, Function<JsonInput, R> reader) {
    try (JsonParser again = format.parser(bytes, place)) {
      JsonInput in = new JsonInput(format, bytes, place, again);
      try {
        return reader.apply(in);
      } catch (JacksonException e) {
        MalformedMessageException told = format.unreadable(e, in);
        throw new MalformedMessageException(
            JsonPath.of(parser.streamReadContext()), told.offset(), told.expectation());
      }
    }
  }

  /** Depth around the value whose first token is current. */
  int depthAround() {
    JsonToken token = token();
    return token != null && token.isStructStart() ? depth() - 1 : depth();
  }

  /** Skips the rest of whatever is open below {@code depth}. */
  private void leaveTo(int depth) {
    while (depth() > depth) {
      parser.nextToken();
    }
  }

  /** The current token is not what it should be. */
  MalformedMessageException expected(String what) {
    return wrong("expected " + what + ", found " + found(token()));
  }

  /** The current token is wrong for another reason. */
  MalformedMessageException wrong(String expectation) {
    return new MalformedMessageException(
        JsonPath.of(parser.streamReadContext()), offset(), expectation);
  }

  /** The object that just ended, or that never was, lacks a property. */
  MalformedMessageException missing(String property, String what) {
    return new MalformedMessageException(
        JsonPath.of(parser.streamReadContext()) + "." + property,
        offset(),
        "expected " + what + ", found nothing");
  }

  /** A property of the object that is being read is wrong, whichever is current. */
  MalformedMessageException wrongIn(String property, String expectation) {
    TokenStreamContext context = parser.streamReadContext();
    boolean ended = token() == JsonToken.END_OBJECT;
    return new MalformedMessageException(
        JsonPath.of(ended ? context : context.getParent()) + "." + property, offset(), expectation);
  }

  private static String found(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case END_ARRAY -> "the end of an array";
      case END_OBJECT -> "the end of an object";
      case PROPERTY_NAME -> "a property";
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "something else";
    };
  }
}
