package dev.chasitor.model;

/**
 * What became of the warning that the visitor is idle. Source: v66 guide,
 * ChasitorIdleTimeoutWarningEvent.
 */
public enum IdleTimeoutWarning implements Word.Known {
  /** The warning is shown. */
  TRIGGERED("triggered"),

  /** The visitor did something. */
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
