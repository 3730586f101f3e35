package dev.chasitor.codec.docs;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.model.ApiVersion;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The types as schemas of JSON Schema 2020-12, as a strict writer writes them. What a tolerant
 * reader takes besides stands in the descriptions.
 */
final class TypeSchemas {

  private final String place;

  /** Schemas that refer to each other at this place, for example {@code #/$defs/}. */
  TypeSchemas(String place) {
    this.place = place;
  }

  /** All types, by their names. */
  ObjectNode all() {
    ObjectNode schemas = JsonTree.object();
    BodyKind.all().forEach(kind -> schemas.set(Kinds.schemaName(kind), schema(kind)));
    return schemas;
  }

  /** A reference to a type. */
  ObjectNode reference(BodyKind<?> kind) {
    return JsonTree.object().put("$ref", place + Kinds.schemaName(kind));
  }

  private ObjectNode schema(BodyKind<?> kind) {
    WireType type = Kinds.wire(kind);
    ObjectNode schema = JsonTree.object();
    schema.put("title", kind.name());
    schema.put("description", type.source() + ".");
    schema.put("type", "object");
    ObjectNode properties = JsonTree.object();
    ArrayNode required = properties.arrayNode();
    for (WireProperty property : type.properties()) {
      if (property.presence() != Presence.READ_ONLY) {
        properties.set(property.name(), described(property));
      }
      if (property.presence() == Presence.REQUIRED || property.presence() == Presence.DEFAULTED) {
        required.add(property.name());
      }
    }
    schema.set("properties", properties);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    schema.put("additionalProperties", type.open());
    type.properties().stream()
        .filter(property -> property.value().kind() == WireValue.Kind.UNION)
        .forEach(body -> schema.set("allOf", variants(type, body)));
    return schema;
  }

  private ObjectNode described(WireProperty property) {
    ObjectNode schema = schema(property.value());
    List<String> notes = new ArrayList<>();
    if (property.since().isEmpty()) {
      notes.add("In no guide, but seen on the wire.");
    }
    property
        .since()
        .filter(version -> !version.equals(ApiVersion.OLDEST))
        .ifPresent(version -> notes.add("Since API version " + version + "."));
    if (!property.alsoReadAs().isEmpty()) {
      notes.add("Also read as " + String.join(", ", property.alsoReadAs()) + ".");
    }
    if (property.anyCase()) {
      notes.add("Read in upper and lower case.");
    }
    if (!notes.isEmpty()) {
      schema.put("description", String.join(" ", notes));
    }
    return schema;
  }

  private ObjectNode schema(WireValue value) {
    ObjectNode schema = JsonTree.object();
    return switch (value.kind()) {
      case TEXT -> schema.put("type", "string");
      case WORD -> word(value.words());
      case BOOLEAN -> schema.put("type", "boolean");
      case INT32 -> schema.put("type", "integer").put("format", "int32");
      case INT64 -> schema.put("type", "integer").put("format", "int64");
      case DOUBLE -> schema.put("type", "number").put("format", "double");
      case ARRAY -> schema.put("type", "array").set("items", schema(value.element().orElseThrow()));
      case MAP ->
          schema
              .put("type", "object")
              .set("additionalProperties", schema(value.element().orElseThrow()));
      case OBJECT -> reference(Kinds.within(value).get(0));
      case UNION, ANY -> schema;
    };
  }

  /** The known words are listed; others are as good. */
  private static ObjectNode word(List<String> words) {
    ObjectNode schema = JsonTree.object();
    ArrayNode alternatives = schema.putArray("anyOf");
    ArrayNode known = alternatives.addObject().putArray("enum");
    words.forEach(known::add);
    alternatives.addObject().put("type", "string");
    return schema;
  }

  /** If the words are these, then the body is that; nothing is said of other words. */
  private ArrayNode variants(WireType type, WireProperty body) {
    List<String> names =
        type.properties().stream()
            .filter(property -> property.value().kind() == WireValue.Kind.WORD)
            .map(WireProperty::name)
            .toList();
    List<BodyKind<?>> kinds = Kinds.within(body.value());
    ArrayNode variants = JsonTree.object().arrayNode();
    for (int at = 0; at < kinds.size(); at++) {
      ObjectNode variant = variants.addObject();
      variant.set("if", condition(names, body.value().words().get(at)));
      variant.putObject("then").putObject("properties").set(body.name(), reference(kinds.get(at)));
    }
    return variants;
  }

  private static ObjectNode condition(List<String> names, String word) {
    List<String> words = List.of(word.split("/", -1));
    if (words.size() != names.size()) {
      throw new AssertionError(word + " does not name a value of each of " + names);
    }
    ObjectNode condition = JsonTree.object();
    ObjectNode properties = condition.putObject("properties");
    ArrayNode required = condition.putArray("required");
    for (int at = 0; at < names.size(); at++) {
      properties.putObject(names.get(at)).put("const", words.get(at));
      required.add(names.get(at));
    }
    return condition;
  }
}
