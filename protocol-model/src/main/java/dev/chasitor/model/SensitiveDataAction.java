package dev.chasitor.model;

/** What happens to text that a sensitive-data rule matches. Source: v66 guide. */
public enum SensitiveDataAction implements Word.Known {
  /** The match is replaced by the rule's replacement. */
  REPLACE("Replace"),

  /** The match is removed. */
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
