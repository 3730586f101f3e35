package dev.chasitor.model;

/** The kinds of {@link Response}. */
public enum ResponseKind {
  /** The kind of {@link SessionIdResponse}. */
  SESSION_ID,
  /** The kind of {@link MessagesResponse}. */
  MESSAGES,
  /** The kind of {@link ResyncSessionResponse}. */
  RESYNC_SESSION,
  /** The kind of {@link EnvelopeResponse}. */
  ENVELOPE
}
