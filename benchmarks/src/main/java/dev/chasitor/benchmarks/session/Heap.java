package dev.chasitor.benchmarks.session;

import java.lang.management.ManagementFactory;

/** Measures how much of the heap is in use after garbage collection. */
final class Heap {

  private Heap() {}

  static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
