package dev.chasitor.conformance.subject;

/** How a new process goes on with a session. */
public enum Restart {
  /** It claims the session in the journal, whoever holds it. */
  CLAIMING,
  /** It claims the session in the journal, if the lease of its holder is over. */
  UNASKED,
  /** It has only the document of the latest freeze, after which another process went on. */
  STALE
}
