package dev.chasitor.model;

/** The vendor's clients, one of which opens a session. Seen in clients; undocumented. */
public enum ClientType implements Word.Known {
  /** The plain chat client. */
  CHASITOR("chasitor"),

  /** The client of an embedded chat. */
  LIGHTNING("lightning"),

  /** The client in the vendor's kit for mobile apps. */
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
