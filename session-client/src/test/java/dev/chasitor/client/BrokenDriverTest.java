package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
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
      assertEquals(EndCause.Kind.ABANDONED, chat.ended().toCompletableFuture().join().kind());
      assertInstanceOf(CommandOutcome.Unknown.class, said.join());
    }
  }
}
