package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The time in which nobody runs a session is real time, as the wall clock counts it. */
class TimeAwayTest {

  /** How a session stops, and how it goes on. */
  enum Way {
    /** It is frozen, and thawed as exact. */
    EXACT,
    /** It is frozen while an agent is there, and thawed as stale. */
    STALE,
    /** Its client is closed, and another client resumes it from the journal. */
    JOURNAL
  }

  private static final Duration LIMIT = Duration.ofSeconds(50);

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, false);
  private final SessionJournal journal = SessionJournal.inMemory();

  private Profile limits = Profile.defaults();

  /** The client of the latest process. */
  private Optional<ChatClient> current = Optional.empty();

  private ChatClient client(Way way) {
    ChatClient.Builder builder = VirtualHost.client(time, host).profile(limits);
    ChatClient client = way == Way.JOURNAL ? builder.journal(journal).build() : builder.build();
    current = Optional.of(client);
    return client;
  }

  private void run(Duration length) {
    long end = time.nanos() + length.toNanos();
    boolean[] isOver = {false};
    time.after(length, () -> isOver[0] = true);
    while (!isOver[0] && time.nanos() <= end) {
      time.runOne();
    }
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  /** Stops the session, lets the time pass, and goes on. */
  private ChatSession away(ChatSession session, Way way, Duration length) {
    if (way == Way.JOURNAL) {
      current.ifPresent(ChatClient::close);
      run(length);
      return join(client(way).resume(session.id(), event -> {}));
    }
    FrozenSession frozen = FrozenSession.of(join(session.freeze()).bytes());
    run(length);
    Thaw age = way == Way.STALE ? Thaw.STALE : Thaw.EXACT;
    return client(way).thaw(frozen, age, (id, generation) -> true, event -> {});
  }

  private static CommandOutcome outcome(ChatSession session, String id) {
    return join(session.send(new CommandId(id), "").outcome());
  }

  /** A line is sent if and only if its time to live is not over when an agent could get it. */
  @ParameterizedTest
  @EnumSource
  void aTimeToLiveCountsTheTimeAway(Way way) {
    int sent = 0;
    int unsent = 0;
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      TimeAwayTest one = new TimeAwayTest();
      Duration timeToLive = Duration.ofSeconds(1 + random.nextInt(60));
      Duration total = Duration.ofSeconds(random.nextInt(60)).plusMillis(500);
      Duration second = way == Way.STALE ? Duration.ZERO : total.dividedBy(3);
      List<Duration> pauses = List.of(total.minus(second), second);
      boolean isSent = one.sendsAfter(way, timeToLive, pauses);
      // What the session itself does takes less than half a second.
      boolean isLate = timeToLive.compareTo(total) <= 0;
      assertEquals(!isLate, isSent, way + ": " + timeToLive + " after " + pauses);
      sent += isSent ? 1 : 0;
      unsent += isSent ? 0 : 1;
    }
    assertTrue(sent > 5 && unsent > 5, sent + " sent, " + unsent + " not sent");
  }

  private boolean sendsAfter(Way way, Duration timeToLive, List<Duration> pauses) {
    ChatSession session =
        client(way).start(VirtualHost.INIT, SessionOptions.of("chat"), event -> {});
    run(Duration.ofMillis(100));
    if (way == Way.STALE) {
      // The line is given at the instant of the freeze, and so is not sent before it.
      host.accept();
      run(Duration.ofMillis(100));
      session.send("on its way");
    }
    var unused = session.send(new CommandId("mortal"), "hello", timeToLive);
    for (Duration pause : pauses) {
      if (!pause.isZero()) {
        session = away(session, way, pause);
        run(Duration.ofMillis(10));
      }
    }
    if (way != Way.STALE) {
      host.accept();
    }
    run(Duration.ofSeconds(2));
    CommandOutcome outcome = outcome(session, "mortal");
    boolean isSent = outcome instanceof CommandOutcome.Accepted;
    assertEquals(isSent, host.heard().contains("hello"));
    assertTrue(isSent || outcome instanceof CommandOutcome.NotSent, outcome::toString);
    return isSent;
  }

  /** A session that goes on too late leaves at once, and one that is in time does not. */
  @ParameterizedTest
  @EnumSource
  void aTimeLimitCountsTheTimeAway(Way way) {
    for (int seconds : new int[] {30, 60}) {
      TimeAwayTest one = new TimeAwayTest();
      boolean isOver = one.isOverAfter(way, Duration.ofSeconds(seconds));
      assertEquals(seconds > 50, isOver, way + " after " + seconds + " seconds");
    }
  }

  private boolean isOverAfter(Way way, Duration pause) {
    limits = Profile.builder().longestQueue(LIMIT).longestChat(LIMIT).build();
    ChatSession session = client(way).start(VirtualHost.INIT, event -> {});
    run(Duration.ofMillis(100));
    if (way == Way.STALE) {
      host.accept();
      run(Duration.ofMillis(100));
    }
    ChatSession goesOn = away(session, way, pause);
    run(Duration.ofSeconds(10));
    if (goesOn.phase() != Phase.ENDED) {
      return false;
    }
    assertEquals(EndCause.Kind.TIME_LIMIT, join(goesOn.ended()).kind());
    return true;
  }

  @Test
  void aWallClockThatGoesBackCountsNothing() {
    SessionDocument document = document(9_000);
    assertEquals(Duration.ZERO, document.awayUntil(0));
    assertEquals(Duration.ZERO, document.awayUntil(9_000));
    assertEquals(Duration.ofMillis(1), document.awayUntil(9_001));
    assertEquals(Duration.ofMillis(Long.MAX_VALUE - 9_000), document.awayUntil(Long.MAX_VALUE));
    assertEquals(0, new WallClock(() -> Long.MIN_VALUE).millis());
    assertThrows(IllegalArgumentException.class, () -> document(-1));
  }

  private SessionDocument document(long writtenAt) {
    ChatSession session = client(Way.EXACT).start(VirtualHost.INIT);
    SessionDocument frozen = join(session.freeze()).document();
    return SessionDocument.fresh(frozen.description(), writtenAt, frozen.state());
  }

  @Test
  void aDocumentSaysWhenItWasWritten() {
    run(Duration.ofSeconds(5));
    ChatSession session = client(Way.EXACT).start(VirtualHost.INIT);
    run(Duration.ofSeconds(2));
    FrozenSession frozen = join(session.freeze());
    assertEquals(7_000, frozen.document().writtenAt());
    String text = new String(frozen.bytes(), StandardCharsets.UTF_8);
    byte[] forged = text.replace("7000,", "-7000,").getBytes(StandardCharsets.UTF_8);
    assertThrows(MalformedMessageException.class, () -> FrozenSession.of(forged));
  }
}
