package dev.chasitor.session.host;

/** Where a session stands on its host. */
public enum HostPhase {
  /** The session has a key; no chat was asked for. */
  CREATED,
  /** A chat was asked for; no agent has accepted it. */
  WAITING,
  /** An agent is there. */
  ACTIVE,
  /** The chat is over, but the host still answers polls, ChatEnd and DELETE for a while. */
  CLOSING,
  /** The session is unknown, and its requests are refused with 403. */
  GONE
}
