package dev.chasitor.conformance.rule;

/** The levels of rules: how binding a rule is. */
public enum Level {
  /** An implementation that breaks the rule breaks the protocol. */
  MUST,
  /** An implementation should keep the rule, and may have reasons not to. */
  SHOULD,
  /** The guide leaves this open, and the profile decides. */
  PROFILE
}
