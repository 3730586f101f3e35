package dev.chasitor.model;

/** The steps of a file transfer. Seen in clients; undocumented. */
public enum FileTransferType implements Word.Known {
  /** The agent asks for a file. */
  REQUESTED("Requested"),

  /** The agent withdrew the request for a file. */
  CANCELED("Canceled"),

  /** The file arrived. */
  SUCCESS("Success"),

  /** The file did not arrive. */
  FAILURE("Failure");

  private final String word;

  FileTransferType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
