package dev.chasitor.codec;

/**
 * Why an exchange brought no answer. Every transport reports its failures in these words, and the
 * session decides by them what to do next.
 */
public enum FailureKind {
  /** The caller cancelled the exchange. */
  CANCELLED,
  /** The time-out passed before the last byte of the answer. */
  TIMED_OUT,
  /**
   * No connection could be made: refused, unknown host, TLS failure (T-FAI-01, T-TLS-01); or, where
   * one connection is shared, it had no room. The server has seen nothing of the request.
   */
  NOT_CONNECTED,
  /**
   * The connection broke before the last byte of the answer, or what came is no HTTP (T-RSP-02).
   * The server may have seen the request.
   */
  CONNECTION_LOST,
  /** The answer is longer than the transport's limit (T-LIM-01). */
  TOO_LARGE,
  /** The transport was closed. */
  CLOSED,
  /**
   * The transport cannot carry the request, or would show it to others on the way (T-REQ-04,
   * T-SEC-02). A transport throws then, and its caller reports this kind.
   */
  NOT_CARRIED,
  /** Anything else: a fault of the transport. */
  UNEXPECTED
}
