package dev.chasitor.model;

/** The kinds of {@link Response}. */
public enum ResponseKind {
  /** {@link SessionIdResponse}. */
  SESSION_ID,
  /** {@link MessagesResponse}. */
  MESSAGES,
  /** {@link ResyncSessionResponse}. */
  RESYNC_SESSION,
  /** {@link EnvelopeResponse}. */
  ENVELOPE
}
