package dev.chasitor.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams of a command. Text is UTF-8 in both directions, whatever the locale.
 *
 * @param in standard input
 * @param out standard output, for the result
 * @param err standard error, for notices and errors
 * @param coloured whether {@code out} shows colours
 * @param debug whether errors show their stack trace
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean coloured, boolean debug) {

  /**
   * Returns the streams of this process. The launcher sets {@code chasitor.coloured} if it writes
   * to a terminal.
   */
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
