package dev.chasitor.cli.demo;

import dev.chasitor.cli.demo.Screen.Look;
import dev.chasitor.host.HostObserver;
import dev.chasitor.host.StopKind;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.Request;
import dev.chasitor.server.ReferenceServer;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stops the node that processes a certain line, while it processes the line. It does so on the
 * event loop, before the visitor has an answer, so the moment is the same on every machine.
 */
final class NodeLoss implements HostObserver {

  /** When a node dies. */
  enum Moment {
    /** The line has arrived and is not stored, so the client must send it again. */
    BEFORE_STORED("before it stored the message"),
    /** The line is stored and not answered, so the desk must not hear it twice. */
    AFTER_STORED("after it stored the message, before it answered");

    private final String words;

    Moment(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private static final long NEVER = Long.MIN_VALUE;

  private final Screen screen;
  private final String fatalText;
  private final Moment moment;
  private final CompletableFuture<ReferenceServer> server = new CompletableFuture<>();
  private final AtomicLong atNanos = new AtomicLong(NEVER);

  NodeLoss(Screen screen, String fatalText, Moment moment) {
    this.screen = screen;
    this.fatalText = fatalText;
    this.moment = moment;
  }

  /** Sets the server whose node is stopped. Call it before the first request. */
  void threatens(ReferenceServer started) {
    server.complete(started);
  }

  /** Returns when the node died, in {@link System#nanoTime}; empty if it lives. */
  OptionalLong atNanos() {
    long at = atNanos.get();
    return at == NEVER ? OptionalLong.empty() : OptionalLong.of(at);
  }

  @Override
  public void onRequest(int node, Request request) {
    strikeAt(Moment.BEFORE_STORED, node, request);
  }

  @Override
  public void onStored(int node, Request request) {
    strikeAt(Moment.AFTER_STORED, node, request);
  }

  private void strikeAt(Moment now, int node, Request request) {
    boolean fatal =
        now == moment
            && request instanceof ChatMessageRequest message
            && message.text().equals(fatalText);
    if (fatal && atNanos.compareAndSet(NEVER, System.nanoTime())) {
      screen.event(Look.BAD, "", "✖ node " + (node + 1) + " dies " + moment.words());
      server.join().stopNode(node, StopKind.KILL).whenComplete((done, failure) -> tell(failure));
    }
  }

  private void tell(@Nullable Throwable failure) {
    if (failure != null) {
      screen.event(Look.BAD, "", "the node could not be stopped: " + failure.getMessage());
    }
  }
}
