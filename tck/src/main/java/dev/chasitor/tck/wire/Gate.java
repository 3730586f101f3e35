package dev.chasitor.tck.wire;

import java.util.concurrent.CompletableFuture;

/** Holds reactions until a test lets them go. Once open it stays open. Thread-safe. */
public final class Gate {

  private final CompletableFuture<Void> opened = new CompletableFuture<>();

  /** A closed gate. */
  public Gate() {}

  /** Lets everything through, now and later. Idempotent. */
  public void open() {
    opened.complete(null);
  }

  CompletableFuture<Void> opened() {
    return opened;
  }
}
