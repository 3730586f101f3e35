package dev.chasitor.codec.docs;

import dev.chasitor.codec.Resource;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.Resource.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The table of the resources, their sections, and what their headers and parameters are for. */
final class ResourceSections {

  private ResourceSections() {}

  static void addTable(Markdown page) {
    page.table(
        List.of("Resource", "Since", "Headers", "Query", "Body", "Good answer"),
        Resource.all().stream()
            .map(
                resource ->
                    List.of(
                        Markdown.link(resource),
                        resource.since().toString(),
                        headers(resource),
                        query(resource),
                        body(resource),
                        answer(resource)))
            .toList());
  }

  static void addSection(Markdown page, Resource resource) {
    page.heading(3, Markdown.heading(resource));
    page.paragraph(
        String.join(
            " · ",
            Markdown.code(resource.method() + " …/chat/rest/" + Meanings.path(resource)),
            "since " + resource.since(),
            "in Java " + Markdown.code(Kinds.requestType(resource).getSimpleName()),
            "source: " + Rulings.linked(resource.source())));
    List<String> facts = new ArrayList<>();
    facts.add("headers: " + headers(resource));
    facts.add("query: " + query(resource));
    facts.add("body: " + body(resource));
    facts.add("good answer: " + answer(resource));
    facts.add(
        "refusals: "
            + Refused.of(resource).stream()
                .map(refused -> String.valueOf(refused.status()))
                .collect(Collectors.joining(", ")));
    page.list(facts);
  }

  static void addHeaders(Markdown page) {
    page.table(
        List.of("Header", "In short", "What it is"),
        Arrays.stream(Header.values())
            .map(
                header ->
                    List.of(
                        Markdown.code(header.wireName()),
                        Meanings.shortName(header),
                        Rulings.linked(Meanings.of(header).text())))
            .toList());
  }

  static void addQueries(Markdown page) {
    page.table(
        List.of("Parameter", "Of", "What it is"),
        Arrays.stream(Query.values())
            .map(
                query ->
                    List.of(
                        Markdown.code(query.wireName()),
                        Resource.all().stream()
                            .filter(resource -> resource.query().contains(query))
                            .map(Markdown::link)
                            .collect(Collectors.joining(", ")),
                        Rulings.linked(Meanings.of(query).text())))
            .toList());
  }

  static void addRefusals(Markdown page) {
    page.table(
        List.of("Status", "Text of the real service", "What it means"),
        Arrays.stream(Refused.values())
            .map(
                refused ->
                    List.of(
                        String.valueOf(refused.status()),
                        orNone(refused.texts().stream().map(Markdown::code).toList()),
                        refused.meaning()))
            .toList());
  }

  private static String headers(Resource resource) {
    return orNone(resource.headers().stream().map(Meanings::shortName).toList());
  }

  private static String query(Resource resource) {
    return orNone(resource.query().stream().map(query -> Markdown.code(query.wireName())).toList());
  }

  static String body(Resource resource) {
    String optional = resource.body() == Resource.Body.OPTIONAL ? ", optional" : "";
    return Kinds.body(resource).map(kind -> Markdown.link(kind) + optional).orElse("none");
  }

  static String answer(Resource resource) {
    String empty = resource.answer() == Resource.Answer.MESSAGES ? ", or 204" : "";
    List<String> messages = Kinds.enveloped(resource).stream().map(Markdown::link).toList();
    String holding = messages.isEmpty() ? "" : " with " + String.join(" or ", messages);
    return Kinds.answer(resource)
        .map(kind -> "200 " + Markdown.link(kind) + holding + empty)
        .orElse("200 `OK`");
  }

  private static String orNone(Collection<String> texts) {
    return texts.isEmpty() ? "none" : String.join(", ", texts);
  }
}
