package dev.chasitor.model;

/**
 * Whether the warning to an idle visitor was shown or cleared. Source: v66 guide,
 * ChasitorIdleTimeoutWarningEvent.
 */
public enum IdleTimeoutWarning implements Word.Known {
  /** The client shows the warning. */
  TRIGGERED("triggered"),

  /** The visitor did something, so the warning is gone. */
  CLEARED("cleared");

  private final String word;

  IdleTimeoutWarning(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
