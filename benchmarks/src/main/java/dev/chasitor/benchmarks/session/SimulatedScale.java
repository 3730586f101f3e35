package dev.chasitor.benchmarks.session;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The figures of many sessions of one client, without sockets.
 *
 * @param sessions the number of sessions
 * @param heapPerSession the bytes of heap for each idle, established session without its held poll
 * @param heapPerPoll the bytes of heap for each held poll, at the client and the server
 * @param threads the live threads with all sessions established
 * @param threadsWithOne the live threads with one session established
 * @param roundTrips the rate of lines that were said, accepted and answered
 */
record SimulatedScale(
    int sessions,
    long heapPerSession,
    long heapPerPoll,
    int threads,
    int threadsWithOne,
    Rate roundTrips) {

  private static final URI ENDPOINT = URI.create("https://chat.example");
  private static final int MOST_AT_ONCE = 64;

  static SimulatedScale measure(int sessions, Duration talking) {
    long before = Heap.used();
    long parked;
    try (MemoryServer server = new MemoryServer()) {
      parkPolls(server, sessions);
      parked = Heap.used() - before;
      // Keeps the server reachable while the heap is measured.
      server.execute(poll(0), Duration.ofSeconds(1), outcome -> {});
    }
    before = Heap.used();
    try (MemoryServer server = new MemoryServer();
        ChatClient client = client(server)) {
      Chatting chatting = new Chatting();
      List<ChatSession> chats = new ArrayList<>();
      open(client, chatting, chats, 1);
      int threadsWithOne = Thread.activeCount();
      open(client, chatting, chats, sessions - 1);
      long all = Heap.used() - before;
      int threads = Thread.activeCount();
      chatting.talk(chats, talking);
      Rate roundTrips = chatting.talk(chats, talking);
      return new SimulatedScale(
          sessions,
          (all - parked) / sessions,
          parked / sessions,
          threads,
          threadsWithOne,
          roundTrips);
    }
  }

  private static ChatClient client(MemoryServer server) {
    return ChatClient.builder().endpoint(ENDPOINT).transport(server).build();
  }

  private static void open(
      ChatClient client, Chatting chatting, List<ChatSession> chats, int count) {
    CountDownLatch established = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      chats.add(
          client.start(
              Chats.init(i),
              event -> {
                if (event instanceof SessionEvent.PhaseChanged changed
                    && changed.to() == Phase.ESTABLISHED) {
                  established.countDown();
                } else {
                  chatting.heard(event);
                }
              }));
    }
    await(established);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException(
            "Expected all sessions to be established within five minutes, but some are not");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void parkPolls(MemoryServer server, int count) {
    for (int i = 0; i < count; i++) {
      server.park("key-" + i, poll(i), outcome -> {});
    }
  }

  private static WireRequest poll(int number) {
    return Codecs.SHARED.encodeRequest(
        ENDPOINT,
        MessagesRequest.builder().ack(1).build(),
        RequestHeaders.session(
            ApiVersion.of(42),
            AffinityToken.of("73061fa0"),
            SessionKey.of("f0a1d5a4-5d0b-4c3f-8a70-d3d5d0e6a1b2!1600000000!" + number)));
  }

  private static final class Codecs {
    static final ChasitorCodec SHARED = ChasitorCodec.create();
  }

  /** Says lines and receives answers, a fixed number in flight, over all sessions in turn. */
  private static final class Chatting {
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    void heard(SessionEvent event) {
      if (event instanceof SessionEvent.Received received
          && received.message() instanceof ChatMessage) {
        free.release();
      }
    }

    Rate talk(List<ChatSession> chats, Duration atLeast) {
      Meter meter = Meter.start();
      long said = 0;
      while (meter.elapsed().compareTo(atLeast) < 0) {
        for (int i = 0; i < 1_000; i++) {
          free.acquireUninterruptibly();
          chats.get((int) (said++ % chats.size())).send("What about it?");
        }
      }
      free.acquireUninterruptibly(MOST_AT_ONCE);
      free.release(MOST_AT_ONCE);
      return meter.rate(said);
    }
  }
}
