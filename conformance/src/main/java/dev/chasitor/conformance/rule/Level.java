package dev.chasitor.conformance.rule;

/** How binding a rule is. */
public enum Level {
  /** The protocol is broken without it. */
  MUST,
  /** There may be reasons against it. */
  SHOULD,
  /** The guide leaves it open: the profile decides. */
  PROFILE
}
