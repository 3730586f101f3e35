package dev.chasitor.codec.docs;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The generated documents are what the tables say. With {@code -Dchasitor.docs=write} they become
 * it.
 */
class DocsTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Path GENERATED = Path.of("target", "generated-docs");
  private static final boolean WRITE = "write".equals(System.getProperty("chasitor.docs"));

  static List<Document> documents() {
    return Document.ALL;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isWhatTheTablesSay(Document document) throws IOException {
    String text = document.generator().get();
    Path file = DOCS.resolve(document.file());
    if (WRITE) {
      write(file, text);
    } else if (!text.equals(read(file))) {
      write(GENERATED.resolve(document.file()), text);
      fail(
          "docs/%s is not what the tables say; from the root of the repository:%n  cp %s %s"
              .formatted(
                  document.file(),
                  "protocol-codec/target/generated-docs/" + document.file(),
                  "docs/" + document.file()));
    }
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
