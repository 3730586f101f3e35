package dev.chasitor.codec;

/** The HTTP methods the protocol uses. */
public enum HttpMethod {
  /** Reads, holds a poll, opens a session. */
  GET,
  /** Sends something. */
  POST,
  /** Ends a session. */
  DELETE
}
