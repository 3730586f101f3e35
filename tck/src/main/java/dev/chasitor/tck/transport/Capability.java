package dev.chasitor.tck.transport;

/**
 * The optional capabilities of a transport. The contract demands everything else of every
 * transport.
 */
public enum Capability {
  /**
   * An exchange that is cancelled, timed out or closed also ends on the wire, so the server
   * notices.
   */
  ABORTS_EXCHANGE,
  /**
   * An exchange that is cancelled while it connects also ends on the wire, for example within a TLS
   * handshake.
   */
  ABORTS_CONNECTING,
  /** Many held polls share few threads. */
  SHARES_THREADS,
  /**
   * The transport reports a lost request at once, also when the server accepts no connection any
   * more.
   */
  TELLS_LOSS_AT_ONCE,
  /** Consecutive exchanges share a connection. */
  REUSES_CONNECTIONS,
  /** The transport names the cause of a failure to connect, for example an unknown host. */
  NAMES_CAUSES,
  /** An application can lend the transport an executor ({@code openOn}). */
  TAKES_EXECUTOR,
  /** {@code open} starts an engine that ends when the transport is closed. */
  OWNS_ENGINE
}
