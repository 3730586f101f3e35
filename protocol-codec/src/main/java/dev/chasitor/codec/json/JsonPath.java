package dev.chasitor.codec.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import tools.jackson.core.TokenStreamContext;

/** Writes the place of a parser as a path, for example {@code $.messages[0].message.text}. */
final class JsonPath {

  /**
   * The form of names that a path may repeat. A peer chooses the names of unknown properties, so
   * any other name becomes {@code ?}.
   */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

  private JsonPath() {}

  static String of(TokenStreamContext place) {
    Deque<TokenStreamContext> fromTheRoot = new ArrayDeque<>();
    for (TokenStreamContext at = place; at.getParent() != null; at = at.getParent()) {
      fromTheRoot.push(at);
    }
    StringBuilder path = new StringBuilder("$");
    fromTheRoot.forEach(level -> append(path, level));
    return path.toString();
  }

  private static void append(StringBuilder path, TokenStreamContext level) {
    if (level.inArray()) {
      if (level.hasCurrentIndex()) {
        path.append('[').append(level.getCurrentIndex()).append(']');
      }
    } else if (level.hasCurrentName()) {
      String name = level.currentName();
      path.append('.').append(PLAIN.matcher(name).matches() ? name : "?");
    }
  }
}
