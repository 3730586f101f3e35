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
 * A minimal server in this process, without sockets. It opens sessions, establishes each chat at
 * once, holds polls, and answers each line with a line. Requests and answers are the bytes that a
 * network would carry.
 */
final class MemoryServer implements HttpTransport {

  private static final WireResponse OK = WireResponse.text(200, "OK");
  private static final String KEY = "X-LIVEAGENT-SESSION-KEY";

  private final ChasitorCodec codec = ChasitorCodec.create();
  private final AtomicInteger opened = new AtomicInteger();

  /** Only the server's thread uses these fields. */
  private final Map<String, VisitorScript<Held>> visitors = new ConcurrentHashMap<>();

  private final ExecutorService wire =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "wire");
            thread.setDaemon(true);
            return thread;
          });

  /** A held poll with its request, which a network would have to keep too. */
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

  /** Holds a poll that belongs to no session. */
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
