package dev.chasitor.benchmarks.session;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.Response;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The least of a server, in this process and without a wire: it opens sessions, establishes each
 * chat at once, holds polls, and answers each line with one of its own. Requests and answers are
 * the bytes that a wire would carry.
 */
final class MemoryServer implements HttpTransport {

  private static final WireResponse OK = WireResponse.text(200, "OK");
  private static final String KEY = "X-LIVEAGENT-SESSION-KEY";

  private final ChasitorCodec codec = ChasitorCodec.create();
  private final AtomicInteger opened = new AtomicInteger();

  /** Each is touched by the wire's thread only. */
  private final Map<String, VisitorScript<Held>> visitors = new ConcurrentHashMap<>();

  private final ExecutorService wire =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "wire");
            thread.setDaemon(true);
            return thread;
          });

  /** A poll that waits, with its request, as a wire would have to keep it. */
  private record Held(WireRequest request, Consumer<? super Outcome> onOutcome) {}

  @Override
  public InFlight execute(
      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
    wire.execute(() -> serve(request, onOutcome));
    return () -> {};
  }

  private void serve(WireRequest request, Consumer<? super Outcome> onOutcome) {
    String path = request.uri().getPath();
    if (path.endsWith("/SessionId")) {
      onOutcome.accept(
          new Outcome.Received(encoded(VisitorScript.session(opened.incrementAndGet()))));
      return;
    }
    String key = request.headers().first(KEY).orElseThrow();
    VisitorScript<Held> visitor = visitors.computeIfAbsent(key, any -> new VisitorScript<>());
    if (path.endsWith("/Messages")) {
      visitor.polled(new Held(request, onOutcome), this::answer);
    } else {
      onOutcome.accept(new Outcome.Received(OK));
      visitor.posted(path, this::answer);
    }
  }

  private void answer(Held poll, MessagesResponse batch) {
    poll.onOutcome().accept(new Outcome.Received(encoded(batch)));
  }

  /** Holds a poll as it holds those of sessions, with no session behind it. */
  void park(String key, WireRequest request, Consumer<? super Outcome> onOutcome) {
    VisitorScript<Held> visitor = new VisitorScript<>();
    visitor.hold(new Held(request, onOutcome));
    visitors.put(key, visitor);
  }

  private WireResponse encoded(Response response) {
    return codec.encodeReply(new Reply.Answered(response));
  }

  @Override
  public void close() {
    wire.shutdownNow();
  }
}
