package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.WireBody;
import dev.chasitor.tck.rule.CodecRule;
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

/** The documents that are published with the kit, by their index. */
final class Vectors {

  /** The vector of each kind that has all its properties. */
  private static final String FULL = "full";

  private static final String FOLDER = "/dev/chasitor/tck/vectors/";
  private static final List<Vector<?>> ALL = read();
  private static final Map<BodyKind<?>, Vector<?>> FULLS =
      ALL.stream()
          .filter(vector -> vector.name().equals(FULL))
          .collect(Collectors.toMap(Vector::kind, vector -> vector));

  private Vectors() {}

  /** The vectors of one kind. */
  static <T> List<Vector<T>> of(BodyKind<T> kind) {
    List<Vector<T>> vectors = new ArrayList<>();
    for (Vector<?> vector : ALL) {
      if (vector.kind() == kind) {
        vectors.add(
            new Vector<>(kind, vector.name(), vector.document(), vector.written(), vector.shows()));
      }
    }
    return vectors;
  }

  /** A document with each property that is written of this kind, to be changed at will. */
  static Map<String, Object> full(BodyKind<?> kind) {
    Vector<?> full = FULLS.get(kind);
    if (full == null) {
      throw new AssertionError("There is no vector " + kind + "/" + FULL);
    }
    return full.writtenTree();
  }

  private static List<Vector<?>> read() {
    return elements(JsonTree.object(bytes("index.json")), "vectors")
        .<Vector<?>>map(entry -> vector(JsonTree.object(entry)))
        .toList();
  }

  private static Vector<?> vector(Map<String, Object> entry) {
    String kind = String.valueOf(entry.get("kind"));
    String document = String.valueOf(entry.get("document"));
    Set<CodecRule> shows =
        elements(entry, "shows")
            .map(id -> CodecRule.valueOf(id.toString().replace('-', '_')))
            .collect(Collectors.toSet());
    return new Vector<>(
        BodyKind.named(kind).orElseThrow(() -> new AssertionError("There is no kind " + kind)),
        String.valueOf(entry.get("name")),
        WireBody.wrap(bytes(document)),
        WireBody.wrap(bytes(String.valueOf(entry.getOrDefault("written", document)))),
        shows);
  }

  private static Stream<?> elements(Map<String, Object> entry, String property) {
    return ((List<?>) Objects.requireNonNull(entry.get(property), property)).stream();
  }

  private static byte[] bytes(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new AssertionError("There is no vector file " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
