package dev.chasitor.transport;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a transport may send {@code http} requests, without TLS. Whoever reads a session key on the
 * way can continue the session. A transport therefore sends cleartext to another machine only if
 * the application allows it.
 */
public enum Cleartext {
  /** Allows this machine only. The transport decides by the host's text and asks no name server. */
  TO_LOOPBACK,
  /** Allows any host: for tests, or where a tunnel or the like keeps the connection private. */
  ANYWHERE;

  /** The addresses that begin with 127. A name that merely looks like one is no address. */
  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

  /**
   * Whether {@code http} to this host is allowed.
   *
   * @param host the host as a URI writes it; an IPv6 address stands in brackets
   */
  public boolean permits(String host) {
    return this == ANYWHERE || isLoopback(host.toLowerCase(Locale.ROOT));
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.equals("[0:0:0:0:0:0:0:1]")
        || LOOPBACK.matcher(host).matches();
  }
}
