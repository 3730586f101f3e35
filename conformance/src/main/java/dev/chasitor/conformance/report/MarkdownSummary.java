package dev.chasitor.conformance.report;

import dev.chasitor.conformance.report.RuleReport.Result;
import dev.chasitor.conformance.rule.Level;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code summary.md}: at most 40 lines for the page of a build. */
final class MarkdownSummary {

  /** The most lines of the summary. */
  static final int MOST_LINES = 40;

  private static final int MOST_CONTRACTS = 10;
  private static final int LONGEST_TEXT = 200;

  private final List<String> lines = new ArrayList<>();

  private MarkdownSummary() {}

  static String of(KitReport report) {
    MarkdownSummary summary = new MarkdownSummary();
    summary.write(report);
    return String.join("\n", summary.lines) + "\n";
  }

  private void write(KitReport report) {
    lines.add("# Conformance report");
    lines.add("");
    lines.add("**" + IndexPage.headline(report) + "** Kit " + plain(report.kit()) + ".");
    lines.add("");
    lines.add("| Contract | Subject | Kept | Broken | Skipped | Not yet |");
    lines.add("| --- | --- | --- | --- | --- | --- |");
    List<ContractReport> contracts = report.contracts();
    contracts.stream().limit(MOST_CONTRACTS).map(MarkdownSummary::row).forEach(lines::add);
    if (contracts.size() > MOST_CONTRACTS) {
      lines.add("| and " + (contracts.size() - MOST_CONTRACTS) + " more | | | | | |");
    }
    List<String> details = new ArrayList<>();
    contracts.forEach(
        contract -> contract.all(Result.BROKEN).forEach(it -> details.add(broken(it))));
    contracts.forEach(
        contract ->
            contract.all(Result.SKIPPED).stream()
                .filter(rule -> rule.level() == Level.MUST && !rule.id().isEmpty())
                .forEach(rule -> details.add(skipped(rule))));
    if (!details.isEmpty()) {
      lines.add("");
      int room = MOST_LINES - lines.size();
      int most = details.size() <= room ? room : room - 1;
      details.stream().limit(most).forEach(lines::add);
      if (details.size() > most) {
        lines.add("- and " + (details.size() - most) + " more; index.html has them all");
      }
    }
  }

  private static String row(ContractReport contract) {
    return "| "
        + contract.kind().title()
        + " | "
        + plain(contract.subject())
        + " | "
        + contract.count(Result.KEPT)
        + " | "
        + contract.count(Result.BROKEN)
        + " | "
        + contract.count(Result.SKIPPED)
        + " | "
        + contract.count(Result.NOT_YET)
        + " |";
  }

  private static String broken(RuleReport rule) {
    String how = rule.failures().isEmpty() ? rule.reason() : rule.failures().get(0).summary();
    return "- **" + plain(rule.name()) + "** broken: " + plain(how);
  }

  private static String skipped(RuleReport rule) {
    return "- " + plain(rule.name()) + " (MUST) skipped: " + plain(rule.reason());
  }

  /** Returns a text in one line in which Markdown and HTML mean nothing. */
  private static String plain(String text) {
    int[] points = text.strip().codePoints().limit(LONGEST_TEXT).toArray();
    return new String(points, 0, points.length)
        .replaceAll("[\\s\\p{Cntrl}\u2028\u2029\u0085]+", " ")
        .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
