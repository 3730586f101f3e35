package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireValue;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of a codec's limits: a peer cannot make it hold more than they allow. */
public interface CodecLimitContract extends CodecUnderTest {

  @Test
  @DisplayName("K-LIM-01 what is at a limit is read, and what is over it is refused")
  default void holdsLimits() {
    Examination.ofEachKind(
        codec(),
        examination -> {
          holdsLengthOfDocument(examination);
          holdsDepthAnywhere(examination);
          Accessors.texts(examination.kind(), examination.full()).stream()
              .limit(1)
              .forEach(name -> holdsLengthOfText(name, examination));
          for (WireProperty property : examination.properties()) {
            if (isArrayOf(WireValue.Kind.TEXT, property)) {
              holdsLengthOfArray(property.name(), examination);
            }
            if (isArrayOf(WireValue.Kind.ANY, property)) {
              holdsDepth(property.name(), examination);
            }
          }
        });
  }

  private static void holdsLengthOfDocument(Examination<?> examination) {
    String document = JsonTree.text(examination.full());
    int room = examination.codec().limits().documentBytes() - document.getBytes(UTF_8).length;
    String most = document + " ".repeat(room);
    examination.read("document at the limit of its length", most.getBytes(UTF_8));
    examination.refuses("document over the limit of its length", (most + " ").getBytes(UTF_8));
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
