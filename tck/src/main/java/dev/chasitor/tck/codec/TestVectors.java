package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.WireBody;
import dev.chasitor.conformance.rule.CodecRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The test vectors of the kit, read from their index. */
final class TestVectors {

  /** The name of the vector that has every property of its kind. */
  private static final String FULL = "full";

  private static final String FOLDER = "/dev/chasitor/tck/vectors/";
  private static final List<TestVector<?>> ALL = read();

  /** The full documents. Nobody changes them: most tests ask for a copy of one again and again. */
  private static final Map<BodyKind<?>, Map<String, Object>> FULLS =
      ALL.stream()
          .filter(vector -> vector.name().equals(FULL))
          .collect(Collectors.toMap(TestVector::kind, TestVector::writtenTree));

  private TestVectors() {}

  /** Returns the vectors of one kind. */
  static <T> List<TestVector<T>> of(BodyKind<T> kind) {
    List<TestVector<T>> vectors = new ArrayList<>();
    for (TestVector<?> vector : ALL) {
      if (vector.kind() == kind) {
        vectors.add(
            new TestVector<>(
                kind, vector.name(), vector.document(), vector.written(), vector.shows()));
      }
    }
    return vectors;
  }

  /**
   * Returns a document with every property that a codec writes for this kind. The caller may change
   * it.
   */
  static Map<String, Object> full(BodyKind<?> kind) {
    Map<String, Object> full = FULLS.get(kind);
    if (full == null) {
      throw new AssertionError(
          "The vector " + kind + "/" + FULL + " is missing in " + FOLDER + "index.json");
    }
    return JsonTree.object(JsonTree.withTexts(full, text -> text));
  }

  private static List<TestVector<?>> read() {
    return elements(JsonTree.object(bytes("index.json")), "vectors")
        .<TestVector<?>>map(entry -> vector(JsonTree.object(entry)))
        .toList();
  }

  private static TestVector<?> vector(Map<String, Object> entry) {
    String kind = String.valueOf(entry.get("kind"));
    String document = String.valueOf(entry.get("document"));
    Set<CodecRule> shows =
        elements(entry, "shows")
            .map(id -> CodecRule.valueOf(id.toString().replace('-', '_')))
            .collect(Collectors.toSet());
    return new TestVector<>(
        BodyKind.named(kind)
            .orElseThrow(
                () -> new AssertionError(FOLDER + "index.json names an unknown kind: " + kind)),
        String.valueOf(entry.get("name")),
        WireBody.wrap(bytes(document)),
        WireBody.wrap(bytes(String.valueOf(entry.getOrDefault("written", document)))),
        shows);
  }

  private static Stream<?> elements(Map<String, Object> entry, String property) {
    return ((List<?>) Objects.requireNonNull(entry.get(property), property)).stream();
  }

  private static byte[] bytes(String file) {
    try (InputStream in = TestVectors.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new AssertionError(
            "The vector file " + FOLDER + file + " is missing on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
