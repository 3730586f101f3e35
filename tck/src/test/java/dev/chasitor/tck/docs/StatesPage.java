package dev.chasitor.tck.docs;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.Word;
import dev.chasitor.session.machine.TransitionTable.Row;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.InputKind;
import dev.chasitor.session.visitor.InputKind.Origin;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.tck.sim.Mutants;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** docs/states.md: the transition table of the visitor's machine, and what holds each rule. */
final class StatesPage {

  private static final String HEAD =
      """
      # States of a visitor's session

      Generated from the transition table and the catalogue of rules; [CONTRIBUTING](../CONTRIBUTING.md)
      has the command, and a test fails when this page and they differ. Each state, input and rule is
      described where it is declared: `StateKind`, `InputKind`, `dev.chasitor.conformance.rule.Rule`.

      - [Diagram](#diagram)
      - [What each state does with each input](#what-each-state-does-with-each-input)
      - [What an end is reported as](#what-an-end-is-reported-as)
      - [What holds each rule](#what-holds-each-rule)

      ## Diagram

      The phases as an application sees them; the same for Graphviz is [states.dot](states.dot).

      ```mermaid
      """;

  private final StringBuilder out = new StringBuilder(HEAD);

  private StatesPage() {}

  static String text() {
    return new StatesPage().page();
  }

  private String page() {
    out.append(StateDiagram.mermaid()).append("```\n\n");
    out.append("## What each state does with each input\n\n");
    out.append("An input that leads nowhere else leaves the session in its state.\n");
    for (StateKind state : StateKind.values()) {
      states(state);
    }
    ends();
    rules();
    return out.toString();
  }

  private void states(StateKind state) {
    out.append("\n### ").append(state).append("\n\n");
    out.append("| Input | What happens | May lead to | Rules |\n| --- | --- | --- | --- |\n");
    for (Row<StateKind, InputKind> row : VisitorMachine.table()) {
      if (row.from().contains(state)) {
        line(
            names(row.on().stream().sorted().toList()),
            row.what(),
            row.nested() ? "what each message leads to" : leadsTo(row),
            String.join(", ", row.rules()));
      }
    }
  }

  private static String leadsTo(Row<StateKind, InputKind> row) {
    return row.to().isEmpty() ? "–" : names(row.to());
  }

  private void ends() {
    out.append("\n## What an end is reported as\n\n");
    out.append(
        """
        The cause of the end when ChatEnded states a reason. If an end of the visitor's side is under way, the
        cause is VISITOR, IDLE after the idle time-out, or TIME_LIMIT after a time limit of the profile. An end
        is *clean* if somebody wanted it. The other causes are described at `EndCause.Kind`.

        | Reason | Cause | Clean |
        | --- | --- | --- |
        """);
    for (ChatEndReason reason : ChatEndReason.values()) {
      end("`" + reason.word() + "`", ChatEnded.builder().reason(Word.of(reason)).build());
    }
    end("none", ChatEnded.builder().build());
    Word<ChatEndReason> unknown = Word.of(ChatEndReason.class, "unknown");
    end("any other word", ChatEnded.builder().reason(unknown).build());
  }

  private void end(String reason, ChatEnded ended) {
    EndCause.Kind cause = ServersEnd.causeOf(ended);
    line(reason, cause.name(), cause.isClean() ? "yes" : "no");
  }

  private void rules() {
    out.append("\n## What holds each rule\n\n");
    out.append(
        """
        *Judged* rules are judged on every history: that of each random schedule
        (`SimulationProperties`, `SimulatorTest`) and those told by hand, one that must pass and one that
        must fail (`CheckersTest`). A *broken client* is one that this rule must notice
        (`KillMatrixTest`). A rule that no history can show has the names of its tests instead. *Rows* are the
        table's own.

        | Rule | It demands | Level | Held by | Broken clients | Rows |
        | --- | --- | --- | --- | --- | --- |
        """);
    for (Rule rule : Rule.values()) {
      line(
          rule.id(),
          rule.sentence(),
          rule.level().toString(),
          Checkers.has(rule) ? "judged" : tests(rule),
          orDash(
              Arrays.stream(Mutants.values())
                  .filter(mutant -> mutant.killedBy().rule() == rule)
                  .map(mutant -> "`" + mutant + "`")
                  .collect(Collectors.joining(", "))),
          orDash(rowsThatKeep(rule)));
    }
  }

  private static String tests(Rule rule) {
    return rule.heldBy().stream().map(test -> "`" + test + "`").collect(Collectors.joining(", "));
  }

  private static String rowsThatKeep(Rule rule) {
    return VisitorMachine.table().stream()
        .filter(row -> row.rules().contains(rule.id()))
        .map(Row::what)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private void line(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String names(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(Enum::name).collect(Collectors.joining(", "));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "–" : text;
  }

  /** The table for Graphviz: every state, and what the server or a call moves it by. */
  static String dot() {
    StringBuilder dot =
        new StringBuilder("digraph states {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n");
    for (StateKind state : StateKind.values()) {
      dot.append("  ").append(state).append(";\n");
    }
    for (Row<StateKind, InputKind> row : VisitorMachine.table()) {
      for (StateKind from : row.from()) {
        for (StateKind to : row.to()) {
          if (from != to) {
            dot.append("  %s -> %s [label=\"%s\"];\n".formatted(from, to, label(row)));
          }
        }
      }
    }
    return dot.append("}\n").toString();
  }

  private static String label(Row<StateKind, InputKind> row) {
    List<InputKind> causes = row.on().stream().filter(on -> on.origin() != Origin.CLOCK).toList();
    return causes.stream().map(Enum::name).collect(Collectors.joining("\\n"));
  }
}
