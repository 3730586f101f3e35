package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chasitor.tck.wire.Gate;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.transport.HttpTransport.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Time-outs, cancelling, and many exchanges at once. */
public interface TimeContract extends TransportSubject {

  @Test
  @DisplayName("T-TIM-01 the time-out covers connecting")
  default void timesOutWhileConnecting() {
    try (Rig rig = new Rig(this);
        RawServer deaf = RawServer.startDeaf()) {
      // A TLS handshake that the server never answers.
      rig.send(Rig.get(deaf.uri("https", "/")), Rig.SHORT).awaitFailed(FailureKind.TIMED_OUT);
    }
  }

  @Test
  @DisplayName("T-TIM-01 the time-out covers waiting for the answer")
  default void timesOutWithoutAnswer() {
    timesOut(Reaction.silence());
  }

  @Test
  @DisplayName("T-TIM-01 the time-out covers a head that stalls")
  default void timesOutWithinHead() {
    timesOut(Reaction.stallAfter(Arrays.copyOf(RawAnswer.of(200).body("later").head(), 30)));
  }

  @Test
  @DisplayName("T-TIM-01 the time-out covers a body that stalls")
  default void timesOutBeforeBody() {
    timesOut(Reaction.stallAfter(RawAnswer.of(200).body("later").head()));
  }

  @Test
  @DisplayName("T-TIM-01 the time-out covers a body that trickles")
  default void timesOutWithinTrickle() {
    byte[] head = RawAnswer.of(200).chunked(1).head();
    timesOut(Reaction.trickle(head, RawAnswer.chunk(new byte[1]), Duration.ofMillis(5)));
  }

  private void timesOut(Reaction reaction) {
    try (Rig rig = new Rig(this)) {
      rig.server.next(reaction);
      rig.get(Rig.SHORT).awaitFailed(FailureKind.TIMED_OUT);
      if (capabilities().has(Capability.ABORTS_EXCHANGE)) {
        rig.server.awaitConnectionClosed(1);
      }
      assertEquals(200, rig.get().awaitReceived().status());
    }
  }

  @Test
  @DisplayName("T-TIM-02 a cancelled poll is over at once, and its late answer reaches nobody")
  default void cancelsHeldPoll() {
    Gate gate = new Gate();
    try (Rig rig = new Rig(this)) {
      rig.server.next(Reaction.hold(gate, Reaction.answer(200, "late")));
      Probe poll = rig.get();
      rig.server.awaitRequest(1);
      poll.cancel();
      poll.cancel();
      poll.awaitFailed(FailureKind.CANCELLED);
      gate.open();
      for (int i = 0; i < 3; i++) {
        assertEquals("OK", rig.get().awaitReceived().body().text());
      }
      poll.assertToldOnce();
    }
  }

  @Test
  @DisplayName("T-TIM-02 the server sees that a held poll was cancelled")
  default void serverSeesCancelOfHeldPoll() {
    serverSeesCancel(Reaction.silence());
  }

  @Test
  @DisplayName("T-TIM-02 the server sees that an answer was cancelled half-way")
  default void serverSeesCancelWithinBody() {
    serverSeesCancel(Reaction.stallAfter(RawAnswer.of(200).body("later").head()));
  }

  private void serverSeesCancel(Reaction reaction) {
    capabilities().require(Capability.ABORTS_EXCHANGE);
    try (Rig rig = new Rig(this)) {
      rig.server.next(reaction);
      Probe poll = rig.get();
      rig.server.awaitRequest(1);
      poll.cancel();
      poll.awaitFailed(FailureKind.CANCELLED);
      rig.server.awaitConnectionClosed(1);
    }
  }

  @Test
  @DisplayName("T-TIM-02 connecting can be cancelled")
  default void cancelsWhileConnecting() {
    try (Rig rig = new Rig(this);
        RawServer deaf = RawServer.startDeaf()) {
      Probe probe = rig.send(Rig.get(deaf.uri("https", "/")), Rig.LONG);
      deaf.awaitConnection(1);
      probe.cancel();
      probe.awaitFailed(FailureKind.CANCELLED);
    }
  }

  @Test
  @DisplayName("T-TIM-02 what is cancelled before it has begun leaves nothing behind")
  default void cancelsAtOnce() {
    try (Rig rig = new Rig(this)) {
      for (int i = 0; i < 20; i++) {
        Probe probe = rig.get();
        probe.cancel();
        // The answer may have been quicker, which is not a fault.
        probe.await();
        assertEquals("OK", rig.post().awaitReceived().body().text());
        probe.assertToldOnce();
      }
    }
  }

  @Test
  @DisplayName("T-CON-01 held polls do not hold up a post")
  default void heldPollsDoNotDelayPosts() {
    polls(16);
  }

  @Test
  @DisplayName("T-CON-02 two hundred held polls need no two hundred threads")
  default void manyHeldPolls() {
    polls(200);
  }

  private void polls(int held) {
    Gate gate = new Gate();
    try (Rig rig = new Rig(this)) {
      rig.server.otherwise(
          request ->
              request.method().equals("POST")
                  ? Reaction.answer(200, "OK")
                  : Reaction.hold(gate, Reaction.answer(200, "released")));
      Set<Thread> before = Threads.running();
      List<Probe> polls = new ArrayList<>();
      for (int i = 0; i < held; i++) {
        polls.add(rig.get());
      }
      rig.server.awaitRequest(held);
      assertEquals("OK", rig.post().awaitReceived().body().text());
      assertFalse(polls.stream().anyMatch(Probe::isTold), "a held poll was answered");
      int added = Threads.since(before).size();
      assertFalse(added > 16 + held / 4, () -> "threads for " + held + " polls: " + added);
      gate.open();
      polls.forEach(poll -> assertEquals("released", poll.awaitReceived().body().text()));
    }
  }
}
