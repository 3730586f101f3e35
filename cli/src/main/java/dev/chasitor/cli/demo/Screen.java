package dev.chasitor.cli.demo;

import java.io.PrintStream;
import java.util.Locale;

/** The output of the demonstration. Thread-safe. */
final class Screen {
  private final PrintStream out;
  private final boolean coloured;
  private final long began = System.nanoTime();

  Screen(PrintStream out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  /** The looks of a line on a terminal, as ANSI codes. */
  enum Look {
    PLAIN(""),
    DIM("2"),
    STRONG("1"),
    SAID("32"),
    HEARD("36"),
    BAD("1;31"),
    GOOD("1;32");

    private final String code;

    Look(String code) {
      this.code = code;
    }
  }

  /** Prints a line without a time. */
  void line(Look look, String text) {
    print(look, text);
  }

  /** Prints an event with the time in seconds since the start and the phase. */
  void event(Look look, String phase, String what) {
    synchronized (out) {
      double seconds = (System.nanoTime() - began) / 1e9;
      print(look, String.format(Locale.ROOT, "%7.3f  %-11s  %s", seconds, phase, what));
    }
  }

  private void print(Look look, String text) {
    boolean plain = !coloured || look.code.isEmpty();
    out.println(plain ? text : "\u001B[" + look.code + "m" + text + "\u001B[0m");
  }
}
