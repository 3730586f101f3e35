package dev.chasitor.store.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A daemon thread with a queue. It takes what waits, up to a limit, and works on it. Thread-safe.
 *
 * @param <T> the type of what waits
 */
final class QueueThread<T> {

  private final Thread thread;
  private final int group;
  private final Consumer<List<T>> work;
  private final Queue<T> waiting = new ArrayDeque<>();

  /** How many items the thread has taken and may still work on. */
  private int taken;

  private boolean isClosed;

  private QueueThread(String name, int group, Consumer<List<T>> work) {
    this.group = group;
    this.work = work;
    thread = new Thread(this::work, name);
    thread.setDaemon(true);
  }

  /**
   * Starts a thread.
   *
   * @param group how many items it takes at once, at most
   * @param work what it does with them
   */
  static <T> QueueThread<T> start(String name, int group, Consumer<List<T>> work) {
    QueueThread<T> started = new QueueThread<>(name, group, work);
    started.thread.start();
    return started;
  }

  /**
   * Adds an item, unless the queue is closed or {@code most} items wait. Returns whether it did.
   */
  boolean add(T item, int most) {
    synchronized (waiting) {
      boolean isAdded = !isClosed && waiting.size() < most;
      if (isAdded) {
        wakeIfIdle();
        waiting.add(item);
      }
      return isAdded;
    }
  }

  /** Adds items to a queue that is open. */
  void addAll(List<T> items) {
    synchronized (waiting) {
      wakeIfIdle();
      waiting.addAll(items);
    }
  }

  /** Wakes the thread if it may wait for items. Otherwise it looks for them by itself. */
  private void wakeIfIdle() {
    if (waiting.isEmpty()) {
      waiting.notifyAll();
    }
  }

  /** How many items wait, or are being worked on. */
  int size() {
    synchronized (waiting) {
      return waiting.size() + taken;
    }
  }

  boolean isClosed() {
    synchronized (waiting) {
      return isClosed;
    }
  }

  /**
   * Works on what is in the queue, then ends the thread. Waits for that, unless it is the thread.
   */
  void close() {
    synchronized (waiting) {
      isClosed = true;
      waiting.notifyAll();
    }
    boolean isInterrupted = false;
    while (thread.isAlive() && thread != Thread.currentThread()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    for (List<T> items = next(); !items.isEmpty(); items = next()) {
      work.accept(items);
    }
  }

  /** Takes items that wait; empty if there are none. Only work of the thread may call it. */
  List<T> more() {
    List<T> items = new ArrayList<>();
    synchronized (waiting) {
      for (int i = 0; i < group && !waiting.isEmpty(); i++) {
        items.add(waiting.remove());
      }
      taken = items.size();
    }
    return items;
  }

  /** Waits for items and takes them; empty if the queue is closed. */
  private List<T> next() {
    synchronized (waiting) {
      taken = 0;
      while (waiting.isEmpty() && !isClosed) {
        try {
          waiting.wait();
        } catch (InterruptedException e) {
          // Only close() ends the thread: an operation that waits must get an answer.
        }
      }
      return more();
    }
  }
}
