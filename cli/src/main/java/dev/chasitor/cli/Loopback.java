package dev.chasitor.cli;

import java.util.Locale;

/** Tells this machine from others by the way a host is written, without asking a name server. */
final class Loopback {

  private Loopback() {}

  /** Whether the host of a URI can only be this machine. */
  static boolean isLoopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.equals("[0:0:0:0:0:0:0:1]")
        || name.matches("127(\\.\\d{1,3}){3}");
  }
}
