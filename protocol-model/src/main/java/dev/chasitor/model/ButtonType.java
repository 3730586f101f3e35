package dev.chasitor.model;

/** What a chat button is for. Guide chapter 8, Button. */
public enum ButtonType implements Word.Known {
  /** A button that the visitor clicks. */
  STANDARD("Standard"),

  /** An automated invitation. */
  INVITE("Invite"),

  /** A button that leads to one agent. */
  TO_AGENT("ToAgent");

  private final String word;

  ButtonType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
