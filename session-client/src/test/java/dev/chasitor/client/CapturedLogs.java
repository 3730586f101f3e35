package dev.chasitor.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Every {@link System.Logger} of the tests of this module, at every level, found as a service: what
 * is logged is kept from {@link #start} on.
 */
public final class CapturedLogs extends System.LoggerFinder {

  private static final List<String> LINES = new CopyOnWriteArrayList<>();

  /** For the service loader. */
  public CapturedLogs() {}

  static void start() {
    LINES.clear();
  }

  /** What was logged since, with everything that was thrown. */
  static String text() {
    return String.join("\n", LINES);
  }

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new Capture(name);
  }

  private record Capture(String name) implements System.Logger {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      StringWriter text = new StringWriter();
      text.append(level + " " + name + ": " + message + "\n");
      if (thrown != null) {
        thrown.printStackTrace(new PrintWriter(text, true));
      }
      LINES.add(text.toString());
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... params) {
      String message =
          format == null || params == null || params.length == 0
              ? format
              : MessageFormat.format(format, params);
      log(level, bundle, message, (Throwable) null);
    }
  }
}
