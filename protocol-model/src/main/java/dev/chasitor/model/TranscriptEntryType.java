package dev.chasitor.model;

/** The kinds of transcript entries. Guide chapter 8, TranscriptEntry. */
public enum TranscriptEntryType implements Word.Known {
  /** A line of the agent. */
  AGENT("Agent"),

  /** A line of the visitor. */
  CHASITOR("Chasitor"),

  /** The chat went to another agent. */
  OPERATOR_TRANSFERRED("OperatorTransferred");

  private final String word;

  TranscriptEntryType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
