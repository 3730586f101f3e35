package dev.chasitor.codec;

/** The HTTP methods of the protocol. */
public enum HttpMethod {
  /** Polls, asks for information, opens a session or asks for a take-over. */
  GET,
  /** Sends something to the server. */
  POST,
  /** Ends a session. */
  DELETE
}
