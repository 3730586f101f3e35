package dev.chasitor.codec.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What mutation found is kept as a corpus, and every decoder keeps its contract for all of it. */
class CorpusTest {

  private static final Path CORPUS = Path.of("src", "test", "resources", "corpus");

  /** What a person can still read. */
  private static final int MOST_BYTES = 2_048;

  @Test
  void everyDecoderKeepsItsContractForEveryInput() throws IOException {
    Set<String> without = new TreeSet<>(FuzzInput.names());
    List<FuzzInput> inputs = new ArrayList<>(Seeds.all().values());
    for (Path file : files()) {
      inputs.add(FuzzInput.of(Files.readAllBytes(file)));
    }
    for (FuzzInput input : inputs) {
      try {
        input.run();
      } catch (Throwable e) {
        throw new AssertionError(
            "The input for " + input.decoder() + ": " + input.document().text(), e);
      }
      without.remove(input.decoder());
    }
    assertEquals(Set.of(), without, "decoders without an input");
  }

  @Test
  void everyInputNamesItsDecoderAndIsShort() throws IOException {
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      FuzzInput input = FuzzInput.of(bytes);
      assertEquals(input.decoder(), input.name(), () -> file + ": the first line names no decoder");
      assertTrue(bytes.length <= MOST_BYTES, () -> file + " is too long");
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.sorted().toList();
    }
  }
}
