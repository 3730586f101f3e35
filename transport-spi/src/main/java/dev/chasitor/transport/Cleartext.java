package dev.chasitor.transport;

import java.util.Locale;

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
        || host.matches("127(\\.\\d{1,3}){3}");
  }
}
