package dev.chasitor.host;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The nodes of a host. New sessions go to each node in turn. Thread-safe. */
final class HostNodes {

  private final AtomicReferenceArray<HostNode> nodes;
  private final AtomicInteger turn = new AtomicInteger();

  HostNodes(int count) {
    nodes = new AtomicReferenceArray<>(count);
    for (int number = 0; number < count; number++) {
      nodes.set(number, new HostNode(number));
    }
  }

  int count() {
    return nodes.length();
  }

  /**
   * Returns the node that was last started with this number.
   *
   * @throws IllegalArgumentException if there is no node with this number
   */
  HostNode node(int number) {
    if (number < 0 || number >= count()) {
      String numbers = count() == 1 ? "only node 0" : "the nodes 0 to " + (count() - 1);
      throw new IllegalArgumentException(
          "There is no node " + number + ": this host has " + numbers);
    }
    return nodes.get(number);
  }

  /**
   * Starts a node again if it was stopped. It holds no session.
   *
   * @throws IllegalArgumentException if there is no node with this number
   */
  void start(int number) {
    HostNode old = node(number);
    if (!old.isAlive()) {
      nodes.compareAndSet(number, old, new HostNode(number));
    }
  }

  /** Returns the next running node in turn; empty if none runs. */
  Optional<HostNode> next() {
    int from = turn.getAndIncrement();
    for (int i = 0; i < count(); i++) {
      HostNode node = nodes.get(Math.floorMod(from + i, count()));
      if (node.isAlive()) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }
}
