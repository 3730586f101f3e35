package dev.chasitor.benchmarks.session;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import dev.chasitor.transport.vertx.VertxHttpTransport;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Measures many sessions over loopback, or as many polls of a bare engine, in its own process. The
 * difference is what a session costs beyond its connection. It closes nothing: its parent halts the
 * process.
 */
final class LoopbackRun {

  private static final int MOST_AT_ONCE = 64;
  private static final int OPENING_AT_ONCE = 200;

  /** The clients that are compared. */
  enum Way {
    RAW_WEB_CLIENT("bare WebClient"),
    SESSIONS_VERTX("sessions on transport-vertx"),
    SESSIONS_JDK("sessions on transport-jdk");

    private final String words;

    Way(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * The figures of a run.
   *
   * @param heap the bytes of heap for each held poll, with its connection and session
   * @param threads the live threads while all polls are held
   * @param roundTrips the rate of lines that were said, accepted and answered
   */
  record Figures(long heap, int threads, Rate roundTrips) {

    /** Returns the median of each figure over several runs. */
    static Figures median(List<Figures> runs) {
      long[] heaps = runs.stream().mapToLong(Figures::heap).sorted().toArray();
      int[] threads = runs.stream().mapToInt(Figures::threads).sorted().toArray();
      int middle = runs.size() / 2;
      return new Figures(
          heaps[middle],
          threads[middle],
          Rate.median(runs.stream().map(Figures::roundTrips).toList()));
    }
  }

  private final int port;
  private final Semaphore opening = new Semaphore(OPENING_AT_ONCE);
  private final Semaphore talking = new Semaphore(MOST_AT_ONCE);

  private LoopbackRun(int port) {
    this.port = port;
  }

  static Figures measure(Way way, int port, int count, Duration round) {
    LoopbackRun loopback = new LoopbackRun(port);
    return way == Way.RAW_WEB_CLIENT
        ? loopback.raw(count, round)
        : loopback.sessions(way, count, round);
  }

  private static Vertx oneLoop() {
    return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  }

  // --- sessions

  private Figures sessions(Way way, int count, Duration round) {
    HttpTransport transport =
        way == Way.SESSIONS_JDK
            ? JdkHttpTransport.create()
            : VertxHttpTransport.builder()
                .vertx(oneLoop())
                .maxConnectionsPerServer(count + 2 * MOST_AT_ONCE)
                .build();
    ChatClient client =
        ChatClient.builder()
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .transport(transport)
            .executor(Runnable::run)
            .build();
    List<ChatSession> chats = new ArrayList<>();
    open(client, chats, 1);
    long before = Heap.used();
    open(client, chats, count);
    long heap = (Heap.used() - before) / count;
    int threads = Thread.activeCount();
    talk(count, round, number -> chats.get(number).send("What about it?"));
    Rate rate = talk(count, round, number -> chats.get(number).send("What about it?"));
    return new Figures(heap, threads, rate);
  }

  private void open(ChatClient client, List<ChatSession> chats, int count) {
    for (int i = 0; i < count; i++) {
      opening.acquireUninterruptibly();
      chats.add(client.start(Chats.init(i), this::heard));
    }
    settle(opening, OPENING_AT_ONCE);
  }

  private void heard(SessionEvent event) {
    if (event instanceof SessionEvent.PhaseChanged changed && changed.to() == Phase.ESTABLISHED) {
      opening.release();
    } else if (event instanceof SessionEvent.Received received
        && received.message() instanceof ChatMessage) {
      talking.release();
    } else if (event instanceof SessionEvent.Ended ended) {
      throw new IllegalStateException("A session ended during the measurement: " + ended.cause());
    }
  }

  // --- the bare engine

  private Figures raw(int count, Duration round) {
    Vertx vertx = oneLoop();
    WebClient web =
        WebClient.create(
            vertx,
            new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
            new PoolOptions().setHttp1MaxSize(count + 2 * MOST_AT_ONCE));
    openRaw(web, 0, 1);
    long before = Heap.used();
    openRaw(web, 1, count);
    long heap = (Heap.used() - before) / count;
    int threads = Thread.activeCount();
    talk(count, round, number -> sayRaw(web, number));
    Rate rate = talk(count, round, number -> sayRaw(web, number));
    return new Figures(heap, threads, rate);
  }

  private void openRaw(WebClient web, int from, int count) {
    for (int i = from; i < from + count; i++) {
      opening.acquireUninterruptibly();
      int number = i;
      request(web, HttpMethod.GET, "Messages?ack=-1", number)
          .send()
          .onSuccess(
              first -> {
                pollRaw(web, number);
                opening.release();
              })
          .onFailure(LoopbackRun::give);
    }
    settle(opening, OPENING_AT_ONCE);
  }

  private void pollRaw(WebClient web, int number) {
    request(web, HttpMethod.GET, "Messages?ack=1", number)
        .send()
        .onSuccess(
            answer -> {
              pollRaw(web, number);
              talking.release();
            })
        .onFailure(LoopbackRun::give);
  }

  private static void sayRaw(WebClient web, int number) {
    request(web, HttpMethod.POST, "ChatMessage", number)
        .putHeader("X-LIVEAGENT-SEQUENCE", "2")
        .putHeader("Content-Type", "application/json; charset=UTF-8")
        .sendBuffer(Buffer.buffer("{\"text\":\"What about it?\"}"))
        .onFailure(LoopbackRun::give);
  }

  private static HttpRequest<Buffer> request(
      WebClient web, HttpMethod method, String resource, int number) {
    return web.request(method, "/chat/rest/System/" + resource)
        .putHeader("X-LIVEAGENT-API-VERSION", "42")
        .putHeader("X-LIVEAGENT-AFFINITY", "73061fa0")
        .putHeader(LoopbackServer.KEY, "raw-key-of-a-session-that-is-none!1600000000!" + number);
  }

  private static void give(Throwable failure) {
    failure.printStackTrace();
    System.exit(1);
  }

  // --- both

  /** Says a line as a visitor. */
  private interface Speaker {
    void speak(int number);
  }

  /** Measures a number of lines in flight at the same time, over the first sessions in turn. */
  private Rate talk(int count, Duration atLeast, Speaker speaker) {
    Meter meter = Meter.start();
    long said = 0;
    while (meter.elapsed().compareTo(atLeast) < 0) {
      for (int i = 0; i < 1_000; i++) {
        talking.acquireUninterruptibly();
        speaker.speak((int) (said++ % count));
      }
    }
    settle(talking, MOST_AT_ONCE);
    return meter.rate(said);
  }

  private static void settle(Semaphore semaphore, int all) {
    semaphore.acquireUninterruptibly(all);
    semaphore.release(all);
  }
}
