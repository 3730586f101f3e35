package dev.chasitor.host;

import org.jspecify.annotations.Nullable;

/** A node of a host, from its start to its stop. Thread-safe. */
final class HostNode {

  /** The owner of a session that no node holds, because it was loaded and not taken over yet. */
  static final HostNode NOBODY = new HostNode(-1);

  static {
    NOBODY.stop(StopKind.KILL);
  }

  private final int number;
  private volatile @Nullable StopKind stopped;

  HostNode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  boolean isAlive() {
    return stopped == null;
  }

  /** Whether the node was killed, so that it sends no answer any more. */
  boolean wasKilled() {
    return stopped == StopKind.KILL;
  }

  void stop(StopKind kind) {
    stopped = kind;
  }

  /** Ends an exchange that the node can no longer serve. */
  void giveUp(HostExchange exchange) {
    if (wasKilled()) {
      exchange.cut();
    } else {
      exchange.refuseUnavailable();
    }
  }
}
