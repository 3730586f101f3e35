package dev.chasitor.benchmarks.session;

import dev.chasitor.benchmarks.session.JournalledRun.Figures;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Measures what a journal costs, and prints the figures as Markdown. A full run takes about nine
 * minutes.
 */
public final class JournalBenchmarks {

  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int CHATS = 1_000;
  private static final int PAIRS = 7;

  /** Pairs that are not counted: compiling the code of H2 takes half a minute of a processor. */
  private static final int WARM_UP_PAIRS = 5;

  private static final int THAWS = 20;

  private final PrintStream out;

  private JournalBenchmarks(PrintStream out) {
    this.out = out;
  }

  /** Measures everything. Call it without arguments; it starts itself again with internal ones. */
  public static void main(String[] args) throws Exception {
    long begun = System.nanoTime();
    try (PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
      if (args.length == 0) {
        new JournalBenchmarks(out).all();
      } else if (args[0].equals("server")) {
        LoopbackServer.run();
        Thread.currentThread().join();
      } else {
        out.println(child(args, begun));
        out.flush();
        Runtime.getRuntime().halt(0);
      }
    }
  }

  private static String child(String[] args, long begun) throws Exception {
    return switch (args[0]) {
      case "chats" ->
          pairs(Integer.parseInt(args[1]), Integer.parseInt(args[2])).stream()
              .map(Figures::line)
              .collect(Collectors.joining(";"));
      case "journal" -> JournalRate.ofJournal(Path.of(args[1]), ROUND).perSecond() + "";
      case "jdbc" -> JournalRate.ofBareJdbc(Path.of(args[1]), ROUND).perSecond() + "";
      case "prepare" -> {
        ColdThaw.prepare(Integer.parseInt(args[1]), Path.of(args[2]));
        yield "";
      }
      case "thaw" ->
          ColdThaw.run(
                  Integer.parseInt(args[1]), Path.of(args[2]), Boolean.parseBoolean(args[3]), begun)
              + "";
      default -> throw new IllegalArgumentException("unknown part: " + args[0]);
    };
  }

  private void all() throws IOException {
    out.println(
        "| chats with a journal : without, median of "
            + PAIRS
            + " pairs | p50 | p99 | CPU of a write | writes of a line | bytes of a write |");
    out.println("| --- | --: | --: | --: | --: | --: |");
    for (int details : new int[] {0, 20}) {
      chats(details);
    }
    out.println();
    out.println("| journal beside bare JDBC, writes/s | journal | bare | bare : journal |");
    out.println("| --- | --: | --: | --: |");
    rates();
    out.println();
    out.println("| a process for each request, median of " + THAWS + " | time without the JVM's |");
    out.println("| --- | --: |");
    thaws(false);
    thaws(true);
  }

  /**
   * Measures chats without and with a journal, in turns, in this process. Returns the figures in
   * that order.
   */
  private static List<Figures> pairs(int port, int details) throws IOException {
    JournalledRun without = new JournalledRun(port, Optional.empty(), CHATS, details);
    JournalledRun with = new JournalledRun(port, Optional.of(file()), CHATS, details);
    List<Figures> figures = new ArrayList<>();
    for (int pair = 0; pair < WARM_UP_PAIRS + PAIRS; pair++) {
      figures.add(without.measure(ROUND));
      figures.add(with.measure(ROUND));
    }
    return figures.subList(2 * WARM_UP_PAIRS, figures.size());
  }

  private void chats(int details) throws IOException {
    List<Figures> without = new ArrayList<>();
    List<Figures> with = new ArrayList<>();
    try (ChildProcess server = start("server");
        ChildProcess client = start("chats", server.line(), details + "")) {
      for (String line : client.line().split(";", -1)) {
        (without.size() == with.size() ? without : with).add(Figures.of(line));
      }
    }
    double writes = median(with, Figures::writes);
    List<Double> processor = new ArrayList<>();
    List<Double> medians = new ArrayList<>();
    List<Double> slow = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      medians.add(with.get(pair).median() / without.get(pair).median());
      slow.add(with.get(pair).slow() / without.get(pair).slow());
      processor.add((with.get(pair).processor() - without.get(pair).processor()) / writes);
    }
    out.printf(
        Locale.ROOT,
        "| %d pre-chat details | %.0f : %.0f µs = %.2f | %.0f : %.0f µs = %.2f | %.0f µs | %.1f |"
            + " %.0f B |%n",
        details,
        median(with, Figures::median),
        median(without, Figures::median),
        median(medians, it -> it),
        median(with, Figures::slow),
        median(without, Figures::slow),
        median(slow, it -> it),
        median(processor, it -> it),
        writes,
        median(with, Figures::bytes));
  }

  private void rates() throws IOException {
    List<Double> journal = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      journal.add(number("journal", file().toString()));
      bare.add(number("jdbc", file().toString()));
      ratios.add(bare.get(pair) / journal.get(pair));
    }
    out.printf(
        Locale.ROOT,
        "| 1,000 sessions, 64 writes at once | %.0f | %.0f | %.2f |%n",
        median(journal, it -> it),
        median(bare, it -> it),
        median(ratios, it -> it));
  }

  private void thaws(boolean says) throws IOException {
    List<Double> times = new ArrayList<>();
    try (ChildProcess server = start("server")) {
      String port = server.line();
      for (int i = 0; i < THAWS; i++) {
        Path document = Files.createTempFile("chasitor", ".json");
        try (ChildProcess first = start("prepare", port, document.toString())) {
          first.line();
        }
        times.add(number("thaw", port, document.toString(), says + ""));
      }
    }
    out.printf(
        Locale.ROOT,
        "| thaw%s, freeze, write | %.0f ms |%n",
        says ? ", say a line" : "",
        median(times, it -> it));
  }

  private static double number(String... arguments) throws IOException {
    try (ChildProcess child = start(arguments)) {
      return Double.parseDouble(child.line());
    }
  }

  private static ChildProcess start(String... arguments) throws IOException {
    return ChildProcess.start(JournalBenchmarks.class, arguments);
  }

  private static Path file() throws IOException {
    return Files.createTempDirectory("chasitor").resolve("journal");
  }

  private static <T> double median(List<T> values, ToDoubleFunction<T> figure) {
    double[] sorted = values.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
