package dev.chasitor.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The nodes, and who gets what. Thread-safe. */
final class Cluster {

  private final List<Node> nodes;
  private final AtomicInteger turn = new AtomicInteger();

  Cluster(int size) {
    List<Node> all = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      all.add(new Node(number));
    }
    nodes = List.copyOf(all);
  }

  Node node(int number) {
    return nodes.get(number);
  }

  int size() {
    return nodes.size();
  }

  /** The next living node in turn, empty when none lives. */
  Optional<Node> next() {
    int from = turn.getAndIncrement();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(Math.floorMod(from + i, nodes.size()));
      if (node.isAlive()) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }
}
