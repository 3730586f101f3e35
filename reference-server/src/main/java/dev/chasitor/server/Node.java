package dev.chasitor.server;

import dev.chasitor.model.AffinityToken;

/** A node of the server: a token that clients are sent to it by, and whether it lives. */
final class Node {

  /** Who owns a session that was loaded and not taken over yet. */
  static final Node NOBODY = new Node(-1, AffinityToken.of(""));

  static {
    NOBODY.die();
  }

  private final int number;
  private final AffinityToken affinity;
  private volatile boolean alive = true;

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
    return alive;
  }

  void die() {
    alive = false;
  }
}
