package dev.chasitor.conformance.report;

import java.util.List;
import java.util.Set;

/** Writes the page of a rule that is broken. */
final class RulePage {

  /** A broken rule in a contract. */
  record Broken(ContractReport contract, RuleReport rule) {}

  private final Markup out;
  private final Set<String> pages;

  private RulePage(Markup out, Set<String> pages) {
    this.out = out;
    this.pages = pages;
  }

  /**
   * Writes the page.
   *
   * @param broken the contracts that found the rule broken, at least one
   * @param pages the ids of the rules that have a page
   */
  static String of(List<Broken> broken, Set<String> pages) {
    RulePage page = new RulePage(Page.begin(broken.get(0).rule().name()), pages);
    page.out.open("p").element("a", "\u2190 All rules", "href", "../index.html").close().line();
    page.banner(broken.get(0).rule());
    broken.forEach(page::contract);
    return page.out.document();
  }

  private void banner(RuleReport rule) {
    out.open("div", "class", "banner broken");
    out.element("h1", rule.result().sign() + " " + rule.name() + " is " + rule.result().words());
    if (!rule.id().isEmpty()) {
      out.element("p", rule.sentence());
    }
    out.element(
        "p", rule.level() + (rule.source().isEmpty() ? "" : ". Source: " + rule.source()) + ".");
    out.close().line();
  }

  private void contract(Broken broken) {
    out.open("section");
    out.element("h2", broken.contract().kind().title());
    out.element("p", broken.contract().subject(), "class", "mono");
    out.element(
        "p",
        IndexPage.about(broken.contract())
            + " The rule had "
            + Page.count(broken.rule().cases(), "case")
            + ".",
        "class",
        "soft");
    if (!broken.rule().reason().isEmpty()) {
      out.element("p", broken.rule().reason());
    }
    broken.rule().failures().forEach(this::failure);
    out.close().line();
  }

  private void failure(FoundFailure failure) {
    out.element("h3", "What happened");
    out.element("p", failure.summary());
    out.element("p", "Noticed by: " + failure.test(), "class", "soft");
    if (!failure.alsoBroken().isEmpty()) {
      out.open("p").text("The same run also broke: ");
      String comma = "";
      for (String id : failure.alsoBroken()) {
        out.text(comma);
        if (pages.contains(id)) {
          out.element("a", id, "href", id + ".html");
        } else {
          out.text(id);
        }
        comma = ", ";
      }
      out.text(". One mistake may break several rules.").close();
    }
    failure.run().ifPresent(run -> schedule(run));
    if (!failure.observed().isEmpty()) {
      out.open("div", "class", "sides");
      side("Expected", failure.expected());
      side("Observed", failure.observed());
      out.close().line();
    }
    if (!failure.detail().isEmpty()) {
      out.element("h3", "Details");
      out.element("pre", failure.detail());
    }
    if (!failure.causes().isEmpty()) {
      out.element("h3", "Usual causes");
      out.open("ul");
      failure.causes().forEach(cause -> out.element("li", cause));
      out.close().line();
    }
    if (!failure.replay().isEmpty()) {
      out.element("h3", "See it again");
      out.element("pre", failure.replay());
    }
    failure.run().ifPresent(this::log);
  }

  private void side(String title, String text) {
    out.open("div").element("h3", title).element("pre", text).close();
  }

  private void schedule(FailedRun run) {
    out.element("h3", "The smallest schedule");
    if (!run.reduction().isEmpty()) {
      out.element("p", run.reduction(), "class", "soft");
    }
    out.element("pre", String.join("\n", run.schedule()));
    out.element("h3", "What went over the network");
    int shown = SequenceDiagram.shown(run.events()).size();
    if (shown < run.events().size()) {
      out.element(
          "p",
          "The diagram shows "
              + shown
              + " of "
              + Page.count(run.events().size(), "event")
              + ". The log below has all of them.",
          "class",
          "soft");
    }
    out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Diagram");
    SequenceDiagram.draw(run.events(), out);
    out.close().line();
  }

  private void log(FailedRun run) {
    out.open("details");
    out.element("summary", "The log: " + Page.count(run.events().size(), "event"));
    out.open("ol", "class", "log mono").line();
    for (LoggedEvent event : run.events()) {
      if (event.blamed()) {
        out.open("li", "class", "blamed");
      } else {
        out.open("li");
      }
      out.element("span", SequenceDiagram.seconds(event), "class", "soft");
      out.element("span", event.text());
      out.close().line();
    }
    out.close().close().line();
  }
}
