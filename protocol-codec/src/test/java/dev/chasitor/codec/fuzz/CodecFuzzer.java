package dev.chasitor.codec.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * The target of an engine that mutates inputs, guided by coverage (Jazzer). It ends the process
 * when the codec was given enough bytes. Not thread-safe: the engine calls it on one thread.
 */
public final class CodecFuzzer {

  private static final long ENOUGH = Long.getLong("chasitor.fuzz.bytes", 1_000_000_000L);
  private static final long REPORTED = Math.max(1, ENOUGH / 20);
  private static final long STARTED = System.nanoTime();

  private static long executions;
  private static long given;
  private static long bytes;

  private CodecFuzzer() {}

  /** Gives one input to the decoder that it names. */
  public static void fuzzerTestOneInput(byte[] input) {
    int read = FuzzInput.of(input).run();
    long before = bytes / REPORTED;
    executions++;
    given += read > 0 ? 1 : 0;
    bytes += read;
    if (bytes / REPORTED > before) {
      report("so far");
    }
    if (bytes >= ENOUGH && before < bytes / REPORTED) {
      report("in all");
      end();
    }
  }

  /** Asks the engine to end: it takes an end of the process for a crash of the codec. */
  private static void end() {
    try {
      new ProcessBuilder("kill", "-USR1", Long.toString(ProcessHandle.current().pid()))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void report(String when) {
    System.out.printf(
        "%s: %,d bytes given to decoders in %,d of %,d executions, %d s, seed %s, JDK %s%n",
        when,
        bytes,
        given,
        executions,
        Duration.ofNanos(System.nanoTime() - STARTED).toSeconds(),
        System.getProperty("chasitor.fuzz.seed", "not given"),
        Runtime.version());
    System.out.flush();
  }
}
