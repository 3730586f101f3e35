package dev.chasitor.benchmarks.session;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Measures many sessions at once, and prints what it found as Markdown. */
public final class SessionBenchmarks {

  private static final Duration ROUND = Duration.ofSeconds(3);

  private SessionBenchmarks() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
      Rate steps = StepRate.measure(1_000, 5, ROUND);
      row(out, "steps of the machine, one thread", millions(steps.perSecond()) + " /s");
      row(out, "processor time of a step", rounded(steps.nanoseconds()) + " ns");
      row(out, "allocated by a step", rounded(steps.bytes()) + " B");
      SimulatedScale scale = SimulatedScale.measure(50_000, ROUND);
      row(out, "sessions without a wire", scale.sessions() + "");
      row(out, "heap of a session beyond its held poll", scale.heapPerSession() + " B");
      row(out, "heap of a held poll", scale.heapPerPoll() + " B");
      row(out, "threads, one session", scale.threadsWithOne() + "");
      row(out, "threads, all sessions", scale.threads() + "");
      row(out, "round trips", rounded(scale.roundTrips().perSecond()) + " /s");
      row(out, "processor time of a round trip", rounded(scale.roundTrips().nanoseconds()) + " ns");
    }
  }

  private static void row(PrintStream out, String what, String figure) {
    out.println("| " + what + " | " + figure + " |");
  }

  private static String millions(double number) {
    return String.format(Locale.ROOT, "%.2f M", number / 1e6);
  }

  private static String rounded(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }
}
