package dev.chasitor.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of the codec and prints their figures as Markdown tables. */
public final class BenchmarkMain {

  private BenchmarkMain() {}

  /**
   * Runs the benchmarks with JMH's own arguments. Without a profiler among them it measures
   * allocation.
   */
  public static void main(String[] args)
      throws CommandLineOptionException, IOException, RunnerException {
    CommandLineOptions options = new CommandLineOptions(args);
    if (isQuestion(options)) {
      org.openjdk.jmh.Main.main(args);
      return;
    }
    ChainedOptionsBuilder asked = new OptionsBuilder().parent(options);
    if (options.getProfilers().isEmpty()) {
      asked.addProfiler(GCProfiler.class);
    }
    Collection<RunResult> results = new Runner(asked.build()).run();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println();
    out.print(new Report(Figures.of(results)).markdown());
  }

  private static boolean isQuestion(CommandLineOptions options) {
    return options.shouldHelp()
        || options.shouldList()
        || options.shouldListWithParams()
        || options.shouldListProfilers()
        || options.shouldListResultFormats();
  }
}
