package dev.chasitor.model;

/** Why a chat request failed, as {@code ChatRequestFail} tells it. Guide chapter 7. */
public enum ChatFailReason implements Word.Known {
  /** No agent is available. */
  UNAVAILABLE("Unavailable"),

  /** The visitor is blocked. */
  BLOCKED("Blocked"),

  /** The server failed. */
  INTERNAL_FAILURE("InternalFailure"),

  /** The chat was not requested by POST. */
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
