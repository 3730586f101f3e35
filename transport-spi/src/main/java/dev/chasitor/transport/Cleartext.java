package dev.chasitor.transport;

import java.util.Locale;

/**
 * Where {@code http} may go without TLS. Whoever reads a session's key on the way can go on with
 * the session, so a transport sends nothing in the clear to another machine unless it is told to.
 */
public enum Cleartext {
  /** To this machine only, told by the way a host is written and without asking a name server. */
  TO_LOOPBACK,
  /** To any host: for test rigs, or where something else, say a tunnel, keeps the way private. */
  ANYWHERE;

  /**
   * Whether {@code http} to this host is allowed.
   *
   * @param host as a URI writes it, an IPv6 address in brackets
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
