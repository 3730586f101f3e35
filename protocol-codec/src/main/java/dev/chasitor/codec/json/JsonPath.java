package dev.chasitor.codec.json;

import java.util.regex.Pattern;
import tools.jackson.core.TokenStreamContext;

/** The place of a parser in words, for example {@code $.messages[0].message.text}. */
final class JsonPath {

  /** A peer chooses the names of unknown properties: only plain ones are repeated. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

  private JsonPath() {}

  static String of(TokenStreamContext context) {
    StringBuilder path = new StringBuilder();
    append(path, context);
    return path.toString();
  }

  private static void append(StringBuilder path, TokenStreamContext context) {
    TokenStreamContext parent = context.getParent();
    if (parent == null) {
      path.append('$');
      return;
    }
    append(path, parent);
    if (context.inArray()) {
      if (context.hasCurrentIndex()) {
        path.append('[').append(context.getCurrentIndex()).append(']');
      }
    } else if (context.hasCurrentName()) {
      String name = context.currentName();
      path.append('.').append(PLAIN.matcher(name).matches() ? name : "?");
    }
  }
}
