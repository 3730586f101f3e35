package dev.chasitor.conformance.report;

import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.CodecRule;
import dev.chasitor.conformance.rule.JournalRule;
import dev.chasitor.conformance.rule.Level;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.rule.TransportRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of contracts, each with the catalogue of its rules. */
public enum ContractKind {
  /** The contract of client sessions. */
  CLIENT_SESSION("Client sessions"),
  /** The contract of client sessions for clients that block, in real time. */
  BLOCKING_CLIENT("Blocking clients, in real time"),
  /** The contract of codecs. */
  CODEC("Codecs"),
  /** The contract of transports. */
  TRANSPORT("Transports"),
  /** The contract of journals. */
  JOURNAL("Journals");

  private final String title;

  ContractKind(String title) {
    this.title = title;
  }

  /** Returns what it judges, for a headline. */
  public String title() {
    return title;
  }

  /**
   * Returns a report in which no rule of the catalogue has a result yet, in the order of the
   * catalogue.
   */
  List<RuleReport> catalogue() {
    return switch (this) {
      case CLIENT_SESSION, BLOCKING_CLIENT ->
          Arrays.stream(Rule.values()).flatMap(ContractKind::clauses).toList();
      case CODEC ->
          Arrays.stream(CodecRule.values())
              .map(rule -> blank(rule.id(), rule.level(), rule.source(), rule.sentence()))
              .toList();
      case TRANSPORT ->
          Arrays.stream(TransportRule.values())
              .map(rule -> blank(rule.id(), rule.level(), rule.source(), rule.sentence()))
              .toList();
      case JOURNAL ->
          Arrays.stream(JournalRule.values())
              .map(rule -> blank(rule.id(), rule.level(), "SessionJournal", rule.sentence()))
              .toList();
    };
  }

  /** Returns a report for each clause of a rule, or one for a rule that no checker judges. */
  private static Stream<RuleReport> clauses(Rule rule) {
    List<Clause> clauses = Clause.of(rule);
    return clauses.isEmpty()
        ? Stream.of(blank(rule.id(), rule.level(), rule.source(), rule.sentence()))
        : clauses.stream()
            .map(each -> blank(each.id(), rule.level(), rule.source(), each.sentence()));
  }

  private static RuleReport blank(String id, Level level, String source, String sentence) {
    return new RuleReport(id, level, source, sentence, RuleReport.Result.NOT_YET, 0, "", List.of());
  }
}
