package dev.chasitor.session.host;

/** Where a session stands on its host. */
public enum HostPhase {
  /** The session has a key; no chat was asked for. */
  CREATED,
  /** A chat was asked for; no agent has accepted it. */
  WAITING,
  /** An agent is there. */
  ACTIVE,
  /** Over, but for a few seconds polls, ChatEnd and DELETE are still answered. */
  CLOSING,
  /** Unknown from now on (403). */
  GONE
}
