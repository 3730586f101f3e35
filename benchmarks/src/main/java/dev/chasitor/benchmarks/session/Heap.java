package dev.chasitor.benchmarks.session;

import java.lang.management.ManagementFactory;

/** How much is in use when everything that can be freed is freed. */
final class Heap {

  private Heap() {}

  static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
