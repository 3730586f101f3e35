package dev.chasitor.conformance.subject;

/**
 * The optional capabilities of a client. The contract demands everything else of every client. The
 * kit tries each of them, whatever the adapter declares.
 */
public enum SubjectCapability {
  /** The client shows what the visitor types: {@link SubjectSession#peek}. */
  SNEAK_PEEK("it posts ChasitorSneakPeek when the visitor types: SubjectSession.peek"),
  /** The client posts events of the application: {@link SubjectSession#raise}. */
  CUSTOM_EVENTS("it posts CustomEvent for the application: SubjectSession.raise"),
  /** The client posts several nouns in one request, if the profile allows it. */
  BATCHES("it posts MultiNoun when several lines wait and the profile allows it"),
  /** The client takes a session over by ResyncSession, if the profile says so. */
  RESYNC_SESSION("it asks for a take-over by ResyncSession when the profile says so"),
  /** The client takes a session over by ReconnectSession, if the profile says so. */
  RECONNECT_SESSION("it asks for a take-over by ReconnectSession when the profile says so"),
  /** The client can be frozen and thawed: {@link SubjectSession#freeze}. */
  FREEZE("it can be frozen to a document and thawed: SubjectSession.freeze"),
  /** Another process can go on with the session: {@link SubjectSession#restart}. */
  RESTART("another process can go on with its session: SubjectSession.restart");

  private final String meaning;

  SubjectCapability(String meaning) {
    this.meaning = meaning;
  }

  /** Returns what a client with this capability does, after "The client has it if". */
  public String meaning() {
    return meaning;
  }
}
