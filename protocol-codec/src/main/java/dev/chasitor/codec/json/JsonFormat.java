package dev.chasitor.codec.json;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
 * Reads and writes whole documents, within limits.
 *
 * <p>A document is one JSON value in UTF-8, with nothing after it. A byte order mark before it is
 * skipped. Texts with lone surrogates are read and written as {@code \\uXXXX} escapes.
 */
public final class JsonFormat {

  private static final int ANY = Integer.MAX_VALUE;
  private static final byte[] NO_BYTES = {};

  /**
   * The parser factory for this library's own texts. They have no limits, since they are in memory
   * already.
   */
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

  /** Makes a format that reads within these limits. It writes without limits. */
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
   * Returns the format for this library's own documents, which reads all that it writes. Never use
   * it for the documents of a peer.
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

  /** The limits for reading. */
  public CodecLimits limits() {
    return limits;
  }

  /**
   * Reads a document.
   *
   * @throws MalformedMessageException if the document is not JSON, is not of this type, or exceeds
   *     a limit
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
    try {
      return read(type, bytes, null, parser(bytes, 0));
    } catch (MalformedMessageException e) {
      String text = LoneSurrogates.unescaped(new String(bytes, StandardCharsets.UTF_8));
      if (text == null) {
        throw e;
      }
      DocumentText document = new DocumentText(text);
      return read(type, bytes, document, parser(document, 0));
    }
  }

  /**
   * Reads a document that will stand inside another one when it is written again.
   *
   * @param around how many levels there will be around it
   * @throws MalformedMessageException if it is not JSON, not of this type, or over a limit, also
   *     with the levels around it
   */
  public <T> T fromBytes(JsonType<T> type, byte[] bytes, int around) {
    checkLevels(new String(bytes, StandardCharsets.UTF_8), around);
    return fromBytes(type, bytes);
  }

  /**
   * The same for a document in a text of another document, which is longer. It may have half
   * surrogate pairs in it.
   */
  <T> T fromText(JsonType<T> type, String text, int around) {
    checkLevels(text, around);
    if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return fromBytes(type, text.getBytes(StandardCharsets.UTF_8));
    }
    String plain = LoneSurrogates.unescaped(text);
    DocumentText document = new DocumentText(plain == null ? text : plain);
    return read(type, NO_BYTES, document, parser(document, 0));
  }

  private <T> T read(
      JsonType<T> type, byte[] bytes, @Nullable DocumentText text, JsonParser opened) {
    try (JsonParser parser = opened) {
      JsonInput in = new JsonInput(this, bytes, text, 0, parser);
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

  /** What was read may not be deeper, when it is written, than what can be read. */
  private void checkLevels(String json, int around) {
    int depth = around;
    boolean quoted = false;
    for (int at = 0; around > 0 && at < json.length(); at++) {
      char c = json.charAt(at);
      if (quoted) {
        at += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      if (depth > limits.depth()) {
        throw new MalformedMessageException("$", 0, tooDeep());
      }
    }
  }

  /** Writes a document without white space. */
  public <T> byte[] toBytes(JsonType<T> type, T value) {
    return toBytes(ObjectWriteContext.empty(), type, value);
  }

  /** Writes a document with indentation, for people. */
  public <T> String toPrettyText(JsonType<T> type, T value) {
    return new String(toBytes(new PrettyContext(), type, value), StandardCharsets.UTF_8);
  }

  /**
   * Makes a parser that starts at the offset {@code from}. At offset 0 it skips a byte order mark.
   */
  JsonParser parser(byte[] bytes, int from) {
    return reader.createParser(ObjectReadContext.empty(), bytes, from, bytes.length - from);
  }

  /** Makes a parser that starts at the character {@code from}. It copies nothing. */
  JsonParser parser(DocumentText text, int from) {
    char[] chars = text.chars();
    return reader.createParser(ObjectReadContext.empty(), chars, from, chars.length - from);
  }

  /** Makes a parser without limits, for texts that are in memory already. */
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

  /**
   * Makes the exception for a document that the parser rejects. It drops the parser's message,
   * which repeats parts of the document.
   */
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

  /** Describes the exceeded limit. The parser names it only in the first word of its message. */
  private String overLimit(JacksonException e, JsonInput in) {
    String words = String.valueOf(e.getOriginalMessage());
    if (words.startsWith("Number")) {
      return "expected numbers of at most " + CodecLimits.NUMBER_LENGTH + " characters";
    }
    if (words.startsWith("Name")) {
      return "expected names of at most " + nameLength(limits) + " characters";
    }
    return in.depth() > limits.depth()
        ? tooDeep()
        : "expected texts of at most " + limits.textLength() + " characters";
  }

  private String tooDeep() {
    return "expected at most " + limits.depth() + " levels of objects and arrays";
  }

  private static int nameLength(CodecLimits limits) {
    return Math.min(limits.textLength(), CodecLimits.NAME_LENGTH);
  }
}
