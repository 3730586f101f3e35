package dev.chasitor.model;

/** Why a chat request failed, as {@code ChatRequestFail} states it. Guide chapter 7. */
public enum ChatFailReason implements Word.Known {
  /** No agent is available. */
  UNAVAILABLE("Unavailable"),

  /** The organisation has blocked the visitor. */
  BLOCKED("Blocked"),

  /** The server failed. */
  INTERNAL_FAILURE("InternalFailure"),

  /** The client did not ask for the chat by POST. */
  NO_POST("NoPost");

  private final String word;

  ChatFailReason(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
