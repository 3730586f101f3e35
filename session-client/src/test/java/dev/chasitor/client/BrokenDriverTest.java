package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever is lent may break: the session ends then, and leaves nothing open. */
class BrokenDriverTest {

  private final AtomicBoolean broken = new AtomicBoolean();

  private void breakIfBroken() {
    if (broken.get()) {
      throw new AssertionError("broken");
    }
  }

  /** Answers nothing, and may fail to give up. */
  private final class Deaf implements HttpTransport {
    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      return BrokenDriverTest.this::breakIfBroken;
    }

    @Override
    public void close() {}
  }

  private ChatClient client(LongSupplier clock) {
    return ChatClient.builder()
        .endpoint(URI.create("https://chat.example"))
        .transport(new Deaf())
        .executor(Runnable::run)
        .clock(clock)
        .build();
  }

  @Test
  void aTransportThatFailsToGiveUpKeepsNoSessionOpen() {
    try (ChatClient client = client(() -> 0)) {
      ChatSession chat = client.start(VirtualHost.INIT);
      CompletableFuture<CommandOutcome> said = chat.send("x").toCompletableFuture();
      broken.set(true);
      chat.close();
      assertEquals(EndCause.Kind.ABANDONED, chat.ended().toCompletableFuture().join().kind());
      assertInstanceOf(CommandOutcome.NotSent.class, said.join());
      assertInstanceOf(
          CommandOutcome.NotSent.class, chat.send("late").toCompletableFuture().join());
    }
  }

  @Test
  void aClockThatBreaksLeavesNoCommandOpen() {
    try (ChatClient client =
        client(
            () -> {
              breakIfBroken();
              return 0;
            })) {
      ChatSession chat = client.start(VirtualHost.INIT);
      broken.set(true);
      CompletableFuture<CommandOutcome> said = chat.send("x").toCompletableFuture();
      EndCause.Kind cause = chat.ended().toCompletableFuture().join().kind();
      assertEquals(EndCause.Kind.DRIVER_FAILED, cause);
      assertFalse(cause.isClean());
      assertInstanceOf(CommandOutcome.Unknown.class, said.join());
    }
  }

  @Test
  void aClockThatGoesBackEndsNoChat() {
    AtomicLong clock = new AtomicLong(Duration.ofMinutes(1).toNanos());
    try (ChatClient client = client(clock::get)) {
      ChatSession chat = client.start(VirtualHost.INIT);
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
      CompletableFuture<CommandOutcome> first = chat.send("first").toCompletableFuture();
      clock.set(0);
      CompletableFuture<CommandOutcome> second = chat.send("second").toCompletableFuture();
      assertEquals(Phase.INIT, chat.phase());
      assertFalse(first.isDone());
      assertFalse(second.isDone());
      FrozenSession frozen = chat.freeze().toCompletableFuture().join();
      assertEquals(Duration.ofSeconds(1), frozen.time());
    }
  }

  @Test
  void whoeverCommandsAtOnceTheRefsGrow() throws InterruptedException {
    int threads = 8;
    int lines = 50;
    long all = 400;
    try (ChatClient client = client(() -> 0)) {
      ChatSession chat = client.start(VirtualHost.INIT);
      CountDownLatch start = new CountDownLatch(1);
      List<Thread> speakers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Thread speaker =
            new Thread(
                () -> {
                  awaitQuietly(start);
                  for (int line = 0; line < lines; line++) {
                    var unused = chat.send("line");
                  }
                });
        speaker.start();
        speakers.add(speaker);
      }
      start.countDown();
      for (Thread speaker : speakers) {
        speaker.join();
      }
      assertEquals(Phase.INIT, chat.phase(), "the machine took every ref");
      FrozenSession frozen = chat.freeze().toCompletableFuture().join();
      assertEquals(all, frozen.document().lastRef());
      assertEquals(LongStream.rangeClosed(1, all).boxed().toList(), frozen.document().pending());
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
