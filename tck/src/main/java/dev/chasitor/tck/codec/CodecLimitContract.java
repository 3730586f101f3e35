package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.conformance.rule.CodecRule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of a codec's limits: a peer cannot make it hold more than they allow. */
public interface CodecLimitContract extends CodecUnderTest {

  @Test
  @DisplayName(
      "K-LIM-01 a document at the limit of its length is read, and a longer one is refused")
  default void holdsLengthOfDocument() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_LIM_01,
        examination -> {
          byte[] spaces = overLimit(examination.full(), examination);
          int most = spaces.length - 1;
          examination.read("document at the limit of its length", Arrays.copyOf(spaces, most));
          examination.refuses("document over the limit of its length", spaces);
          if (examination.takesUnknown()) {
            byte[] characters = overLimit(ofLongCharacters(examination), examination);
            var unused =
                examination.value(
                    "document of two-byte characters at the limit of its length",
                    Arrays.copyOf(characters, most));
            examination.refuses(
                "document of two-byte characters over the limit of its length", characters);
          }
        });
  }

  /** Fills a document with spaces, up to one byte over the limit. */
  private static byte[] overLimit(Map<String, Object> document, Examination<?> examination) {
    byte[] begun = JsonTree.bytes(document);
    byte[] full = Arrays.copyOf(begun, examination.codec().limits().documentBytes() + 1);
    Arrays.fill(full, begun.length, full.length, (byte) ' ');
    return full;
  }

  /** A document with half as many characters as bytes, nearly as long as the limit. */
  private static Map<String, Object> ofLongCharacters(Examination<?> examination) {
    CodecLimits limits = examination.codec().limits();
    Map<String, Object> document = examination.full();
    int length = Math.min(1000, limits.textLength());
    int left = limits.documentBytes() - JsonTree.bytes(document).length;
    // The quotes, the name, colon and comma of each are 20 bytes at most.
    for (int number = 0; left > 2 * length + 20; number++) {
      document.put("x-long" + number, "\u00e9".repeat(length));
      left -= 2 * length + 20;
    }
    return document;
  }

  @Test
  @DisplayName(
      "K-LIM-01 a list or text at the limit of its length is read, and a longer one is refused")
  default void holdsLengthOfValues() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_LIM_01,
        examination -> {
          Accessors.texts(examination.kind(), examination.full())
              .forEach(name -> holdsLengthOfText(name, examination));
          examination.properties().stream()
              .filter(property -> isArrayOf(WireValue.Kind.TEXT, property))
              .forEach(property -> holdsLengthOfArray(property.name(), examination));
        });
  }

  @Test
  @DisplayName("K-LIM-01 a document at the limit of its depth is read, and a deeper one is refused")
  default void holdsDepth() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_LIM_01,
        examination -> {
          holdsDepthAnywhere(examination);
          if (examination.takesUnknown()) {
            holdsDepth("x-deep", examination);
          }
          examination.properties().stream()
              .filter(property -> isArrayOf(WireValue.Kind.ANY, property))
              .forEach(property -> holdsDepth(property.name(), examination));
        });
  }

  /** Nests deep enough to overflow the stack of a reader that recurses at each level. */
  private static void holdsDepthAnywhere(Examination<?> examination) {
    int most = examination.codec().limits().documentBytes();
    for (String level : List.of("[", "{\"a\":")) {
      String deep = level.repeat(most / level.length());
      examination.refuses("document over the limit of its depth", deep.getBytes(UTF_8));
    }
  }

  private static void holdsLengthOfText(String name, Examination<?> examination) {
    int most = examination.codec().limits().textLength();
    holds(name, "e".repeat(most), "e".repeat(most + 1), examination);
  }

  private static void holdsLengthOfArray(String name, Examination<?> examination) {
    int most = examination.codec().limits().arrayLength();
    holds(name, Collections.nCopies(most, "a"), Collections.nCopies(most + 1, "a"), examination);
  }

  private static void holdsDepth(String name, Examination<?> examination) {
    // The document itself is one level.
    int most = examination.codec().limits().depth() - 1;
    holds(name, nested(most), nested(most + 1), examination);
  }

  private static Object nested(int levels) {
    Object nested = List.of();
    for (int level = 1; level < levels; level++) {
      nested = List.of(nested);
    }
    return nested;
  }

  private static void holds(String name, Object most, Object more, Examination<?> examination) {
    CodecLimits limits = examination.codec().limits();
    byte[] atLimit = JsonTree.bytes(examination.full("$", object -> object.put(name, most)));
    byte[] overLimit = JsonTree.bytes(examination.full("$", object -> object.put(name, more)));
    if (overLimit.length <= limits.documentBytes()) {
      examination.read("$." + name + " at its limit", atLimit);
      examination.refuses("$." + name + " over its limit", overLimit);
    }
  }

  private static boolean isArrayOf(WireValue.Kind kind, WireProperty property) {
    return property.value().kind() == WireValue.Kind.ARRAY
        && property.value().element().orElseThrow().kind() == kind;
  }
}
