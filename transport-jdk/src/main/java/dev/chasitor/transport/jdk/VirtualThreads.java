package dev.chasitor.transport.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Access to virtual threads, which exist from JDK 21 on. This module is compiled for Java 17. */
final class VirtualThreads {

  private VirtualThreads() {}

  /** Returns an executor that starts a virtual thread for each task. Empty before JDK 21. */
  static Optional<ExecutorService> newExecutor() {
    MethodHandle start;
    try {
      start =
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
    } catch (NoSuchMethodException | IllegalAccessException older) {
      return Optional.empty();
    }
    try {
      return Optional.of((ExecutorService) start.invokeExact());
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
