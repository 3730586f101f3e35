package dev.chasitor.benchmarks.session;

import dev.chasitor.benchmarks.session.LoopbackRun.Figures;
import dev.chasitor.benchmarks.session.LoopbackRun.Way;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Measures many sessions at the same time and prints the figures as Markdown. A full run takes
 * about seven minutes.
 */
public final class SessionBenchmarks {

  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final int SIMULATED = 50_000;

  /** The number of connections over loopback, which an open-file limit of 20,000 allows. */
  private static final int OVER_LOOPBACK = 15_000;

  /**
   * The number of measurements of each client over loopback. The clients take turns, because a
   * single run varies.
   */
  private static final int TURNS = 5;

  private final PrintStream out;

  private SessionBenchmarks(PrintStream out) {
    this.out = out;
  }

  /** Measures everything. Call it without arguments; it starts itself again with internal ones. */
  public static void main(String[] args) throws Exception {
    try (PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
      if (args.length == 0) {
        new SessionBenchmarks(out).all();
      } else if (args[0].equals("server")) {
        LoopbackServer.run();
        Thread.currentThread().join();
      } else {
        out.println(
            line(
                LoopbackRun.measure(
                    Way.valueOf(args[0]), Integer.parseInt(args[1]), OVER_LOOPBACK, ROUND)));
        out.flush();
        Runtime.getRuntime().halt(0);
      }
    }
  }

  private void all() throws IOException {
    Rate steps = StepRate.measure(1_000, 5, ROUND);
    head("Steps of the machine, one thread", "steps/s", "CPU of each", "allocated by each");
    row(
        "agent's line, visitor's line, its answer",
        number(steps.perSecond() / 1e6, 2) + " M",
        number(steps.nanoseconds(), 0) + " ns",
        number(steps.bytes(), 0) + " B");
    SimulatedScale scale = SimulatedScale.measure(SIMULATED, ROUND);
    head(
        "Sessions without a wire",
        "heap of each beyond its poll",
        "heap of its poll",
        "threads",
        "round trips/s");
    row(
        SIMULATED + " sessions of one client",
        scale.heapPerSession() + " B",
        scale.heapPerPoll() + " B",
        scale.threads() + " (" + scale.threadsWithOne() + " with one session)",
        number(scale.roundTrips().perSecond(), 0));
    loopback();
  }

  private void loopback() throws IOException {
    Map<Way, List<Figures>> runs = new EnumMap<>(Way.class);
    for (int turn = 0; turn < TURNS; turn++) {
      for (Way way : Way.values()) {
        runs.computeIfAbsent(way, any -> new ArrayList<>()).add(overLoopback(way));
      }
    }
    Map<Way, Figures> figures = new EnumMap<>(Way.class);
    runs.forEach((way, found) -> figures.put(way, Figures.median(found)));
    head(
        "Over loopback, " + OVER_LOOPBACK + " held polls",
        "heap of each",
        ": bare",
        "threads",
        "round trips/s, 64 at once",
        ": bare",
        "client's CPU of each");
    Figures bare = Objects.requireNonNull(figures.get(Way.RAW_WEB_CLIENT));
    figures.forEach(
        (way, found) ->
            row(
                way.words(),
                found.heap() + " B",
                number((double) found.heap() / bare.heap(), 2),
                found.threads() + "",
                number(found.roundTrips().perSecond(), 0),
                number(found.roundTrips().perSecond() / bare.roundTrips().perSecond(), 2),
                number(found.roundTrips().nanoseconds() / 1e3, 0) + " µs"));
  }

  private static Figures overLoopback(Way way) throws IOException {
    try (ChildProcess server = ChildProcess.start(SessionBenchmarks.class, "server");
        ChildProcess client =
            ChildProcess.start(SessionBenchmarks.class, way.name(), server.line())) {
      return figures(client.line());
    }
  }

  private static String line(Figures found) {
    Rate rate = found.roundTrips();
    return String.join(
        " ",
        found.heap() + "",
        found.threads() + "",
        rate.perSecond() + "",
        rate.nanoseconds() + "",
        rate.bytes() + "");
  }

  private static Figures figures(String line) {
    String[] found = line.split(" ", 5);
    return new Figures(
        Long.parseLong(found[0]),
        Integer.parseInt(found[1]),
        new Rate(
            Double.parseDouble(found[2]),
            Double.parseDouble(found[3]),
            Double.parseDouble(found[4])));
  }

  private void head(String what, String... columns) {
    out.println();
    out.println("| " + what + " | " + String.join(" | ", columns) + " |");
    out.println("| --- |" + " --: |".repeat(columns.length));
  }

  private void row(String what, String... figures) {
    out.println("| " + what + " | " + String.join(" | ", figures) + " |");
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
