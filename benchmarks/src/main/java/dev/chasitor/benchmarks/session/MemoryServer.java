package dev.chasitor.benchmarks.session;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.Response;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The least of a server, in this process and without a wire: it opens sessions, establishes each
 * chat at once, holds polls, and answers each line with one of its own. Requests and answers are
 * the bytes that a wire would carry.
 */
final class MemoryServer implements HttpTransport {

  private static final WireResponse OK = WireResponse.text(200, "OK");
  private static final String KEY = "X-LIVEAGENT-SESSION-KEY";

  private final ChasitorCodec codec = ChasitorCodec.create();
  private final WireResponse accepted = answer(Chats.accepted());
  private final AtomicInteger opened = new AtomicInteger();
  private final Map<String, Visitor> visitors = new ConcurrentHashMap<>();
  private final ExecutorService wire =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "wire");
            thread.setDaemon(true);
            return thread;
          });

  /** A session, as far as this server knows it. Touched by the wire's thread only. */
  private static final class Visitor {
    private long sequence = -1;
    private @Nullable Held held;
    private boolean answering;
  }

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
      onOutcome.accept(new Outcome.Received(answer(session(opened.incrementAndGet()))));
      return;
    }
    String key = request.headers().first(KEY).orElseThrow();
    Visitor visitor = visitors.computeIfAbsent(key, any -> new Visitor());
    if (path.endsWith("/Messages")) {
      visitor.held = new Held(request, onOutcome);
      deliver(visitor);
    } else {
      onOutcome.accept(new Outcome.Received(OK));
      visitor.answering |= path.endsWith("/ChatMessage");
      deliver(visitor);
    }
  }

  private void deliver(Visitor visitor) {
    Held poll = visitor.held;
    boolean isNew = visitor.sequence < 0;
    if (poll == null || !(isNew || visitor.answering)) {
      return;
    }
    visitor.held = null;
    visitor.answering = false;
    visitor.sequence += isNew ? 2 : 1;
    WireResponse batch = isNew ? accepted : answer(Chats.said(visitor.sequence, "Fine, too."));
    poll.onOutcome().accept(new Outcome.Received(batch));
  }

  /** Holds a poll as it holds those of sessions, with no session behind it. */
  void park(String key, WireRequest request, Consumer<? super Outcome> onOutcome) {
    Visitor visitor = new Visitor();
    visitor.held = new Held(request, onOutcome);
    visitors.put(key, visitor);
  }

  private static SessionIdResponse session(int number) {
    return SessionIdResponse.builder()
        .id("f0a1d5a4-5d0b-4c3f-8a70-" + number)
        .key(SessionKey.of("f0a1d5a4-5d0b-4c3f-8a70-d3d5d0e6a1b2!1600000000!" + number))
        .affinityToken(AffinityToken.of("73061fa0"))
        .clientPollTimeout(40_000)
        .build();
  }

  private WireResponse answer(Response response) {
    return codec.encodeReply(new Reply.Answered(response));
  }

  @Override
  public void close() {
    wire.shutdownNow();
  }
}
