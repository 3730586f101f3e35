package dev.chasitor.cli;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the client's log silent: in a simulation listeners fail on purpose. */
final class SilentClient {

  private static final Logger LOG = Logger.getLogger("dev.chasitor.client");

  private SilentClient() {}

  /** Runs a task without the client's log messages, and returns its result. */
  static <T> T during(Supplier<T> task) {
    Level before = LOG.getLevel();
    LOG.setLevel(Level.OFF);
    try {
      return task.get();
    } finally {
      LOG.setLevel(before);
    }
  }
}
