package dev.chasitor.codec.docs;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.Fixture;
import dev.chasitor.codec.Resource;
import dev.chasitor.codec.document.WireType;
import java.util.List;

/**
 * What there is of each resource and type: its table, its place, its fixtures, its source. An empty
 * cell is something that lacks.
 */
final class CoverageTable {

  static final List<String> RESOURCE_HEADER =
      List.of("Resource", "In Java", "Body", "Good answer", "Source");

  static final List<String> TYPE_HEADER =
      List.of("Type", "In Java", "Stands in", "Table", "Fixtures", "Source");

  private CoverageTable() {}

  /** One row for each resource. */
  static List<List<String>> resources() {
    return Resource.all().stream().map(CoverageTable::row).toList();
  }

  /** One row for each kind of document. */
  static List<List<String>> types() {
    return BodyKind.all().stream().map(CoverageTable::row).toList();
  }

  private static List<String> row(Resource resource) {
    return List.of(
        Markdown.link(resource),
        Markdown.code(Kinds.requestType(resource).getSimpleName()),
        ResourceSections.body(resource),
        ResourceSections.answer(resource),
        Rulings.linked(resource.source()));
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
        Rulings.linked(type.source()));
  }

  private static String properties(int count) {
    return switch (count) {
      case 0 -> "no properties";
      case 1 -> "1 property";
      default -> count + " properties";
    };
  }
}
