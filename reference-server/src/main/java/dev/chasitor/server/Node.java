package dev.chasitor.server;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import org.jspecify.annotations.Nullable;

/** A node of the server, and whether it lives. */
final class Node {

  /** Who owns a session that was loaded and not taken over yet. */
  static final Node NOBODY = new Node(-1);

  static {
    NOBODY.stop(StopKind.KILL);
  }

  private final int number;
  private volatile @Nullable StopKind stopped;

  Node(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  boolean isAlive() {
    return stopped == null;
  }

  /** Whether it died, so that nothing it does is heard of any more. */
  boolean wasKilled() {
    return stopped == StopKind.KILL;
  }

  void stop(StopKind kind) {
    stopped = kind;
  }

  /** What a request comes to that the node can no longer serve. */
  void giveUp(HttpExchange exchange) {
    if (wasKilled()) {
      exchange.cut();
    } else {
      exchange.refuse(new Refusal.AffinityLost(RefusalTexts.UNAVAILABLE));
    }
  }
}
