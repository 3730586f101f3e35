package dev.chasitor.conformance.check;

import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.rule.Clause;

/**
 * A small history and what one clause must say of it.
 *
 * @param clause the clause
 * @param outcome how it must go
 * @param name what the history shows
 * @param story the history
 * @param message part of what a failure must tell
 */
record Crafted(Clause clause, Outcome outcome, String name, Story story, String message) {

  static Crafted kept(Clause clause, String name, Story story) {
    return new Crafted(clause, Outcome.PASS, name, story, "");
  }

  static Crafted idle(Clause clause, String name, Story story) {
    return new Crafted(clause, Outcome.VACUOUS, name, story, "");
  }

  static Crafted broken(Clause clause, String name, Story story, String message) {
    return new Crafted(clause, Outcome.FAIL, name, story, message);
  }

  @Override
  public String toString() {
    return clause.id() + " " + outcome + ": " + name;
  }
}
