package dev.chasitor.codec.docs;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.Resource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A page of Markdown in the making. */
final class Markdown {

  private final StringBuilder text = new StringBuilder();

  /** A heading of this level. */
  Markdown heading(int level, String heading) {
    return paragraph("#".repeat(level) + " " + heading);
  }

  /** Lines of text, and an empty one. */
  Markdown paragraph(String lines) {
    text.append(lines.strip()).append("\n\n");
    return this;
  }

  /** A list with a point before each line. */
  Markdown list(List<String> points) {
    return paragraph(points.stream().map(point -> "- " + point).collect(Collectors.joining("\n")));
  }

  /** A table; a bar in a cell is escaped. */
  Markdown table(List<String> header, List<List<String>> rows) {
    row(header);
    row(header.stream().map(cell -> "---").toList());
    rows.forEach(this::row);
    text.append('\n');
    return this;
  }

  private void row(List<String> cells) {
    text.append(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** The page, which ends with one line break. */
  String page() {
    return text.toString().strip() + "\n";
  }

  /** Text as code. */
  static String code(String text) {
    return "`" + text + "`";
  }

  /** A link to the heading of this page that says {@code heading}. */
  static String link(String shown, String heading) {
    return "[" + shown + "](#" + anchor(heading) + ")";
  }

  /** A link to the section of a kind, which shows its name without the family. */
  static String link(BodyKind<?> kind) {
    return link(kind.wireType().name(), kind.name());
  }

  /** A link to the section of a resource. */
  static String link(Resource resource) {
    return link(heading(resource), heading(resource));
  }

  /** The heading of a resource's section. */
  static String heading(Resource resource) {
    return resource.method() + " " + resource.path();
  }

  /** What is left of a heading in the address of its section. */
  static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
