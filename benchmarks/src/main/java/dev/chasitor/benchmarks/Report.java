package dev.chasitor.benchmarks;

import dev.chasitor.benchmarks.Figures.Cost;
import dev.chasitor.benchmarks.Figures.Task;
import dev.chasitor.benchmarks.peer.Codec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of a run as Markdown: a table for each payload, and one for the targets. */
final class Report {

  private static final String NOTHING = "–";

  private final Figures figures;

  Report(Figures figures) {
    this.figures = figures;
  }

  String markdown() {
    return Stream.concat(
            Stream.of(figures.conditions() + ".\n", targets()),
            Arrays.stream(Payload.values()).map(this::table))
        .collect(Collectors.joining("\n"));
  }

  private String targets() {
    StringBuilder table = new StringBuilder("| target |");
    for (Payload payload : Payload.values()) {
      table.append(" `").append(payload).append("` |");
    }
    table.append("\n| --- |").append(" --: |".repeat(Payload.values().length)).append('\n');
    for (Target target : Target.ALL) {
      table.append("| ").append(target.name()).append(" |");
      for (Payload payload : Payload.values()) {
        table.append(' ').append(outcome(target, payload)).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private String outcome(Target target, Payload payload) {
    double ratio = target.ratio(figures, payload);
    String limit = target.bound().sign() + " " + number("%.2f", target.limit(payload));
    if (Double.isNaN(ratio)) {
      return NOTHING + " (" + limit + ")";
    }
    String shown = number("%.2f", ratio) + " (" + limit + ")";
    return target.isMetBy(ratio, payload) ? shown : "**missed:** " + shown;
  }

  private String table(Payload payload) {
    StringBuilder table = new StringBuilder();
    table
        .append(
            String.format(Locale.ROOT, "`%s`, %,d bytes:\n\n", payload, payload.document().length))
        .append("| codec | decode, ns | × hand | × scan | B | encode, ns | × hand | B |\n")
        .append("| --- | --: | --: | --: | --: | --: | --: | --: |\n");
    row(table, "bare token scan", payload, Task.SCAN, new Task("encode", null));
    for (Codec codec : Codec.values()) {
      row(table, codec.label(), payload, Task.decode(codec), Task.encode(codec));
    }
    return table.toString();
  }

  private void row(StringBuilder table, String label, Payload payload, Task decode, Task encode) {
    Cost decoding = figures.cost(decode, payload);
    Cost encoding = figures.cost(encode, payload);
    double scan = figures.cost(Task.SCAN, payload).nanoseconds();
    double handDecode = figures.cost(Task.decode(Codec.HAND_WRITTEN), payload).nanoseconds();
    double handEncode = figures.cost(Task.encode(Codec.HAND_WRITTEN), payload).nanoseconds();
    List<String> cells =
        List.of(
            label,
            number("%,.0f", decoding.nanoseconds()),
            number("%.2f", decoding.nanoseconds() / handDecode),
            number("%.2f", decoding.nanoseconds() / scan),
            number("%,.0f", decoding.bytes()),
            number("%,.0f", encoding.nanoseconds()),
            number("%.2f", encoding.nanoseconds() / handEncode),
            number("%,.0f", encoding.bytes()));
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? NOTHING : String.format(Locale.ROOT, format, value);
  }
}
