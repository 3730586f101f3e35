package dev.chasitor.conformance.report;

import dev.chasitor.conformance.report.RuleReport.Result;
import java.util.List;

/** Writes {@code index.html}: the results of all contracts. */
final class IndexPage {

  private final Markup out = Page.begin("Conformance report");

  private IndexPage() {}

  static String of(KitReport report) {
    IndexPage page = new IndexPage();
    page.write(report);
    return page.out.document();
  }

  private void write(KitReport report) {
    out.element("h1", "Conformance report");
    out.element(
        "p",
        "Chasitor kit " + report.kit() + ". Rules: " + report.edition() + ".",
        "class",
        "soft");
    banner(report);
    for (int i = 0; i < report.contracts().size(); i++) {
      contract(report.contracts().get(i), "c" + (i + 1) + "-");
    }
    out.open("p", "class", "soft").text("The same for programs: ");
    link("report.json").text(", ");
    link("junit.xml").text(", ");
    link("summary.md").text(".").close().line();
  }

  private Markup link(String file) {
    return out.element("a", file, "href", file);
  }

  private void banner(KitReport report) {
    long broken = report.count(Result.BROKEN);
    long kept = report.count(Result.KEPT);
    Result all = broken > 0 ? Result.BROKEN : kept > 0 ? Result.KEPT : Result.NOT_YET;
    out.element("div", headline(report), "class", "banner " + Page.look(all), "role", "status");
    out.line();
  }

  /** Returns the result of the whole run in one sentence. */
  static String headline(KitReport report) {
    long broken = report.count(Result.BROKEN);
    long judged = broken + report.count(Result.KEPT);
    long open = report.count(Result.SKIPPED) + report.count(Result.NOT_YET);
    String result =
        judged == 0
            ? "Nothing judged"
            : Page.number(judged)
                + " judged, "
                + (broken == 0 ? "none broken" : Page.number(broken) + " broken");
    return result + "; " + Page.number(open) + " not judged.";
  }

  private void contract(ContractReport contract, String anchor) {
    out.open("section");
    out.element("h2", contract.kind().title());
    out.element("p", contract.subject(), "class", "mono");
    out.element("p", about(contract), "class", "soft");
    if (!contract.note().isEmpty()) {
      out.element("pre", contract.note());
    }
    out.open("div", "class", "counts");
    for (Result result : Result.values()) {
      long count = contract.count(result);
      if (count > 0) {
        out.element("span", count + " " + result.words(), "class", "badge " + Page.look(result));
      }
    }
    out.close().line();
    grid(contract.rules(), anchor);
    list("Broken", contract.all(Result.BROKEN), anchor, true);
    list("Skipped", contract.all(Result.SKIPPED), anchor, true);
    list("Not yet judged", contract.all(Result.NOT_YET), anchor, false);
    list("Kept", contract.all(Result.KEPT), anchor, false);
    out.close().line();
  }

  /** Returns how far a contract came and what it ran. */
  static String about(ContractReport contract) {
    String state =
        switch (contract.state()) {
          case RUNNING -> "Running, or ended in the middle.";
          case FINISHED -> "Finished.";
          case STOPPED -> "Stopped before its tests:";
        };
    return (contract.budget().isEmpty() ? "" : contract.budget() + ". ")
        + (contract.seed().isPresent() ? "Seed " + contract.seed().getAsLong() + ". " : "")
        + state;
  }

  private void grid(List<RuleReport> rules, String anchor) {
    out.open("div", "class", "grid");
    for (RuleReport rule : rules) {
      out.element(
          "a",
          rule.result().sign() + " " + rule.name(),
          "class",
          "cell " + Page.look(rule.result()),
          "href",
          rule.result() == Result.BROKEN ? rule.page() : "#" + anchor + rule.slug(),
          "title",
          rule.title() + " (" + rule.result().words() + ")");
      out.line();
    }
    out.close().line();
  }

  private void list(String title, List<RuleReport> rules, String anchor, boolean isOpen) {
    if (rules.isEmpty()) {
      return;
    }
    if (isOpen) {
      out.open("details", "open", "open");
    } else {
      out.open("details");
    }
    out.element("summary", title + ": " + rules.size());
    out.open("ul", "class", "rules").line();
    for (RuleReport rule : rules) {
      out.open("li", "id", anchor + rule.slug()).open("div", "class", "row");
      if (rule.result() == Result.BROKEN) {
        out.element("a", rule.name(), "href", rule.page());
      } else {
        out.element("strong", rule.name());
      }
      Page.badge(out, rule.result());
      out.element("span", rule.level() + ", " + Page.count(rule.cases(), "case"), "class", "soft");
      out.close();
      if (!rule.id().isEmpty()) {
        out.element("p", rule.sentence());
      }
      if (!rule.reason().isEmpty()) {
        out.element("p", rule.reason(), "class", "soft");
      }
      rule.failures().stream().limit(1).forEach(failure -> out.element("p", failure.summary()));
      out.close().line();
    }
    out.close().close().line();
  }
}
