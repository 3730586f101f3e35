package dev.chasitor.codec.docs;

import dev.chasitor.codec.Resource;
import java.util.ArrayList;
import java.util.List;

/** {@code docs/protocol.md}: every resource and every type, as the tables have them. */
final class ProtocolPage {

  private static final String INTRO =
      """
      Every resource and type of the Live Agent ("Chat REST") protocol that Chasitor speaks, in both
      directions. Generated from the tables of `protocol-codec`, which are what reads and writes the
      wire; [CONTRIBUTING](../CONTRIBUTING.md) has the command, and a test fails when this page and
      the tables differ. The same as documents for tools: [openapi.json](openapi.json) and
      [chasitor.schema.json](schema/chasitor.schema.json). Where the guide contradicts itself or the
      real service: [errata](errata.md).
      """;

  private static final String LEGEND =
      """
      **Required**: *yes*, without it the document is malformed; *default*, always written, and has a
      value of its own when it is absent; *no*, absent is not the same as any value; *read only*, read
      as another way to say something and never written. **Since**: the first API version as the guides
      table it, 29 where they tell none; *seen*, in no guide but on the wire. A *word* is a string: the known ones are listed,
      another one is kept as it came. Everywhere `null` counts as absent, a number or boolean is also
      read from its text (ruling A31), and properties that no table knows are kept and written again.
      """;

  private record Family(String name, String heading, String what) {}

  private static final List<Family> FAMILIES =
      List.of(
          new Family("request", "Requests", "Bodies of requests."),
          new Family("response", "Answers", "Bodies of good answers."),
          new Family(
              "message",
              "Messages",
              "What a server tells, as the body of a [Message](#datamessage)."),
          new Family("data", "Data types", "What stands inside the others."));

  private ProtocolPage() {}

  static String text() {
    Markdown page = new Markdown();
    page.heading(1, "The protocol").paragraph(INTRO);
    addContents(page);
    page.heading(2, "Resources");
    page.paragraph("Paths are relative to `https://HOST/chat/rest/`.");
    ResourceSections.addTable(page);
    page.heading(2, "Headers");
    ResourceSections.addHeaders(page);
    page.heading(2, "Query parameters");
    page.paragraph("Their names are read in any case, and others are ignored.");
    ResourceSections.addQueries(page);
    page.heading(2, "Refusals");
    ResourceSections.addRefusals(page);
    page.paragraph("Before any of these, a path without a resource is 404, a wrong method 405.");
    page.heading(2, "Each resource");
    Resource.all().forEach(resource -> ResourceSections.addSection(page, resource));
    page.heading(2, "Types").paragraph(Rulings.linked(LEGEND));
    for (Family family : FAMILIES) {
      page.heading(2, family.heading).paragraph(family.what);
      Kinds.family(family.name).forEach(kind -> TypeSections.add(page, kind));
    }
    page.heading(2, "Coverage");
    page.table(CoverageTable.RESOURCE_HEADER, CoverageTable.resources());
    page.table(CoverageTable.TYPE_HEADER, CoverageTable.types());
    return page.page();
  }

  private static void addContents(Markdown page) {
    List<String> points = new ArrayList<>();
    for (String heading :
        List.of("Resources", "Headers", "Query parameters", "Refusals", "Each resource", "Types")) {
      points.add(Markdown.link(heading, heading));
    }
    for (Family family : FAMILIES) {
      List<String> types = Kinds.family(family.name).stream().map(Markdown::link).toList();
      points.add(Markdown.link(family.heading, family.heading) + ": " + String.join(", ", types));
    }
    points.add(Markdown.link("Coverage", "Coverage"));
    page.list(points);
  }
}
