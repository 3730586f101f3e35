package dev.chasitor.host;

/** How a node stops. */
public enum StopKind {
  /** The node dies. Its open exchanges are cut, and only stored states remain. */
  KILL,
  /** The node stops in order. Its open exchanges are answered with 503. */
  DRAIN
}
