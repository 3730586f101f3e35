package dev.chasitor.model;

/** How an automated invitation appears. Guide chapter 8, Button. */
public enum InviteRenderer implements Word.Known {
  /** It slides in. */
  SLIDE("Slide"),

  /** It fades in. */
  FADE("Fade"),

  /** It is there at once. */
  APPEAR("Appear"),

  /** By code of the page. */
  CUSTOM("Custom");

  private final String word;

  InviteRenderer(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
