package dev.chasitor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** Reads the version of this build from {@code version.txt}. */
final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "chasitor " + ofBuild(),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
    };
  }

  static String ofBuild() {
    try (InputStream text = VersionText.class.getResourceAsStream("version.txt")) {
      if (text == null) {
        throw new IllegalStateException(
            "version.txt is missing beside VersionText.class; build the module with Maven");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
