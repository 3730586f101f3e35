package dev.chasitor.tck.transport;

/** What not every engine can do. Everything else in the contract is required of all. */
public enum Capability {
  /** What is cancelled, timed out or closed ends on the wire too, so that the server can notice. */
  ABORTS_EXCHANGE,
  /** The same while a connection is still being made, in the middle of a TLS handshake say. */
  ABORTS_CONNECTING,
  /** Many held polls share a few threads. */
  SHARES_THREADS,
  /** That a request was lost is told at once, also when the server accepts nothing more. */
  TELLS_LOSS_AT_ONCE,
  /** Exchanges share connections, one after the other. */
  REUSES_CONNECTIONS,
  /** A transport that is opened starts an engine of its own, which ends with it. */
  OWNS_ENGINE
}
