package dev.chasitor.codec.docs;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.Fixture;
import dev.chasitor.codec.WireType;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is of each resource and type: its table, its place, its fixtures, its source. An empty
 * cell is something that lacks.
 */
final class CoverageTable {

  static final List<String> HEADER =
      List.of("Type", "In Java", "Stands in", "Table", "Fixtures", "Source");

  private CoverageTable() {}

  /** One row for each kind of document. */
  static List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    BodyKind.all().forEach(kind -> rows.add(row(kind)));
    return rows;
  }

  private static List<String> row(BodyKind<?> kind) {
    WireType type = Kinds.wire(kind);
    int fixtures = Fixture.of(kind).size();
    return List.of(
        Markdown.link(kind.name(), kind.name()),
        Markdown.code(kind.javaType().getSimpleName()),
        TypeSections.usedBy(kind),
        properties(type.properties().size()),
        fixtures == 0 ? "" : String.valueOf(fixtures),
        type.source());
  }

  private static String properties(int count) {
    return switch (count) {
      case 0 -> "no properties";
      case 1 -> "1 property";
      default -> count + " properties";
    };
  }
}
