package dev.chasitor.model;

/** Who a transcript entry is from. Guide chapter 8, TranscriptEntry. */
public enum TranscriptEntryType implements Word.Known {
  /** Said by the agent. */
  AGENT("Agent"),

  /** Said by the visitor. */
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
