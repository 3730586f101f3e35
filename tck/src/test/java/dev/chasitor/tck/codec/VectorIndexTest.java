package dev.chasitor.tck.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The index that is published is the one of the vectors that are published. */
class VectorIndexTest {

  private static final Path VECTORS = Path.of("src/main/resources/dev/chasitor/tck/vectors");
  private static final Path MADE = Path.of("target/index.json");

  private final VectorIndex index = new VectorIndex(VECTORS);

  @Test
  void namesEachVectorAndWhatItShows() throws IOException {
    Path published = VECTORS.resolve("index.json");
    Files.writeString(MADE, index.text());
    assertEquals(
        Files.exists(published) ? Files.readString(published) : "",
        index.text(),
        () -> "The vectors have changed. Look at tck/" + MADE + " and copy it to tck/" + published);
  }

  @Test
  void leavesNothingOut() {
    assertEquals(Set.of(), index.strangers(), "of no kind, or written by no document");
  }
}
