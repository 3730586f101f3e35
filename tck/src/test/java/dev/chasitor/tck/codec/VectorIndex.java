package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.conformance.rule.CodecRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes the index of the vectors from their folder. */
final class VectorIndex {

  private final Path folder;

  VectorIndex(Path folder) {
    this.folder = folder;
  }

  /** The text of the index: an entry for each document, on one line. */
  String text() {
    List<String> lines = new ArrayList<>();
    for (BodyKind<?> kind : BodyKind.all()) {
      for (String document : files("documents/" + kind.name())) {
        lines.add("    " + JsonTree.text(entry(kind, document)));
      }
    }
    List<Object> refusals = new ArrayList<>(files("refusals"));
    return "{\n  \"vectors\": [\n"
        + String.join(",\n", lines)
        + "\n  ],\n  \"refusals\": "
        + JsonTree.text(refusals)
        + "\n}\n";
  }

  /** The documents that no entry names: of no kind, or written by none. */
  Set<String> strangers() {
    Set<String> strangers = new TreeSet<>(files("documents"));
    strangers.addAll(files("written"));
    for (BodyKind<?> kind : BodyKind.all()) {
      for (String document : files("documents/" + kind.name())) {
        strangers.remove(document);
        strangers.remove(written(document));
      }
    }
    return strangers;
  }

  private Map<String, Object> entry(BodyKind<?> kind, String document) {
    String file = document.substring(document.lastIndexOf('/') + 1);
    String name = file.substring(0, file.lastIndexOf('.'));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("kind", kind.name());
    entry.put("name", name);
    entry.put("document", document);
    if (Files.exists(folder.resolve(written(document)))) {
      entry.put("written", written(document));
    }
    entry.put("shows", shows(kind, name, JsonTree.object(bytes(document))));
    return entry;
  }

  /** A message that is malformed is the only thing such a vector is about. */
  private static List<Object> shows(BodyKind<?> kind, String name, Map<String, Object> document) {
    if (name.startsWith("malformed-")) {
      return List.of(CodecRule.K_ERR_01.id());
    }
    List<Object> ids = new ArrayList<>(List.of(CodecRule.K_DEC_01.id()));
    Traits.of(kind, document).forEach(rule -> ids.add(rule.id()));
    return ids;
  }

  private static String written(String document) {
    return document.replaceFirst("documents/", "written/");
  }

  private byte[] bytes(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON files below a folder, in order, with {@code /} whatever the system. */
  private List<String> files(String below) {
    Path start = folder.resolve(below);
    if (!Files.exists(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
