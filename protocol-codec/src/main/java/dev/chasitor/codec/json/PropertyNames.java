package dev.chasitor.codec.json;

import dev.chasitor.codec.document.WireProperty;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/**
 * The names of a table's rows, compiled into a matcher that compares bytes and makes no strings.
 *
 * @param matcher matches each row's written name to the row's number, and all other names to the
 *     numbers after them
 * @param properties the rows
 * @param spellingRows the row of each other name, in the matcher's order
 */
record PropertyNames(
    PropertyNameMatcher matcher, List<WireProperty> properties, List<Integer> spellingRows) {

  /** The result for a name that no row has. */
  static final int UNKNOWN = -1;

  /** The result if the object has no more properties. */
  static final int END = -2;

  static PropertyNames of(List<WireProperty> properties) {
    List<Named> names = new ArrayList<>();
    for (WireProperty property : properties) {
      names.add(Named.fromString(property.name()));
    }
    List<Integer> spellingRows = new ArrayList<>();
    for (int row = 0; row < properties.size(); row++) {
      for (String spelling : properties.get(row).alsoReadAs()) {
        names.add(Named.fromString(spelling));
        spellingRows.add(row);
      }
    }
    return new PropertyNames(
        new JsonFactory().constructNameMatcher(names, false),
        List.copyOf(properties),
        List.copyOf(spellingRows));
  }

  /** Moves to the next property and returns its row, {@link #UNKNOWN} or {@link #END}. */
  int next(JsonParser parser) {
    int match = parser.nextNameMatch(matcher);
    if (match >= 0) {
      return row(match);
    }
    return match == PropertyNameMatcher.MATCH_END_OBJECT ? END : anyCase(parser.currentName());
  }

  /** Returns the row of a property, or {@link #UNKNOWN}. */
  int of(String name) {
    int match = matcher.matchName(name);
    return match >= 0 ? row(match) : anyCase(name);
  }

  private int row(int match) {
    return match < properties.size() ? match : spellingRows.get(match - properties.size());
  }

  private int anyCase(String name) {
    for (int row = 0; row < properties.size(); row++) {
      WireProperty property = properties.get(row);
      if (property.anyCase() && property.name().equalsIgnoreCase(name)) {
        return row;
      }
    }
    return UNKNOWN;
  }
}
