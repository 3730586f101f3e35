package dev.chasitor.codec.docs;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The sections of the types: one table of properties each. */
final class TypeSections {

  private static final List<String> HEADER =
      List.of("Property", "JSON type", "Required", "Since", "Notes");

  private TypeSections() {}

  static void add(Markdown page, BodyKind<?> kind) {
    WireType type = Kinds.wire(kind);
    page.heading(3, kind.name());
    page.paragraph(
        String.join(
            " · ",
            "in Java " + Markdown.code(kind.javaType().getSimpleName()),
            "in " + usedBy(kind),
            "source: " + Rulings.linked(type.source())));
    if (type.properties().isEmpty()) {
      page.paragraph("No properties.");
    } else {
      page.table(HEADER, type.properties().stream().map(property -> row(type, property)).toList());
    }
    type.properties().stream()
        .filter(property -> property.value().kind() == WireValue.Kind.UNION)
        .forEach(property -> variants(page, property));
  }

  /** The resources and types a kind stands in, as links. */
  static String usedBy(BodyKind<?> kind) {
    List<String> links = new ArrayList<>();
    Kinds.resources(kind).forEach(resource -> links.add(Markdown.link(resource)));
    Kinds.around(kind).forEach(around -> links.add(Markdown.link(around)));
    return String.join(", ", links);
  }

  private static List<String> row(WireType type, WireProperty property) {
    return List.of(
        Markdown.code(property.name()),
        jsonType(property.value()),
        required(property),
        property.since().map(Object::toString).orElse("seen"),
        notes(type, property));
  }

  private static String jsonType(WireValue value) {
    return switch (value.kind()) {
      case TEXT -> "string";
      case WORD -> "word";
      case BOOLEAN -> "boolean";
      case INT32 -> "integer";
      case INT64 -> "long integer";
      case DOUBLE -> "number";
      case ARRAY -> jsonType(value.element().orElseThrow()) + "[]";
      case MAP -> "object of " + jsonType(value.element().orElseThrow());
      case OBJECT -> Markdown.link(Kinds.within(value).get(0));
      case UNION -> "object";
      case ANY -> "any";
    };
  }

  private static String required(WireProperty property) {
    return switch (property.presence()) {
      case REQUIRED -> "yes";
      case DEFAULTED -> "default";
      case OPTIONAL -> "no";
      case READ_ONLY -> "read only";
    };
  }

  private static String notes(WireType type, WireProperty property) {
    List<String> notes = new ArrayList<>();
    if (!property.value().words().isEmpty()) {
      notes.add(isEnvelope(type) ? "see below" : words(property.value().words()));
    }
    if (!property.alsoReadAs().isEmpty()) {
      notes.add("also read as " + words(property.alsoReadAs()));
    }
    if (property.anyCase()) {
      notes.add("read in any case");
    }
    return String.join("; ", notes);
  }

  private static boolean isEnvelope(WireType type) {
    return type.properties().stream()
        .anyMatch(property -> property.value().kind() == WireValue.Kind.UNION);
  }

  private static String words(List<String> words) {
    return words.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }

  private static void variants(Markdown page, WireProperty property) {
    List<String> words = property.value().words();
    List<BodyKind<?>> kinds = Kinds.within(property.value());
    List<String> links = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      links.add(Markdown.link(words.get(at), kinds.get(at).name()));
    }
    page.paragraph(
        Markdown.code(property.name())
            + " is one of: "
            + String.join(", ", links)
            + ". Another word, or a body that cannot be read, is kept as it came.");
  }
}
