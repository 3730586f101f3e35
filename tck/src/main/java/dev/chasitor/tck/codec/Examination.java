package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts documents before a codec, and collects what it does wrong, to be told together. */
final class Examination {

  private static final int MOST_TOLD = 20;

  private final CodecSubject codec;
  private final List<String> complaints = new ArrayList<>();

  Examination(CodecSubject codec) {
    this.codec = codec;
  }

  /** The codec that is examined. */
  CodecSubject codec() {
    return codec;
  }

  /** A full document of this kind with one change, made in the object at this path. */
  static Map<String, Object> full(
      BodyKind<?> kind, String path, Consumer<Map<String, Object>> change) {
    Map<String, Object> document = Vectors.full(kind);
    change.accept(Place.at(path, kind, document).orElseThrow().object());
    return document;
  }

  /** What the codec reads, as the strict document of it; complains if it is not read, and whole. */
  <T> Optional<Map<String, Object>> read(BodyKind<T> kind, String place, byte[] document) {
    Reading<T> reading = Reading.of(codec, kind, document);
    try {
      Optional<Map<String, Object>> seen = reading.value().map(value -> Reading.seen(kind, value));
      if (seen.isEmpty()) {
        complain(kind, place, "expected it to be read, but it " + reading);
      }
      return seen;
    } catch (RuntimeException e) {
      complain(kind, place, "expected a whole value, but it cannot be written: " + e);
      return Optional.empty();
    }
  }

  /** Like {@link #read(BodyKind, String, byte[])}. */
  <T> Optional<Map<String, Object>> read(BodyKind<T> kind, String place, Map<String, Object> tree) {
    return read(kind, place, JsonTree.bytes(tree));
  }

  /** Complains if what is read lacks something of what is expected. */
  void reads(BodyKind<?> kind, String place, Object expected, byte[] document) {
    read(kind, place, document)
        .ifPresent(
            seen ->
                JsonTree.lacking(expected, seen)
                    .forEach(difference -> complain(kind, place, difference)));
  }

  /** Complains if the document is not refused in the one way in which it should be. */
  <T> Optional<RuntimeException> refuses(BodyKind<T> kind, String place, byte[] document) {
    Reading<T> reading = Reading.of(codec, kind, document);
    if (!reading.isRefusal()) {
      String right = codec.malformed().getSimpleName();
      complain(kind, place, "expected it to be refused by " + right + ", but it " + reading);
    }
    return reading.refusal();
  }

  /** Complains if the values are not the same. */
  void isSame(BodyKind<?> kind, String place, Object expected, @Nullable Object found) {
    if (!expected.equals(found)) {
      complain(kind, place, JsonTree.difference(expected, found));
    }
  }

  /** Notes what is wrong at a place in a document of this kind. */
  void complain(BodyKind<?> kind, String place, String what) {
    complaints.add(kind + " " + place + ": " + what);
  }

  /** Notes what is wrong, unless it is right. */
  void complainUnless(boolean right, BodyKind<?> kind, String place, String what) {
    if (!right) {
      complain(kind, place, what);
    }
  }

  /** Fails the test if anything was wrong. */
  void conclude() {
    if (!complaints.isEmpty()) {
      int told = Math.min(MOST_TOLD, complaints.size());
      throw new AssertionError(
          "%d complaints, the first %d:%n  %s"
              .formatted(
                  complaints.size(), told, String.join("\n  ", complaints.subList(0, told))));
    }
  }
}
