package dev.chasitor.conformance.report;

import java.util.ArrayList;
import java.util.List;

/** Writes how a rule was broken as plain text. */
final class SummaryText {

  private SummaryText() {}

  static String of(RuleReport rule) {
    List<String> lines = new ArrayList<>();
    for (FoundFailure failure : rule.failures()) {
      lines.add(failure.summary());
      failure.run().ifPresent(run -> lines.addAll(run.schedule()));
      if (!failure.detail().isEmpty()) {
        lines.add(failure.detail());
      }
      if (!failure.replay().isEmpty()) {
        lines.add("See it again: " + failure.replay());
      }
    }
    return String.join("\n", lines);
  }
}
