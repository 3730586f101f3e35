package dev.chasitor.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A document in {@code vectors/documents/<kind>/<name>.json}, and the strict document it becomes
 * when it is written again: the same, unless there is one of that name under {@code
 * vectors/written}.
 */
public record Fixture<T>(BodyKind<T> kind, String name, WireBody document, WireBody written) {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  /** All fixtures of all kinds. */
  public static List<Fixture<?>> all() {
    return BodyKind.all().stream().<Fixture<?>>flatMap(kind -> of(kind).stream()).toList();
  }

  /** The fixtures of one kind. */
  public static <T> List<Fixture<T>> of(BodyKind<T> kind) {
    return files("vectors/documents/" + kind.name()).stream()
        .map(file -> read(kind, file))
        .toList();
  }

  /** The fixture that has every property of its kind. */
  public static <T> Fixture<T> full(BodyKind<T> kind) {
    return of(kind).stream()
        .filter(fixture -> fixture.name.equals("full"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(kind + " has no fixture full.json"));
  }

  /** The files of a folder of the test resources, in order. */
  static List<Path> files(String folder) {
    URL url = Fixture.class.getResource("/" + folder);
    if (url == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static WireBody bytes(Path file) {
    try {
      return WireBody.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> Fixture<T> read(BodyKind<T> kind, Path file) {
    String name = Objects.requireNonNull(file.getFileName()).toString();
    WireBody document = bytes(file);
    WireBody written =
        files("vectors/written/" + kind.name()).stream()
            .filter(other -> other.endsWith(name))
            .findFirst()
            .map(Fixture::bytes)
            .orElse(document);
    return new Fixture<>(kind, name.replace(".json", ""), document, written);
  }

  /** The document as a value. */
  T value() {
    return CODEC.decode(kind, document.toBytes());
  }

  /** The document written again. */
  byte[] again() {
    return CODEC.encode(kind, value());
  }

  @Override
  public String toString() {
    return kind + "/" + name;
  }
}
