package dev.chasitor.benchmarks.session;

import java.time.Duration;
import java.util.Locale;

/** Measures many sessions at once, and prints Markdown. */
public final class SessionBenchmarks {

  private SessionBenchmarks() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    Rate steps = StepRate.measure(1_000, 5, Duration.ofSeconds(2));
    System.out.printf(
        Locale.ROOT,
        "| steps/s | CPU ns/step | B/step |%n| --: | --: | --: |%n| %.2f M | %.0f | %.0f |%n",
        steps.perSecond() / 1e6,
        steps.nanoseconds(),
        steps.bytes());
  }
}
