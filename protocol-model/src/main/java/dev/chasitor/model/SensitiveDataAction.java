package dev.chasitor.model;

/** What a client does with text that a sensitive-data rule matches. Source: v66 guide. */
public enum SensitiveDataAction implements Word.Known {
  /** The client replaces the match with the rule's replacement. */
  REPLACE("Replace"),

  /** The client removes the match. */
  REMOVE("Remove");

  private final String word;

  SensitiveDataAction(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
