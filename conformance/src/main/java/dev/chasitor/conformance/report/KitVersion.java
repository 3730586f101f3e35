package dev.chasitor.conformance.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the version of the kit from {@code version.txt}. */
final class KitVersion {

  private KitVersion() {}

  static String text() {
    try (InputStream text = KitVersion.class.getResourceAsStream("version.txt")) {
      if (text == null) {
        throw new IllegalStateException(
            "version.txt is missing beside KitVersion.class; build the module with Maven");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
