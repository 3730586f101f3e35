package dev.chasitor.model;

/** Which of the vendor's clients opens a session. Seen in clients; undocumented. */
public enum ClientType implements Word.Known {
  /** The plain chat client. */
  CHASITOR("chasitor"),

  /** The client of an embedded chat. */
  LIGHTNING("lightning"),

  /** The client of a mobile kit. */
  SNAPINS("snapins");

  private final String word;

  ClientType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
