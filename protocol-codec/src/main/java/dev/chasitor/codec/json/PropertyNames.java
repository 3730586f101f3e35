package dev.chasitor.codec.json;

import dev.chasitor.codec.document.WireProperty;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/**
 * The names in which the rows of a table are read, compiled into a matcher that compares bytes and
 * makes no text of them.
 *
 * @param matcher knows each row's own name under the row's number, then all other spellings
 * @param properties the rows
 * @param spellingRows rows of the other spellings, in the matcher's order
 */
record PropertyNames(
    PropertyNameMatcher matcher, List<WireProperty> properties, List<Integer> spellingRows) {

  /** Instead of a row: a name that no row has. */
  static final int UNKNOWN = -1;

  /** Instead of a row: the object has no more properties. */
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

  /** Goes on to the next property and tells its row. */
  int next(JsonParser parser) {
    int match = parser.nextNameMatch(matcher);
    if (match >= 0) {
      return row(match);
    }
    return match == PropertyNameMatcher.MATCH_END_OBJECT ? END : anyCase(parser.currentName());
  }

  /** The row of a property. */
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
