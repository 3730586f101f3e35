package dev.chasitor.codec.json;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Whole documents: from bytes and to bytes, within limits.
 *
 * <p>A document is one JSON value in UTF-8 and nothing behind it; a byte order mark before it is
 * skipped. Text with lone surrogates can be read and written, by {@code \\uXXXX} escapes.
 */
public final class JsonFormat {

  private static final int ANY = Integer.MAX_VALUE;

  /** For what is our own: there is no limit to it but the memory it already takes. */
  private static final JsonFactory OWN =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.threadLocalPool())
          .streamReadConstraints(constraints(ANY, ANY, ANY, ANY))
          .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(ANY).build())
          .build();

  private static final JsonFormat UNLIMITED =
      new JsonFormat(new CodecLimits(ANY, ANY, ANY, ANY), OWN);

  private final CodecLimits limits;
  private final JsonFactory reader;

  private JsonFormat(CodecLimits limits, JsonFactory reader) {
    this.limits = limits;
    this.reader = reader;
  }

  /** Documents within these limits; the limits concern reading only. */
  public static JsonFormat of(CodecLimits limits) {
    return new JsonFormat(
        limits,
        JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamReadConstraints(
                constraints(
                    limits.depth(),
                    limits.textLength(),
                    nameLength(limits),
                    CodecLimits.NUMBER_LENGTH))
            .build());
  }

  /**
   * Documents of our own making: whatever was written can be read again. Not for what a peer sends.
   */
  public static JsonFormat unlimited() {
    return UNLIMITED;
  }

  private static StreamReadConstraints constraints(int depth, int text, int name, int number) {
    return StreamReadConstraints.builder()
        .maxNestingDepth(depth)
        .maxStringLength(text)
        .maxNameLength(name)
        .maxNumberLength(number)
        .build();
  }

  /** The limits of what is read. */
  public CodecLimits limits() {
    return limits;
  }

  /**
   * Reads a document.
   *
   * @throws MalformedMessageException if it is not JSON, not of this type, or over a limit
   */
  public <T> T fromBytes(JsonType<T> type, byte[] bytes) {
    if (bytes.length > limits.documentBytes()) {
      throw new MalformedMessageException(
          "$",
          limits.documentBytes(),
          "expected a document of at most "
              + limits.documentBytes()
              + " bytes, found "
              + bytes.length);
    }
    JsonText.check(bytes);
    try (JsonParser parser = parser(bytes, 0)) {
      JsonInput in = new JsonInput(this, bytes, 0, parser);
      try {
        if (parser.nextToken() == null) {
          throw in.expected("a JSON value");
        }
        T value = type.read(in);
        if (parser.nextToken() != null) {
          throw in.wrong("expected the end of the document");
        }
        return value;
      } catch (JacksonException e) {
        throw unreadable(e, in);
      }
    }
  }

  /** Writes a document in compact form. */
  public <T> byte[] toBytes(JsonType<T> type, T value) {
    return toBytes(ObjectWriteContext.empty(), type, value);
  }

  /** Writes a document over several lines, for people. */
  public <T> String toPrettyText(JsonType<T> type, T value) {
    return new String(toBytes(new PrettyContext(), type, value), StandardCharsets.UTF_8);
  }

  /** A parser of what stands behind {@code from}; at the start it skips a byte order mark. */
  JsonParser parser(byte[] bytes, int from) {
    return reader.createParser(ObjectReadContext.empty(), bytes, from, bytes.length - from);
  }

  /** For what is already in memory: no limits. */
  static JsonParser trustedParser(String text) {
    return OWN.createParser(ObjectReadContext.empty(), text);
  }

  static String compact(Consumer<JsonGenerator> writer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = OWN.createGenerator(ObjectWriteContext.empty(), text)) {
      writer.accept(out);
    }
    return text.toString();
  }

  private static <T> byte[] toBytes(ObjectWriteContext context, JsonType<T> type, T value) {
    DocumentBytes bytes = new DocumentBytes();
    try (JsonGenerator out = OWN.createGenerator(context, bytes)) {
      type.write(out, value);
    }
    return bytes.taken();
  }

  /** The parser's own words are not used: they repeat the document. */
  MalformedMessageException unreadable(JacksonException e, JsonInput in) {
    String expectation = "expected valid JSON";
    if (e instanceof UnexpectedEndOfInputException) {
      expectation = "expected more, found the end of the document";
    } else if (e instanceof StreamConstraintsException) {
      expectation = overLimit(e, in);
    }
    TokenStreamLocation location = e.getLocation();
    return new MalformedMessageException(
        JsonPath.of(in.parser.streamReadContext()),
        location == null ? in.offset() : in.offset(location),
        expectation);
  }

  /** Which limit it was, as the first word of the parser's message tells. */
  private String overLimit(JacksonException e, JsonInput in) {
    String words = String.valueOf(e.getOriginalMessage());
    if (words.startsWith("Number")) {
      return "expected numbers of at most " + CodecLimits.NUMBER_LENGTH + " characters";
    }
    if (words.startsWith("Name")) {
      return "expected names of at most " + nameLength(limits) + " characters";
    }
    return in.depth() > limits.depth()
        ? "expected at most " + limits.depth() + " levels of objects and arrays"
        : "expected texts of at most " + limits.textLength() + " characters";
  }

  private static int nameLength(CodecLimits limits) {
    return Math.min(limits.textLength(), CodecLimits.NAME_LENGTH);
  }
}
