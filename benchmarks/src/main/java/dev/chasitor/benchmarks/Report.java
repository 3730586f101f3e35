package dev.chasitor.benchmarks;

import dev.chasitor.benchmarks.Figures.Cost;
import dev.chasitor.benchmarks.Figures.Task;
import dev.chasitor.benchmarks.peer.Codec;
import dev.chasitor.benchmarks.peer.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints the figures of a run as Markdown: a table of the targets and a table for each measured
 * payload.
 */
final class Report {

  private static final String NOTHING = "–";
  private static final List<Payload> PAYLOADS = List.of(Payload.values());

  private final Figures figures;

  Report(Figures figures) {
    this.figures = figures;
  }

  String markdown() {
    StringBuilder text = new StringBuilder(figures.conditions()).append(".\n\n");
    List<String> targets = new ArrayList<>(List.of("target"));
    PAYLOADS.forEach(payload -> targets.add("`" + payload + "`"));
    append(text, targets, Target.ALL.stream().map(this::target).toList());
    for (Payload payload : PAYLOADS) {
      List<List<String>> rows = rows(payload);
      if (!rows.isEmpty()) {
        int bytes = payload.document().length;
        text.append(String.format(Locale.ROOT, "\n`%s`, %,d bytes:\n\n", payload, bytes));
        append(
            text,
            List.of("codec", "decode, ns", "× hand", "× scan", "B", "encode, ns", "× hand", "B"),
            rows);
      }
    }
    return text.toString();
  }

  private List<String> target(Target target) {
    List<String> cells = new ArrayList<>(List.of(target.name()));
    for (Payload payload : PAYLOADS) {
      double ratio = target.ratio(figures, payload);
      boolean missed = !Double.isNaN(ratio) && !target.isMetBy(ratio, payload);
      String limit = target.bound().sign() + " " + number("%.2f", target.limit(payload));
      cells.add((missed ? "**missed:** " : "") + number("%.2f", ratio) + " (" + limit + ")");
    }
    return cells;
  }

  private List<List<String>> rows(Payload payload) {
    List<List<String>> rows = new ArrayList<>();
    addRow(rows, "bare token scan", payload, Task.SCAN, Task.SCAN_WRITES_NOTHING);
    for (Codec codec : Codec.values()) {
      addRow(rows, codec.label(), payload, Task.decode(codec), Task.encode(codec));
    }
    return rows;
  }

  private void addRow(
      List<List<String>> rows, String label, Payload payload, Task decode, Task encode) {
    Cost decoding = figures.cost(decode, payload);
    Cost encoding = figures.cost(encode, payload);
    if (!decoding.isMeasured() && !encoding.isMeasured()) {
      return;
    }
    double scan = figures.cost(Task.SCAN, payload).nanoseconds();
    double handDecode = figures.cost(Task.decode(Codec.HAND_WRITTEN), payload).nanoseconds();
    double handEncode = figures.cost(Task.encode(Codec.HAND_WRITTEN), payload).nanoseconds();
    rows.add(
        List.of(
            label,
            number("%,.0f", decoding.nanoseconds()),
            number("%.2f", decoding.nanoseconds() / handDecode),
            number("%.2f", decoding.nanoseconds() / scan),
            number("%,.0f", decoding.bytes()),
            number("%,.0f", encoding.nanoseconds()),
            number("%.2f", encoding.nanoseconds() / handEncode),
            number("%,.0f", encoding.bytes())));
  }

  private static void append(StringBuilder text, List<String> header, List<List<String>> rows) {
    append(text, header);
    text.append("| --- |").append(" --: |".repeat(header.size() - 1)).append('\n');
    rows.forEach(cells -> append(text, cells));
  }

  private static void append(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? NOTHING : String.format(Locale.ROOT, format, value);
  }
}
