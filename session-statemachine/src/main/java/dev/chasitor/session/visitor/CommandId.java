package dev.chasitor.session.visitor;

/**
 * The application's own id of a command, by which it knows the command again after a crash or in
 * another process. The server receives no such id. It is no secret: log messages may show it.
 * Immutable.
 *
 * @param value 1 to 128 printable ASCII characters without spaces
 */
public record CommandId(String value) {

  /** How many characters an id may have. */
  public static final int LONGEST = SessionDescription.LONGEST_ID;

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if the value is outside its limits; the message does not show
   *     it
   */
  public CommandId {
    if (!SessionDescription.isWord(value, LONGEST)) {
      throw new IllegalArgumentException(
          "A command's id has 1 to "
              + LONGEST
              + " printable ASCII characters without spaces: choose another id");
    }
  }
}
