package dev.chasitor.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the lent parts of a host do, every client gets an answer and every session goes on. */
class BrokenPartsTest {

  /** The methods of a source of credentials. */
  enum Method {
    SESSION_ID,
    KEY,
    AFFINITY,
    SESSION_ID_OF
  }

  /** A source of credentials of which one method returns something else, or throws. */
  private static final class BrokenCredentials implements CredentialSource {
    private final CredentialSource works = CredentialSource.random();
    private @Nullable Method broken;
    private Supplier<@Nullable Object> instead = () -> null;

    @SuppressWarnings({"unchecked", "NullAway"}) // A source that breaks its promise.
    private <T> T call(Method method, Supplier<T> real) {
      return method == broken ? (T) instead.get() : real.get();
    }

    @Override
    public String sessionId() {
      return call(Method.SESSION_ID, works::sessionId);
    }

    @Override
    public SessionKey key(String sessionId, long epochMillis) {
      return call(Method.KEY, () -> works.key(sessionId, epochMillis));
    }

    @Override
    public AffinityToken affinity(int node) {
      return call(Method.AFFINITY, () -> works.affinity(node));
    }

    @Override
    public Optional<String> sessionIdOf(SessionKey key) {
      return call(Method.SESSION_ID_OF, () -> works.sessionIdOf(key));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSourceOfCredentialsThatThrowsDoesNoMoreHarm(Method method) {
    breakCredentials(
        method,
        () -> {
          throw new IllegalStateException("no entropy");
        },
        "failure IllegalStateException");
  }

  @ParameterizedTest
  @EnumSource
  void aSourceOfCredentialsThatReturnsNullDoesNoMoreHarm(Method method) {
    breakCredentials(method, () -> null, "failure NullPointerException");
  }

  private static void breakCredentials(
      Method method, Supplier<@Nullable Object> instead, String logged) {
    BrokenCredentials credentials = new BrokenCredentials();
    DriverRig rig = new DriverRig(host -> host.credentials(credentials)).active();
    credentials.broken = method;
    credentials.instead = instead;
    boolean opens = method != Method.SESSION_ID_OF;
    assertEquals(500, (opens ? rig.ask(rig.sessions, DriverRig.SESSION_ID) : rig.poll(1)).status());
    assertEquals(method == Method.SESSION_ID ? 200 : 500, rig.resync().status());
    assertTrue(rig.log.contains(logged), rig.log::toString);

    credentials.broken = null;
    assertEquals(200, rig.resync().status());
    assertEquals(200, rig.say(1, "hi").status());
    assertEquals(1, rig.sessions.inMemory());
  }

  @Test
  void aTimerThatThrowsDoesNoMoreHarmThanALateDeadline() {
    for (Throwable thrown : List.of(new IllegalStateException("stopped"), new Error("no thread"))) {
      DriverRig rig = new DriverRig();
      rig.time.scheduleThrows = thrown;
      assertEquals(200, rig.open().status());
      assertEquals(200, rig.post(1, DriverRig.INIT).status());
      DriverRig.Ask held = rig.poll(-1);
      rig.chat().accept("Andy", "005000000000001");
      assertEquals(200, held.status());
      assertEquals(0, rig.time.waiting());

      rig.time.scheduleThrows = null;
      assertEquals(200, rig.say(2, "hi").status());
      rig.time.pass(Duration.ofSeconds(150));
      assertTrue(rig.log.contains("desk ChatOver"), "the next step sets the deadline");
    }
  }

  @Test
  void aTimerWhoseTasksCannotBeCancelledDoesNoHarm() {
    DriverRig rig = new DriverRig().active();
    rig.time.cancelThrows = new IllegalStateException("cannot be cancelled");
    rig.store.holds = true;
    DriverRig.Ask line = rig.say(2, "hi");
    rig.store.release();
    assertEquals(200, line.status());
    rig.time.pass(Duration.ofSeconds(150));
    assertTrue(rig.log.contains("desk ChatOver"));
  }

  @Test
  void aTimerThatReturnsNullDoesNoHarm() {
    DriverRig rig = new DriverRig();
    rig.time.returnsNull = true;
    rig.store.holds = true;
    DriverRig.Ask opened = rig.open();
    rig.store.release();
    assertEquals(200, opened.status());
    rig.time.pass(Duration.ofSeconds(40));
    assertTrue(rig.log.contains("phase GONE"));
  }

  /** Without a timer no call of the store has a time limit, but it still counts. */
  @Test
  void aStoreThatWaitsIsAskedWithoutATimer() {
    for (Throwable thrown : List.of(new RejectedExecutionException("full"), new Error("no"))) {
      DriverRig rig = new DriverRig().active();
      rig.time.scheduleThrows = thrown;
      rig.store.holds = true;
      DriverRig.Ask line = rig.say(2, "hi");
      rig.store.release();
      assertEquals(200, line.status());
    }
  }

  @Test
  void aClockThatThrowsWhileASessionIsOpenedFailsTheRequest() {
    DriverRig rig = new DriverRig();
    rig.store.holds = true;
    DriverRig.Ask opened = rig.open();
    rig.time.clockThrows = new IllegalStateException("no clock");
    rig.store.release();
    assertEquals(500, opened.status());
    assertEquals(0, rig.sessions.inMemory());

    rig.time.clockThrows = null;
    rig.time.pass(Duration.ofSeconds(41));
    assertTrue(rig.log.contains("phase GONE"), "what nobody knows is not kept for ever");
  }

  @Test
  void aClockThatThrowsAfterAStepWasStoredLosesNoDeadline() {
    DriverRig rig = new DriverRig().active();
    DriverRig.Ask held = rig.poll(1);
    rig.store.holds = true;
    DriverRig.Ask line = rig.say(2, "hi");
    rig.time.clockThrows = new IllegalStateException("no clock");
    rig.store.release();
    assertEquals(200, line.status(), "it was stored");
    assertTrue(rig.log.contains("desk VisitorSaid"));
    assertEquals(500, held.status());
    assertEquals(500, rig.say(3, "nobody knows the time").status());

    rig.time.clockThrows = null;
    assertEquals(200, rig.say(3, "again").status());
    rig.time.pass(Duration.ofSeconds(150));
    assertTrue(rig.log.contains("desk ChatOver"));
  }

  @Test
  void aClockThatThrowsWhileASessionIsLoadedFailsTheRequest() {
    DriverRig rig = new DriverRig().active();
    HostSessions other = rig.host(1).executor(Runnable::run).build();
    rig.store.holds = true;
    DriverRig.Ask takenOver = rig.resync(other);
    rig.time.clockThrows = new IllegalStateException("no clock");
    rig.store.release();
    assertEquals(500, takenOver.status());
    assertEquals(0, other.inMemory());

    rig.time.clockThrows = null;
    assertEquals(200, rig.resync(other).status());
  }

  @Test
  void aClockThatThrowsAtADeadlineDelaysIt() {
    DriverRig rig = new DriverRig().active();
    rig.time.pass(Duration.ofSeconds(149));
    rig.time.clockThrows = new IllegalStateException("no clock");
    rig.time.pass(Duration.ofSeconds(2));
    assertFalse(rig.log.contains("desk ChatOver"));
    rig.time.clockThrows = null;
    rig.time.pass(Duration.ofSeconds(160));
    assertTrue(rig.log.contains("desk ChatOver"));
  }
}
