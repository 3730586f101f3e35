package dev.chasitor.server;

/** How a node goes. */
public enum StopKind {
  /** It dies: connections with a request on them are cut, and only what was stored remains. */
  KILL,
  /** It goes in order: what waits is answered with 503. */
  DRAIN
}
