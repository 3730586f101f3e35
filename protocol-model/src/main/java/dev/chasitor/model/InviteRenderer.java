package dev.chasitor.model;

/** How an automated invitation appears on the page. Guide chapter 8, Button. */
public enum InviteRenderer implements Word.Known {
  /** The invitation slides in. */
  SLIDE("Slide"),

  /** The invitation fades in. */
  FADE("Fade"),

  /** The invitation appears at once. */
  APPEAR("Appear"),

  /** The page's own code shows the invitation. */
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
