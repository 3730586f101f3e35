package dev.chasitor.model;

/** The kinds of menus of a bot. Seen in clients; undocumented. */
public enum RichMessageType implements Word.Known {
  /** A list to choose from. */
  CHAT_WINDOW_MENU("ChatWindowMenu"),

  /** Buttons to choose from. */
  CHAT_WINDOW_BUTTON("ChatWindowButton"),

  /** The menu below the chat. */
  CHAT_FOOTER_MENU("ChatFooterMenu");

  private final String word;

  RichMessageType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
