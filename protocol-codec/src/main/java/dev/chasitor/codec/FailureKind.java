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
   * The transport could not connect, for another reason than those below (T-FAI-01). Or a shared
   * connection had no room for the exchange. The server has seen nothing of the request.
   */
  NOT_CONNECTED,
  /** No name server knows the host. The request was not sent (T-FAI-02). */
  UNKNOWN_HOST,
  /** Nothing listens at the host's port. The request was not sent (T-FAI-02). */
  CONNECTION_REFUSED,
  /**
   * The server's certificate is not trusted, has expired or names another host. The request was not
   * sent (T-TLS-01, T-FAI-02). Trying again does not help.
   */
  NOT_TRUSTED,
  /** What answers at the port does not speak TLS. The request was not sent (T-FAI-02). */
  NOT_TLS,
  /** The proxy refused to connect to the server. The request was not sent (T-FAI-02). */
  PROXY_REFUSED,
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
  UNEXPECTED;

  /** Whether there was no connection, so that the server has certainly seen nothing. */
  public boolean isUnconnected() {
    return switch (this) {
      case NOT_CONNECTED, UNKNOWN_HOST, CONNECTION_REFUSED, NOT_TRUSTED, NOT_TLS, PROXY_REFUSED ->
          true;
      case CANCELLED, TIMED_OUT, CONNECTION_LOST, TOO_LARGE, CLOSED, NOT_CARRIED, UNEXPECTED ->
          false;
    };
  }
}
