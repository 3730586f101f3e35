package dev.chasitor.host;

/** How a node stops. */
public enum StopKind {
  /** It dies: its open exchanges are cut, and only what was stored remains. */
  KILL,
  /** It goes in order: its open exchanges are answered with 503. */
  DRAIN
}
