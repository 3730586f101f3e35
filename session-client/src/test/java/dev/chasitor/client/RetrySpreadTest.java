package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many sessions of one client spread their calls after one instant (rule C-DUR-05). */
class RetrySpreadTest {

  private static final int SESSIONS = 500;

  /** The most calls in one millisecond; on average there are four or two. */
  private static final long MOST = 20;

  private static final Duration PAUSE = Profile.defaults().firstBackoff();

  private final VirtualTime time = new VirtualTime();
  private final List<Consumer<? super HttpTransport.Outcome>> held = new ArrayList<>();
  private final List<Long> calls = new ArrayList<>();

  /** Holds every request, and notes when it came. */
  private final HttpTransport holding =
      new HttpTransport() {
        @Override
        public InFlight execute(
            WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
          calls.add(time.nanos());
          held.add(onOutcome);
          return () -> {};
        }

        @Override
        public void close() {}
      };

  private ChatClient.Builder client() {
    return ChatClient.builder()
        .endpoint(URI.create("https://chat.example"))
        .transport(holding)
        .timer(time)
        .clock(time::nanos)
        .wallClock(() -> time.nanos() / 1_000_000)
        .executor(Runnable::run);
  }

  private static List<ChatSession> started(ChatClient client, int sessions) {
    return Stream.generate(() -> client.start(VirtualHost.INIT)).limit(sessions).toList();
  }

  private static FrozenSession frozen(ChatSession chat) {
    return chat.freeze().toCompletableFuture().join();
  }

  private static long seed(FrozenSession frozen) {
    return ((VisitorState.Opening) frozen.document().state()).settings().jitterSeed();
  }

  /** Runs the timers until each session has called, and returns when, since {@code instant}. */
  private List<Duration> nextCalls(long instant) {
    while (calls.size() < SESSIONS && time.runOne()) {
      assertTrue(time.nanos() - instant <= PAUSE.toNanos(), "a call took too long to come");
    }
    return calls.stream().map(at -> Duration.ofNanos(at - instant)).toList();
  }

  private static void assertSpread(List<Duration> calls, Duration from, long seed) {
    assertEquals(SESSIONS, calls.size());
    for (Duration call : calls) {
      assertTrue(call.compareTo(from) >= 0 && call.compareTo(PAUSE) <= 0, call::toString);
    }
    long most =
        calls.stream()
            .collect(Collectors.groupingBy(Duration::toMillis, Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElseThrow();
    assertTrue(most <= MOST, () -> most + " calls in one millisecond, with seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300, 4_000, 50_000})
  void sessionsThatLoseTheirNodeAtOneInstantRetryAtDifferentTimes(long seed) {
    ChatClient client = client().jitterSeeds(new Random(seed)::nextLong).build();
    started(client, SESSIONS).forEach(chat -> assertEquals(Phase.INIT, chat.phase()));
    time.skip(Duration.ofSeconds(1));
    long lost = time.nanos();
    calls.clear();
    List.copyOf(held)
        .forEach(
            answer ->
                answer.accept(
                    HttpTransport.Outcome.Failed.of(FailureKind.CONNECTION_LOST, "", null)));
    assertEquals(List.of(), calls, "no session calls again at once");
    assertSpread(nextCalls(lost), PAUSE.dividedBy(2), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300, 4_000, 50_000})
  void sessionsThatAreThawedAtOneInstantCallAtDifferentTimes(long seed) {
    ChatClient before = client().jitterSeeds(new Random(seed)::nextLong).build();
    List<FrozenSession> frozen =
        started(before, SESSIONS).stream().map(RetrySpreadTest::frozen).toList();
    calls.clear();
    ChatClient after = client().build();
    frozen.forEach(session -> after.thaw(session, Thaw.EXACT, (name, generation) -> true));
    assertEquals(List.of(), calls, "no session calls at once");
    assertSpread(nextCalls(time.nanos()), Duration.ZERO, seed);
  }

  @Test
  void aCommandEndsThePauseAfterAThaw() {
    FrozenSession frozen = frozen(client().build().start(VirtualHost.INIT));
    calls.clear();
    ChatSession thawed = client().build().thaw(frozen, Thaw.EXACT, (name, generation) -> true);
    assertEquals(List.of(), calls);
    var unused = thawed.send("hello");
    assertEquals(List.of(time.nanos()), calls);
  }

  @Test
  void aSessionThatIsFrozenAgainInItsPauseCallsNobody() {
    FrozenSession frozen = frozen(client().build().start(VirtualHost.INIT));
    calls.clear();
    ChatSession thawed = client().build().thaw(frozen, Thaw.EXACT, (name, generation) -> true);
    assertEquals(seed(frozen), seed(frozen(thawed)));
    while (time.runOne()) {
      assertEquals(List.of(), calls);
    }
    assertEquals(List.of(), calls);
  }

  @Test
  void eachSessionKeepsASeedOfItsOwn() {
    ChatClient client = client().build();
    List<ChatSession> two = started(client, 2);
    assertNotEquals(seed(frozen(two.get(0))), seed(frozen(two.get(1))));
    ChatSession pinned = client().jitterSeeds(() -> 7).build().start(VirtualHost.INIT);
    FrozenSession document = FrozenSession.of(frozen(pinned).bytes());
    assertEquals(7, seed(document));
  }
}
