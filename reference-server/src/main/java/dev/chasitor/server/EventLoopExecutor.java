package dev.chasitor.server;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An executor that runs tasks later on a server's event loops. A task from an event loop runs on
 * that loop, and tasks from other threads run on each loop in turn. Thread-safe.
 */
final class EventLoopExecutor implements Executor {

  private final List<Context> loops = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  /** Adds an event loop. At least one must be added before the first task. */
  void add(Context loop) {
    loops.add(loop);
  }

  @Override
  public void execute(Runnable task) {
    next().runOnContext(go -> task.run());
  }

  private Context next() {
    Context current = Vertx.currentContext();
    if (current != null && current.isEventLoopContext() && current.owner() == owner()) {
      return current;
    }
    return loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
  }

  private Vertx owner() {
    return loops.get(0).owner();
  }
}
