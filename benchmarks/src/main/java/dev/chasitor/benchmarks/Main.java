package dev.chasitor.benchmarks;

import java.io.IOException;

/** Runs the benchmarks: takes JMH's own arguments. */
public final class Main {

  private Main() {}

  /** Runs the benchmarks that the arguments name, all of them without. */
  public static void main(String[] args) throws IOException {
    org.openjdk.jmh.Main.main(args);
  }
}
