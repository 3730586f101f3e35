package dev.chasitor.model;

/**
 * A JSON body with which a server answers a request. Guide chapter 7.
 *
 * <p>Java 17 has no pattern switch; switch over {@link #kind()} instead.
 */
public sealed interface Response extends Extensible
    permits SessionIdResponse, MessagesResponse, ResyncSessionResponse, EnvelopeResponse {

  /** The kind of this response. */
  ResponseKind kind();
}
