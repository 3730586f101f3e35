package dev.chasitor.model;

/** The members of {@link Response}. */
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
