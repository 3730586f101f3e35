package dev.chasitor.host;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The nodes of a host, and which of them gets the next session. Thread-safe. */
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

  /** The node with this number, as it was started last. */
  HostNode node(int number) {
    return nodes.get(number);
  }

  /** Starts a node that was stopped; the new one holds no session. */
  void start(int number) {
    HostNode old = nodes.get(number);
    if (!old.isAlive()) {
      nodes.compareAndSet(number, old, new HostNode(number));
    }
  }

  /** The next living node in turn; empty when none lives. */
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
