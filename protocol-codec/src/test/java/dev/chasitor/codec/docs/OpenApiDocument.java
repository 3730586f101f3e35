package dev.chasitor.codec.docs;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.Fixture;
import dev.chasitor.codec.Resource;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.Resource.Query;
import dev.chasitor.model.ApiVersion;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/openapi.json}: every resource in OpenAPI 3.1. */
final class OpenApiDocument {

  private static final String WHAT =
      "What a strict client sends and a strict server answers, generated from the tables of"
          + " Chasitor's codec. A lenient server asks for less; docs/errata.md tells where.";

  private static final TypeSchemas TYPES = new TypeSchemas("#/components/schemas/");

  private OpenApiDocument() {}

  static String text() {
    return JsonTree.text(tree());
  }

  static ObjectNode tree() {
    ObjectNode document = JsonTree.object();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Live Agent (Chat REST) protocol")
        .put("version", ApiVersion.LATEST.toString())
        .put("description", WHAT);
    ObjectNode server = document.putArray("servers").addObject();
    server.put("url", "https://{host}/chat/rest");
    server.putObject("variables").putObject("host").put("default", "localhost");
    ObjectNode paths = document.putObject("paths");
    for (Resource resource : Resource.all()) {
      paths
          .withObjectProperty("/" + Meanings.path(resource))
          .set(resource.method().name().toLowerCase(Locale.ROOT), operation(resource));
    }
    ObjectNode components = document.putObject("components");
    components.set("schemas", TYPES.all());
    components.set("parameters", parameters());
    components.set("responses", refusals());
    return document;
  }

  private static ObjectNode operation(Resource resource) {
    ObjectNode operation = JsonTree.object();
    operation.put("operationId", Kinds.camelCase(resource.type().name()));
    operation.put(
        "description", resource.source() + ". Since API version " + resource.since() + ".");
    operation.putArray("tags").add(resource.type().prefix());
    ArrayNode parameters = operation.putArray("parameters");
    if (resource.tail() == Resource.Tail.SESSION_KEY) {
      parameters
          .addObject()
          .put("name", "key")
          .put("in", "path")
          .put("required", true)
          .put("description", "The key of the session: a secret.")
          .set("schema", JsonTree.object().put("type", "string"));
    }
    resource.headers().forEach(header -> refer(parameters, header.wireName()));
    resource.query().forEach(query -> refer(parameters, query.wireName()));
    Kinds.body(resource)
        .ifPresent(
            kind ->
                operation
                    .putObject("requestBody")
                    .put("required", resource.body() == Resource.Body.REQUIRED)
                    .set("content", json(kind, example(kind))));
    operation.set("responses", responses(resource));
    return operation;
  }

  private static void refer(ArrayNode parameters, String name) {
    parameters.addObject().put("$ref", "#/components/parameters/" + name);
  }

  private static ObjectNode responses(Resource resource) {
    ObjectNode responses = JsonTree.object();
    ObjectNode good = responses.putObject("200").put("description", "All is well.");
    good.set(
        "content",
        Kinds.answer(resource)
            .map(kind -> json(kind, answerExample(resource, kind)))
            .orElse(text(List.of("OK"))));
    if (resource.answer() == Resource.Answer.MESSAGES) {
      responses.putObject("204").put("description", "Nothing to tell within the hold: poll again.");
    }
    for (Refused refused : Refused.of(resource)) {
      responses
          .putObject(String.valueOf(refused.status()))
          .put("$ref", "#/components/responses/" + name(refused));
    }
    return responses;
  }

  private static ObjectNode refusals() {
    ObjectNode responses = JsonTree.object();
    for (Refused refused : Refused.values()) {
      responses
          .putObject(name(refused))
          .put("description", refused.meaning())
          .set("content", text(refused.texts()));
    }
    return responses;
  }

  private static String name(Refused refused) {
    return Kinds.camelCase(refused.name());
  }

  private static ObjectNode parameters() {
    ObjectNode parameters = JsonTree.object();
    for (Header header : Header.values()) {
      parameters.set(
          header.wireName(), parameter(header.wireName(), "header", true, Meanings.of(header)));
    }
    for (Query query : Query.values()) {
      parameters.set(
          query.wireName(),
          parameter(query.wireName(), "query", query.isRequired(), Meanings.of(query)));
    }
    return parameters;
  }

  private static ObjectNode parameter(
      String name, String place, boolean required, Meanings.Meaning meaning) {
    return JsonTree.object()
        .put("name", name)
        .put("in", place)
        .put("required", required)
        .put("description", meaning.text())
        .set("schema", JsonTree.object().put("type", meaning.jsonType()));
  }

  /** An envelope holds what the resource is asked for. */
  private static JsonNode answerExample(Resource resource, BodyKind<?> kind) {
    if (resource.answersWith().isEmpty()) {
      return example(kind);
    }
    ObjectNode envelope = JsonTree.object();
    envelope
        .putArray("messages")
        .addObject()
        .put("type", resource.answersWith().get(0).word())
        .set("message", example(Kinds.enveloped(resource).get(0)));
    return envelope;
  }

  private static JsonNode example(BodyKind<?> kind) {
    return JsonTree.read(Fixture.full(kind).written().toBytes());
  }

  private static ObjectNode json(BodyKind<?> kind, JsonNode example) {
    ObjectNode content = JsonTree.object();
    content
        .putObject("application/json")
        .set("schema", TYPES.reference(kind))
        .set("example", example);
    return content;
  }

  private static ObjectNode text(List<String> texts) {
    ObjectNode content = JsonTree.object();
    ObjectNode media = content.putObject("text/plain");
    ObjectNode schema = media.putObject("schema").put("type", "string");
    texts.forEach(schema.withArrayProperty("examples")::add);
    return content;
  }
}
