package dev.chasitor.server;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.model.AffinityToken;
import org.jspecify.annotations.Nullable;

/** A node of the server: a token that clients are sent to it by, and whether it lives. */
final class Node {

  /** Who owns a session that was loaded and not taken over yet. */
  static final Node NOBODY = new Node(-1, AffinityToken.of(""));

  static {
    NOBODY.stop(StopKind.KILL);
  }

  private final int number;
  private final AffinityToken affinity;
  private volatile @Nullable StopKind stopped;

  Node(int number, AffinityToken affinity) {
    this.number = number;
    this.affinity = affinity;
  }

  int number() {
    return number;
  }

  AffinityToken affinity() {
    return affinity;
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
  void giveUp(Exchange exchange) {
    if (wasKilled()) {
      exchange.cut();
    } else {
      exchange.refuse(new Refusal.AffinityLost(RefusalTexts.UNAVAILABLE));
    }
  }
}
