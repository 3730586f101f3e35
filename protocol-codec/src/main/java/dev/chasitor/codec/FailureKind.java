package dev.chasitor.codec;

/**
 * Why an exchange ended without an answer. Every transport reports its failures with these kinds,
 * and the session chooses its reaction by them.
 */
public enum FailureKind {
  /** The caller cancelled the exchange. */
  CANCELLED,
  /** The time-out passed before the last byte of the answer. */
  TIMED_OUT,
  /**
   * The transport could not connect: connection refused, unknown host, TLS failure (T-FAI-01,
   * T-TLS-01). Or a shared connection had no room for the exchange. The server has seen nothing of
   * the request.
   */
  NOT_CONNECTED,
  /**
   * The connection broke before the last byte of the answer, or the answer is not valid HTTP
   * (T-RSP-02). The server may have seen the request.
   */
  CONNECTION_LOST,
  /** The answer is longer than the transport's limit (T-LIM-01). */
  TOO_LARGE,
  /** The transport was closed. */
  CLOSED,
  /**
   * The transport cannot carry the request, or would expose it on the way (T-REQ-04, T-SEC-02). The
   * transport throws an exception then, and its caller reports this kind.
   */
  NOT_CARRIED,
  /** Any other failure: a fault of the transport. */
  UNEXPECTED
}
