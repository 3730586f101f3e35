package dev.chasitor.conformance.check;

import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.rule.Rule;

/**
 * A small history and what one rule must say of it.
 *
 * @param rule the rule
 * @param outcome how it must go
 * @param name what the history shows
 * @param story the history
 * @param message part of what a failure must tell
 */
record Crafted(Rule rule, Outcome outcome, String name, Story story, String message) {

  static Crafted kept(Rule rule, String name, Story story) {
    return new Crafted(rule, Outcome.PASS, name, story, "");
  }

  static Crafted idle(Rule rule, String name, Story story) {
    return new Crafted(rule, Outcome.VACUOUS, name, story, "");
  }

  static Crafted broken(Rule rule, String name, Story story, String message) {
    return new Crafted(rule, Outcome.FAIL, name, story, message);
  }

  @Override
  public String toString() {
    return rule.id() + " " + outcome + ": " + name;
  }
}
