package dev.chasitor.session.visitor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The id of a session and what else the application notes about it. All of it stays in the
 * application: the server receives none. Immutable.
 *
 * <p>The id is no secret, and log messages show it. Attributes may hold people's data. Log messages
 * show those that the application names, and no other. {@code toString} shows the same as log
 * messages.
 *
 * @param id the id: 1 to 128 printable ASCII characters without spaces
 * @param attributes at most 16 attributes by their names, in the application's order. A name has 1
 *     to 64 printable ASCII characters, without spaces and {@code =}. A value has at most 1024
 *     characters.
 * @param loggedAttributes the names of the attributes that log messages show. Their values have 1
 *     to 128 printable ASCII characters without spaces. Names without an attribute are allowed.
 */
public record SessionDescription(
    String id, Map<String, String> attributes, List<String> loggedAttributes) {

  /** How many characters an id may have. */
  public static final int LONGEST_ID = 128;

  /** How many attributes a session may have. */
  public static final int MOST_ATTRIBUTES = 16;

  /** How many characters the name of an attribute may have. */
  public static final int LONGEST_NAME = 64;

  /** How many characters the value of an attribute may have. */
  public static final int LONGEST_VALUE = 1024;

  /** How many characters the value of a logged attribute may have. */
  public static final int LONGEST_LOGGED_VALUE = 128;

  /**
   * Copies the attributes and the list of names.
   *
   * @throws IllegalArgumentException if a text or a number is outside its limits. The message names
   *     the attribute, and never shows its value.
   */
  public SessionDescription {
    require(
        isWord(id, LONGEST_ID),
        "A session's id has 1 to "
            + LONGEST_ID
            + " printable ASCII characters without spaces: choose another id");
    attributes =
        attributes.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    loggedAttributes = List.copyOf(loggedAttributes);
    require(
        attributes.size() <= MOST_ATTRIBUTES && loggedAttributes.size() <= MOST_ATTRIBUTES,
        "A session has at most "
            + MOST_ATTRIBUTES
            + " attributes: keep others by the session's id");
    loggedAttributes.forEach(SessionDescription::checkName);
    attributes.forEach(SessionDescription::checkAttribute);
    for (String name : loggedAttributes) {
      String value = attributes.get(name);
      require(
          value == null || isWord(value, LONGEST_LOGGED_VALUE),
          "The attribute "
              + name
              + " cannot be logged: its value needs 1 to "
              + LONGEST_LOGGED_VALUE
              + " printable ASCII characters without spaces");
    }
  }

  /** How log messages name the session: {@code chat=ID}, and {@code name=value} if logged. */
  public String label() {
    StringBuilder label = new StringBuilder("chat=").append(id);
    attributes.forEach(
        (name, value) -> {
          if (loggedAttributes.contains(name)) {
            label.append(' ').append(name).append('=').append(value);
          }
        });
    return label.toString();
  }

  private static void checkName(String name) {
    require(
        isWord(name, LONGEST_NAME, c -> c != '='),
        "The name of an attribute has 1 to "
            + LONGEST_NAME
            + " printable ASCII characters, without spaces and =: choose another name");
  }

  private static void checkAttribute(String name, String value) {
    checkName(name);
    require(
        value.length() <= LONGEST_VALUE,
        "The value of the attribute "
            + name
            + " has more than "
            + LONGEST_VALUE
            + " characters: keep long values by the session's id");
  }

  /** Whether a text can stand in a log message without looking like another part of it. */
  static boolean isWord(String text, int longest) {
    return isWord(text, longest, c -> true);
  }

  private static boolean isWord(String text, int longest, IntPredicate allowed) {
    return !text.isEmpty()
        && text.length() <= longest
        && text.chars().allMatch(c -> c > ' ' && c <= '~' && allowed.test(c));
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  @Override
  public String toString() {
    return "SessionDescription[" + label() + "]";
  }
}
