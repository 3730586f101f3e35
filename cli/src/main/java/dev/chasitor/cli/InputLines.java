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
 * Reads lines on its own thread and skips blank ones. It reads at most {@value #AHEAD} lines ahead
 * of {@link #dealtWith}, so that a long pipe waits and does not fill the memory.
 */
final class InputLines {
  private static final int AHEAD = 64;

  /**
   * The time for which {@link #readRest} waits for the next line: too short for a person to type
   * one.
   */
  private static final long REST_PATIENCE_MILLIS = 200;

  private final InputStream in;
  private final Consumer<String> onLine;
  private final Runnable onEnd;
  private final Semaphore permits = new Semaphore(AHEAD);
  private final Thread thread = new Thread(this::read, "chasitor-input");
  private volatile boolean onlyTheRest;
  private final AtomicLong count = new AtomicLong();

  /**
   * Creates a reader; {@link #start} starts it.
   *
   * @param in the input, which is never closed: closing may block while a read waits
   * @param onLine receives each line, on the reading thread
   * @param onEnd runs once at the end of the input, on the reading thread
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

  /** Reports that one line was handled, so that another may be read. */
  void dealtWith() {
    permits.release();
  }

  /** Reads the input that is already there and does not wait for more. */
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
      // The input cannot be read any further; treat this as its end.
    }
    onEnd.run();
  }
}
