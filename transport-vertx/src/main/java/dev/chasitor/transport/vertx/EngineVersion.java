package dev.chasitor.transport.vertx;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that the Vert.x on the class path is one that the transport works with. */
final class EngineVersion {

  private static final int OLDEST = 5;
  private static final Pattern MAJOR = Pattern.compile("(\\d{1,3})\\..*", Pattern.DOTALL);

  private EngineVersion() {}

  /**
   * Checks the version of Vert.x, as far as Vert.x says it.
   *
   * @throws IllegalStateException if the version is too old
   */
  static void check() {
    try (InputStream in =
        Vertx.class.getClassLoader().getResourceAsStream("META-INF/vertx/vertx-version.txt")) {
      if (in != null) {
        check(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
      }
    } catch (IOException unreadable) {
      // An exchange that meets a missing method fails at once and names it.
    }
  }

  static void check(String version) {
    Matcher major = MAJOR.matcher(version);
    if (major.matches() && Integer.parseInt(major.group(1)) < OLDEST) {
      throw new IllegalStateException(
          "Vert.x "
              + version
              + " is too old: this transport needs Vert.x 5.0.0 or later, with the"
              + " Netty that belongs to it");
    }
  }
}
