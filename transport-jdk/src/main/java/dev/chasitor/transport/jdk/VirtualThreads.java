package dev.chasitor.transport.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Virtual threads, which JDKs have from 21 on, while this is compiled for 17. */
final class VirtualThreads {

  private VirtualThreads() {}

  /** An executor that starts one for each task; none where there are no such threads. */
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
