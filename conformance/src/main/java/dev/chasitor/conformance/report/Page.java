package dev.chasitor.conformance.report;

import dev.chasitor.conformance.report.RuleReport.Result;
import java.util.Locale;

/** What all pages share. */
final class Page {

  private Page() {}

  /** Begins a page: one file, without scripts, fonts or other files. */
  static Markup begin(String title) {
    return new Markup("<!DOCTYPE html>\n")
        .open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml")
        .line()
        .open("head")
        .empty("meta", "charset", "utf-8")
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .element("title", title)
        .line()
        .element("style", StyleSheet.TEXT)
        .close()
        .line()
        .open("body")
        .line();
  }

  /** Returns the class of the style sheet for a result. */
  static String look(Result result) {
    return switch (result) {
      case KEPT -> "kept";
      case BROKEN -> "broken";
      case SKIPPED, NOT_YET -> "idle";
    };
  }

  static void badge(Markup out, Result result) {
    out.element("span", result.sign() + " " + result.words(), "class", "badge " + look(result));
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
