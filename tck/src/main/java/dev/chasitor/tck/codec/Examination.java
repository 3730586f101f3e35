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

/** Puts documents of one kind before a codec, and notes what it does wrong. */
final class Examination<T> {

  private static final int MOST_TOLD = 20;

  private final CodecSubject codec;
  private final BodyKind<T> kind;
  private final List<String> complaints;

  private Examination(CodecSubject codec, BodyKind<T> kind, List<String> complaints) {
    this.codec = codec;
    this.kind = kind;
    this.complaints = complaints;
  }

  /** Looks at each kind, and then fails if anything was wrong with any. */
  static void ofEachKind(CodecSubject codec, Consumer<Examination<?>> look) {
    List<String> complaints = new ArrayList<>();
    BodyKind.all().forEach(kind -> look.accept(new Examination<>(codec, kind, complaints)));
    if (!complaints.isEmpty()) {
      int told = Math.min(MOST_TOLD, complaints.size());
      throw new AssertionError(
          "%d complaints, the first %d:%n  %s"
              .formatted(
                  complaints.size(), told, String.join("\n  ", complaints.subList(0, told))));
    }
  }

  /** The codec that is examined. */
  CodecSubject codec() {
    return codec;
  }

  /** The kind of the documents. */
  BodyKind<T> kind() {
    return kind;
  }

  /** A document with each property that is written, to be changed at will. */
  Map<String, Object> full() {
    return TestVectors.full(kind);
  }

  /** The same document with one change, made in the object at this path. */
  Map<String, Object> full(String path, Consumer<Map<String, Object>> change) {
    Map<String, Object> document = full();
    change.accept(Place.at(path, kind, document).orElseThrow().object());
    return document;
  }

  /** The objects in the full document. */
  List<Place> places() {
    return Place.all(kind, full());
  }

  /** The full document itself. */
  Place whole() {
    return places().get(0);
  }

  /** The properties of the full document itself. */
  List<WireProperty> properties() {
    return kind.wireType().properties().stream()
        .filter(property -> whole().object().containsKey(property.name()))
        .toList();
  }

  /** What the codec reads, as the strict document of it; complains if it is not read, and whole. */
  Optional<Map<String, Object>> read(String place, byte[] document) {
    Reading<T> reading = Reading.of(codec, kind, document);
    try {
      Optional<Map<String, Object>> seen = reading.value().map(value -> Reading.seen(kind, value));
      if (seen.isEmpty()) {
        complain(place, "expected it to be read, but it " + reading);
      }
      return seen;
    } catch (RuntimeException e) {
      complain(place, "expected a whole value, but it cannot be written: " + e);
      return Optional.empty();
    }
  }

  /** Like {@link #read(String, byte[])}. */
  Optional<Map<String, Object>> read(String place, Map<String, Object> document) {
    return read(place, JsonTree.bytes(document));
  }

  /** Complains if what is read lacks something of what is expected. */
  void reads(String place, Object expected, byte[] document) {
    read(place, document)
        .ifPresent(
            seen ->
                JsonTree.lacking(expected, seen)
                    .forEach(difference -> complain(place, difference)));
  }

  /** Complains if a vector that shows these rules, and no others, is not read as it should be. */
  void readsVectorsThatShow(Set<CodecRule> rules) {
    for (TestVector<T> vector : TestVectors.of(kind)) {
      if (vector.shows().equals(rules)) {
        reads(vector.name(), vector.writtenTree(), vector.document().toBytes());
      }
    }
  }

  /** Complains if the document is not refused in the one way in which it should be. */
  Optional<RuntimeException> refuses(String place, byte[] document) {
    Reading<T> reading = Reading.of(codec, kind, document);
    if (!reading.isRefusal()) {
      String right = codec.malformed().getSimpleName();
      complain(place, "expected it to be refused by " + right + ", but it " + reading);
    }
    return reading.refusal();
  }

  /** Complains if the values are not the same. */
  void isSame(String place, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      complain(place, JsonTree.difference(expected, found));
    }
  }

  /** Complains unless it is right. */
  void complainUnless(boolean right, String place, String what) {
    if (!right) {
      complain(place, what);
    }
  }

  /** Notes what is wrong at a place in a document. */
  void complain(String place, String what) {
    complaints.add(kind + " " + place + ": " + what);
  }
}
