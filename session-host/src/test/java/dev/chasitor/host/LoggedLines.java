package dev.chasitor.host;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What one class logs until this is closed. Thread-safe. */
final class LoggedLines implements AutoCloseable {

  private static final List<LoggedLines> OPEN = new CopyOnWriteArrayList<>();

  private final String logger;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  LoggedLines(Class<?> type) {
    logger = type.getName();
    OPEN.add(this);
  }

  List<String> all() {
    return new ArrayList<>(lines);
  }

  @Override
  public void close() {
    OPEN.remove(this);
  }

  /** Every {@link System.Logger} of the tests of this module, found as a service. */
  public static final class Finder extends System.LoggerFinder {

    /** For the service loader. */
    public Finder() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
      return new Logger(name);
    }
  }

  private record Logger(String name) implements System.Logger {

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
      for (LoggedLines open : OPEN) {
        if (open.logger.equals(name)) {
          open.lines.add(String.valueOf(message));
        }
      }
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object... params) {
      log(level, bundle, format, (Throwable) null);
    }
  }
}
