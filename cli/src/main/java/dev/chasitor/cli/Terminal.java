package dev.chasitor.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command reads from and writes to. Text is UTF-8 in both directions, whatever the locale.
 *
 * @param in standard input
 * @param out standard output: what was asked for
 * @param err standard error: what a person should know besides
 * @param coloured whether {@code out} shows colours
 * @param debug whether errors come with their stack trace
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean coloured, boolean debug) {

  /** The streams of this process. The launcher knows whether it writes to a terminal. */
  static Terminal ofProcess() {
    return new Terminal(
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Boolean.getBoolean("chasitor.coloured"),
        System.getenv("CHASITOR_DEBUG") != null);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
