package dev.chasitor.codec.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives all inputs of folders to their decoders once, for a tool that records coverage. The engine
 * keeps each input that reached something new, so all that a run reached is reached again.
 */
public final class Replay {

  private Replay() {}

  /**
   * Runs the inputs.
   *
   * @param folders the folders with inputs
   */
  public static void main(String[] folders) throws IOException {
    int inputs = 0;
    for (String folder : folders) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        List<Path> sorted = files.sorted().toList();
        for (Path file : sorted) {
          FuzzInput.of(Files.readAllBytes(file)).run();
        }
        inputs += sorted.size();
      }
    }
    System.out.printf("%,d inputs replayed%n", inputs);
  }
}
