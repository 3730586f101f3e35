package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.conformance.rule.CodecRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Tests a codec with documents of one kind and collects complaints. */
final class Examination<T> {

  private static final int MOST_TOLD = 20;

  private final CodecSubject codec;
  private final BodyKind<T> kind;
  private final List<String> complaints;

  /** How often the codec was asked to do something. */
  private int judged;

  private Examination(CodecSubject codec, BodyKind<T> kind, List<String> complaints) {
    this.codec = codec;
    this.kind = kind;
    this.complaints = complaints;
  }

  /**
   * Examines each kind of document that the codec knows, then fails if there was any complaint. It
   * skips the test if no document of these kinds has anything to judge.
   */
  static void ofEachKind(CodecSubject codec, Consumer<Examination<?>> look) {
    List<String> complaints = new ArrayList<>();
    int judged = 0;
    for (BodyKind<?> kind : BodyKind.all()) {
      if (codec.kinds().contains(kind)) {
        Examination<?> examination = new Examination<>(codec, kind, complaints);
        look.accept(examination);
        judged += examination.judged;
      }
    }
    if (!complaints.isEmpty()) {
      int told = Math.min(MOST_TOLD, complaints.size());
      throw new AssertionError(
          "%d complaints about the codec, the first %d:%n  %s"
              .formatted(
                  complaints.size(), told, String.join("\n  ", complaints.subList(0, told))));
    }
    if (judged == 0) {
      Assumptions.abort(
          "Not judged: no kind of document in kinds() has what the rule is about. A codec of more kinds has.");
    }
  }

  /** Returns the codec under test. */
  CodecSubject codec() {
    judged++;
    return codec;
  }

  /** Returns the kind of the documents. */
  BodyKind<T> kind() {
    return kind;
  }

  /** Returns a document with every property that a codec writes. The caller may change it. */
  Map<String, Object> full() {
    return TestVectors.full(kind);
  }

  /** Returns the full document with a change in the object at this path. */
  Map<String, Object> full(String path, Consumer<Map<String, Object>> change) {
    Map<String, Object> document = full();
    change.accept(Place.at(path, kind, document).orElseThrow().object());
    return document;
  }

  /** Returns the objects in the full document. */
  List<Place> places() {
    return Place.all(kind, full());
  }

  /** Returns the outermost object of the full document. */
  Place whole() {
    return places().get(0);
  }

  /** Returns the properties of the outermost object. */
  List<WireProperty> properties() {
    return kind.wireType().properties().stream()
        .filter(property -> whole().object().containsKey(property.name()))
        .toList();
  }

  /**
   * Returns the strict document of what the codec reads. Complains if the codec does not read the
   * document, or reads a value with missing parts.
   */
  Optional<Map<String, Object>> read(String place, byte[] document) {
    judged++;
    Reading<T> reading = Reading.of(codec, kind, document);
    try {
      Optional<Map<String, Object>> seen = reading.value().map(value -> Reading.seen(kind, value));
      if (seen.isEmpty()) {
        complain(place, "expected the codec to read the document, but the document " + reading);
      }
      return seen;
    } catch (RuntimeException e) {
      complain(place, "expected a complete value, but writing it fails: " + e);
      return Optional.empty();
    }
  }

  /** Does the same as {@link #read(String, byte[])}. */
  Optional<Map<String, Object>> read(String place, Map<String, Object> document) {
    return read(place, JsonTree.bytes(document));
  }

  /** Complains if the value that the codec reads lacks something of the expected one. */
  void reads(String place, Object expected, byte[] document) {
    read(place, document)
        .ifPresent(
            seen ->
                JsonTree.lacking(expected, seen)
                    .forEach(difference -> complain(place, difference)));
  }

  /**
   * Complains about each vector for exactly these rules that the codec does not read as expected.
   */
  void readsVectorsThatShow(Set<CodecRule> rules) {
    for (TestVector<T> vector : TestVectors.of(kind)) {
      if (vector.shows().equals(rules)) {
        reads(vector.name(), vector.writtenTree(), vector.document().toBytes());
      }
    }
  }

  /** Complains if the codec does not refuse the document with its one type of exception. */
  Optional<RuntimeException> refuses(String place, byte[] document) {
    judged++;
    Reading<T> reading = Reading.of(codec, kind, document);
    if (!reading.isRefusal()) {
      String right = codec.malformed().getSimpleName();
      complain(
          place,
          "expected the codec to refuse the document with "
              + right
              + ", but the document "
              + reading);
    }
    return reading.refusal();
  }

  /** Complains if the values differ. */
  void isSame(String place, @Nullable Object expected, @Nullable Object found) {
    judged++;
    if (!Objects.equals(expected, found)) {
      complain(place, JsonTree.difference(expected, found));
    }
  }

  /** Complains unless the condition holds. */
  void complainUnless(boolean right, String place, String what) {
    judged++;
    if (!right) {
      complain(place, what);
    }
  }

  /** Adds a complaint about a place in a document. */
  void complain(String place, String what) {
    complaints.add(kind + " " + place + ": " + what);
  }
}
