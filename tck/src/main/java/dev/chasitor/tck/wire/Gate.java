package dev.chasitor.tck.wire;

import java.util.concurrent.CompletableFuture;

/** A gate that holds reactions until a test opens it. Once open it stays open. Thread-safe. */
public final class Gate {

  private final CompletableFuture<Void> opened = new CompletableFuture<>();

  /** Creates a closed gate. */
  public Gate() {}

  /** Opens the gate for all reactions, now and later. Idempotent. */
  public void open() {
    opened.complete(null);
  }

  CompletableFuture<Void> opened() {
    return opened;
  }
}
