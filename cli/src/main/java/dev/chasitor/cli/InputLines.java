package dev.chasitor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads lines on a thread of its own, never more than a few ahead of what was dealt with, so that a
 * long pipe waits instead of filling us. Blank lines are left out.
 */
final class InputLines {
  private static final int AHEAD = 64;

  /** How long a line of the rest may take; a person at a terminal will not type one. */
  private static final long REST_PATIENCE_MILLIS = 200;

  private final InputStream in;
  private final Consumer<String> onLine;
  private final Runnable onEnd;
  private final Semaphore permits = new Semaphore(AHEAD);
  private final Thread thread = new Thread(this::read, "chasitor-input");
  private volatile boolean onlyTheRest;
  private final AtomicLong count = new AtomicLong();

  /**
   * Lines that are not read yet.
   *
   * @param in never closed: it is the caller's, and closing may wait for a read that does not end
   * @param onLine told each line, on the reading thread
   * @param onEnd told once that there are no more
   */
  InputLines(InputStream in, Consumer<String> onLine, Runnable onEnd) {
    this.in = in;
    this.onLine = onLine;
    this.onEnd = onEnd;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** One line was dealt with, so that another may be read. */
  void dealtWith() {
    permits.release();
  }

  /** Reads what is there already and waits for nothing more to be typed. */
  void readRest() throws InterruptedException {
    onlyTheRest = true;
    permits.release(Integer.MAX_VALUE / 2);
    long before;
    do {
      before = count.get();
      thread.join(REST_PATIENCE_MILLIS);
    } while (thread.isAlive() && count.get() > before);
  }

  private void read() {
    try {
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      while (!onlyTheRest || lines.ready()) {
        String line = lines.readLine();
        if (line == null) {
          break;
        }
        if (!line.isBlank()) {
          permits.acquire();
          onLine.accept(line);
          count.incrementAndGet();
        }
      }
    } catch (IOException | InterruptedException e) {
      // Nothing more can be read, which is all there is to know.
    }
    onEnd.run();
  }
}
