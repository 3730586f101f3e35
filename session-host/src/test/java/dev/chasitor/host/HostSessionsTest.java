package dev.chasitor.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.BreadcrumbRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The host's driver in virtual time: what happens in which order, and what breaks nothing. */
class HostSessionsTest {

  private static final List<String> SAID =
      List.of("save", "answer CHAT_MESSAGE 200", "desk VisitorSaid");

  // --- order
  // --------------------------------------------------------------------------------------

  @Test
  void aStepIsStoredBeforeItsEffects() {
    DriverRig rig = new DriverRig().active();
    rig.store.holds = true;
    DriverRig.Ask line = rig.say(2, "hi");
    assertEquals(List.of("save"), rig.log);
    assertTrue(line.isOpen());
    rig.store.release();
    assertEquals(sorted(SAID), sorted(rig.log));
    assertEquals("save", rig.log.get(0));
  }

  private static List<String> sorted(List<String> log) {
    return log.stream().sorted().toList();
  }

  @Test
  void whatArrivesWhileTheStoreIsSlowWaitsInOrder() {
    DriverRig rig = new DriverRig().active();
    rig.store.holds = true;
    DriverRig.Ask first = rig.say(2, "one");
    DriverRig.Ask second = rig.say(3, "two");
    DriverRig.Ask poll = rig.poll(1);
    rig.chat().say("three");
    assertEquals(List.of("save"), rig.log, "one call of the store at a time");
    rig.store.release();
    assertEquals(List.of(200, 200, 200), List.of(first.status(), second.status(), poll.status()));
    assertEquals(1, poll.messages());
    assertTrue(
        rig.log.lastIndexOf("answer CHAT_MESSAGE 200") < rig.log.indexOf("answer MESSAGES 200"));
    assertEquals(2, rig.log.stream().filter("desk VisitorSaid"::equals).count());
  }

  @Test
  void aDeskThatAnswersAtOnceComesBehindTheStepThatNotifiedIt() {
    DriverRig rig = new DriverRig().active();
    rig.onNotice =
        () -> {
          rig.chat().say("echo");
          rig.log.add("desk is done");
        };
    DriverRig.Ask line = rig.say(2, "hi");
    assertEquals(200, line.status());
    assertEquals(2, rig.log.stream().filter("save"::equals).count());
    assertTrue(rig.log.indexOf("desk is done") < rig.log.lastIndexOf("save"));
  }

  /** No thread is kept: everything is a task of the executor, and it may run tasks much later. */
  @Test
  void everythingRunsOnTheExecutor() {
    Queue<Runnable> tasks = new ArrayBlockingQueue<>(10);
    DriverRig rig = new DriverRig(1, tasks::add);
    DriverRig.Ask ask = rig.open();
    assertEquals(List.of(), rig.log);
    assertEquals(1, tasks.size());
    tasks.remove().run();
    assertEquals(200, ask.status());
    assertEquals(0, tasks.size());
  }

  @Test
  void anExecutorThatRefusesStopsNoSession() {
    DriverRig rig =
        new DriverRig(
            1,
            task -> {
              throw new RejectedExecutionException("full");
            });
    assertEquals(200, rig.asked().say(2, "hi").status());
  }

  // --- the store
  // ----------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(names = {"FAILS", "THROWS", "THROWS_AN_ERROR", "RETURNS_NULL"})
  void whatCouldNotBeStoredDidNotHappen(ScriptedStore.Next failure) {
    DriverRig rig = new DriverRig().active();
    DriverRig.Ask poll = rig.poll(1);
    rig.store.next(failure);
    DriverRig.Ask line = rig.say(2, "once");
    assertEquals(500, line.status());
    assertEquals(500, poll.status(), "what waits in memory goes with it");
    assertTrue(rig.log.stream().anyMatch(entry -> entry.startsWith("failure")));
    assertTrue(rig.log.contains("load"), "memory goes back to what was stored");
    assertFalse(rig.log.contains("desk VisitorSaid"));
    rig.log.clear();

    assertEquals(200, rig.say(2, "once").status());
    assertEquals(sorted(SAID), sorted(rig.log));
  }

  @ParameterizedTest
  @EnumSource
  void aStoreThatCannotLoadIsNoReasonToEndAChat(ScriptedStore.Next failure) {
    DriverRig rig = new DriverRig().active();
    HostSessions other = rig.host(1).executor(Runnable::run).build();
    rig.store.next(failure);
    assertEquals(500, rig.resync(other).status());
    assertEquals(0, other.inMemory());
    assertEquals(200, rig.resync(other).status());
    assertEquals(1, other.inMemory());
  }

  @Test
  void aSessionThatCannotBeStoredIsNotOpened() {
    DriverRig rig = new DriverRig();
    rig.store.next(ScriptedStore.Next.FAILS);
    assertEquals(500, rig.open().status());
    assertEquals(0, rig.sessions.inMemory());
    assertEquals(200, rig.open().status());
  }

  @Test
  void aSessionThatCannotBeReloadedIsLoadedWhenItIsAskedFor() {
    DriverRig rig = new DriverRig().active();
    rig.store.next(ScriptedStore.Next.FAILS, ScriptedStore.Next.FAILS);
    assertEquals(500, rig.say(2, "once").status());
    assertEquals(0, rig.sessions.inMemory());
    assertEquals(200, rig.say(2, "once").status(), "its node runs and still owns it");
    assertEquals(200, rig.resync().status());
    assertEquals(200, rig.say(1, "twice").status());
    assertEquals(1, rig.sessions.inMemory());
  }

  @Test
  void aSessionThatCannotBeReloadedIsLoadedAgainAfterPauses() {
    DriverRig rig = new DriverRig().active();
    rig.store.fails = true;
    assertEquals(500, rig.say(2, "once").status());
    List<Long> loads = new ArrayList<>();
    for (long second = 1; second <= 100; second++) {
      rig.log.clear();
      rig.time.pass(Duration.ofSeconds(1));
      if (rig.log.contains("load")) {
        loads.add(second);
      }
    }
    assertEquals(List.of(1L, 3L, 7L, 15L, 31L, 61L, 91L), loads);
    assertEquals(0, rig.sessions.inMemory());

    rig.store.fails = false;
    rig.time.pass(Duration.ofSeconds(21));
    assertEquals(1, rig.sessions.inMemory());
    rig.time.pass(Duration.ofSeconds(149));
    assertFalse(rig.log.contains("desk ChatOver"));
    rig.time.pass(Duration.ofSeconds(1));
    assertTrue(rig.log.contains("desk ChatOver"));
  }

  @Test
  void theFirstPauseIsShortAgainAfterASessionWasLoaded() {
    DriverRig rig = new DriverRig().active();
    for (int outage = 0; outage < 2; outage++) {
      rig.store.fails = true;
      rig.chat().say("lost");
      rig.time.pass(Duration.ofSeconds(2));
      rig.store.fails = false;
      rig.time.pass(Duration.ofSeconds(1));
      assertEquals(1, rig.sessions.inMemory());
    }
  }

  @Test
  void aClosedHostDoesNotLoadAgain() {
    DriverRig rig = new DriverRig().active();
    rig.store.fails = true;
    rig.chat().say("lost");
    rig.sessions.close();
    assertEquals(0, rig.time.waiting());
  }

  /** A node that was stopped meanwhile does not own the session again. */
  @Test
  void aSessionThatIsLoadedAgainAfterItsNodeStoppedWaitsForATakeOver() {
    DriverRig rig = new DriverRig(2, Runnable::run).active();
    rig.store.fails = true;
    rig.chat().say("lost");
    CompletionStage<Void> unused = rig.sessions.stopNode(0, StopKind.KILL);
    rig.store.fails = false;
    rig.time.pass(Duration.ofSeconds(1));
    assertEquals(1, rig.sessions.inMemory());
    assertEquals(503, rig.say(2, "hi").status());
    assertEquals(200, rig.resync().status());
  }

  /** The store removed the session and failed to say so: its chat is over all the same. */
  @Test
  void aSessionThatWasRemovedAlthoughTheStoreFailedIsGone() {
    DriverRig rig = new DriverRig();
    rig.open();
    rig.log.clear();
    rig.store.next(ScriptedStore.Next.IS_DONE_AND_FAILS, ScriptedStore.Next.FAILS);
    rig.time.pass(Duration.ofSeconds(41));
    assertTrue(rig.log.contains("phase GONE"), rig.log::toString);
    assertEquals(0, rig.sessions.inMemory());
    assertEquals(0, rig.time.waiting());
  }

  @Test
  void aLostCommandOfTheDeskIsLogged() {
    DriverRig rig = new DriverRig().active();
    String id = rig.chat().sessionId();
    try (LoggedLines lines = new LoggedLines(HostedSession.class)) {
      rig.store.next(ScriptedStore.Next.FAILS, ScriptedStore.Next.FAILS, ScriptedStore.Next.FAILS);
      rig.chat().say("my secret");
      rig.chat().typing(true);
      assertEquals(
          List.of(
              "The desk's command AGENT_SAYS is lost, because the store did not save its step: the"
                  + (" desk may give it again (session " + id + ")"),
              "The desk's command AGENT_TYPING is lost, because the store did not load the session:"
                  + (" the desk may give it again (session " + id + ")")),
          lines.all());
    }
  }

  @Test
  void aStoreThatDoesNotAnswerInTimeHasFailed() {
    DriverRig rig = new DriverRig().active();
    rig.store.holds = true;
    DriverRig.Ask line = rig.say(2, "hi");
    rig.store.holds = false;
    rig.time.pass(HostSessions.DEFAULT_STORE_TIMEOUT.minusNanos(1));
    assertTrue(line.isOpen());
    rig.time.pass(Duration.ofNanos(1));
    assertEquals(500, line.status());
    assertTrue(rig.log.contains("failure TimeoutException"), rig.log::toString);
    assertEquals(200, rig.say(2, "hi").status());
  }

  // --- closing
  // ------------------------------------------------------------------------------------

  @Test
  void closingWaitsForNoStore() {
    DriverRig rig = new DriverRig().active();
    DriverRig.Ask poll = rig.poll(1);
    rig.store.holds = true;
    DriverRig.Ask stored = rig.say(2, "one");
    DriverRig.Ask waiting = rig.say(3, "two");
    rig.sessions.close();
    assertEquals(List.of(503, 503, 503), List.of(poll.status(), stored.status(), waiting.status()));
    rig.log.clear();
    rig.store.release();
    assertFalse(rig.log.contains("save"), "what waited is not done");
    assertEquals(503, rig.say(3, "two").status());
    assertEquals(503, rig.open().status());
    rig.chat().say("anyone?");
    assertFalse(rig.log.contains("save"));
    rig.sessions.close();
  }

  @Test
  void aClosedHostLeavesNothingInTheTimer() {
    DriverRig rig = new DriverRig().active();
    assertTrue(rig.time.waiting() > 0);
    rig.sessions.close();
    assertEquals(0, rig.time.waiting());
  }

  @Test
  void aHostOfItsOwnThreadsServesAndCloses() throws Exception {
    DriverRig rig = new DriverRig();
    ArrayBlockingQueue<Reply> replies = new ArrayBlockingQueue<>(1);
    HostSessions own = HostSessions.builder(rig).build();
    try (own) {
      HostExchange unused =
          own.serve(
              rig.understood(DriverRig.SESSION_ID),
              new Caller() {
                @Override
                public void answer(Reply reply) {
                  replies.add(reply);
                }

                @Override
                public void cut() {}
              });
      assertTrue(replies.take() instanceof Reply.Answered);
    }
    assertEquals(503, rig.ask(own, DriverRig.SESSION_ID).status());
  }

  // --- time
  // ---------------------------------------------------------------------------------------

  @Test
  void aSessionWithoutAChatEndsAtItsDeadline() {
    DriverRig rig = new DriverRig();
    rig.open();
    rig.log.clear();
    rig.time.pass(Duration.ofSeconds(40).minusNanos(1));
    assertEquals(List.of(), rig.log);
    rig.time.pass(Duration.ofNanos(1));
    assertEquals(List.of("remove", "phase GONE"), rig.log);
    assertEquals(0, rig.sessions.inMemory());
    assertEquals(0, rig.time.waiting());
    assertEquals(403, rig.poll(-1).status());
    assertEquals(0, rig.sessions.inMemory());
  }

  // Rule S-POLL-03.
  @Test
  void aPollIsHeldExactlyAsLongAsTheProfileSays() {
    DriverRig rig = new DriverRig().active();
    rig.poll(1);
    rig.chat().say("hello");
    rig.time.pass(Duration.ofSeconds(7));
    DriverRig.Ask poll = rig.poll(2);
    rig.time.pass(Duration.ofSeconds(30).minusNanos(1));
    assertTrue(poll.isOpen());
    rig.time.pass(Duration.ofNanos(1));
    assertEquals(204, poll.status());
  }

  @Test
  void aBusySessionSeldomTouchesTheTimer() {
    DriverRig rig = new DriverRig().active();
    rig.poll(1);
    long scheduled = rig.time.scheduled();
    for (int round = 0; round < 10; round++) {
      rig.time.pass(Duration.ofSeconds(1));
      rig.chat().say("line " + round);
      rig.poll(2 + round);
    }
    assertEquals(scheduled, rig.time.scheduled());
  }

  // --- clients
  // ------------------------------------------------------------------------------------

  @Test
  void aPollWhoseClientLeftTakesNoMessageWithIt() {
    DriverRig rig = new DriverRig().active();
    DriverRig.Ask left = rig.poll(1);
    rig.log.clear();
    left.exchange.abandon();
    assertEquals(List.of("abandoned MESSAGES"), rig.log);
    rig.chat().say("hello");
    assertTrue(left.isOpen(), "nobody is there to take an answer");
    assertEquals(1, rig.poll(1).messages());
    left.exchange.abandon();
    assertEquals(1, rig.log.stream().filter("abandoned MESSAGES"::equals).count());
  }

  @Test
  void aLineWhoseClientLeftWhileItIsStoredIsHeardAllTheSame() {
    DriverRig rig = new DriverRig().active();
    rig.store.holds = true;
    DriverRig.Ask left = rig.say(2, "hi");
    left.exchange.abandon();
    rig.store.release();
    assertTrue(left.isOpen());
    assertTrue(rig.log.contains("desk VisitorSaid"));
  }

  @Test
  void onlyAKeyOpensASession() {
    DriverRig rig = new DriverRig().active();
    for (String wrong : List.of("nonsense", "nobody!1!key", rig.chat().sessionId() + "!1!key")) {
      rig.useKey(wrong);
      assertEquals(403, rig.poll(-1).status(), wrong);
      assertEquals(403, rig.say(2, "let me in").status(), wrong);
      assertEquals(200, rig.resync().status(), wrong);
      assertEquals(403, rig.poll(-1).status(), "it was not valid: " + wrong);
    }
    assertEquals(1, rig.sessions.inMemory());
    assertFalse(rig.log.contains("desk VisitorSaid"));
  }

  @Test
  void whatIsNotAboutASessionIsNotServed() {
    DriverRig rig = new DriverRig().active();
    Request elsewhere = BreadcrumbRequest.builder().location("http://a.example").build();
    assertEquals(404, rig.ask(rig.sessions, elsewhere).status());
  }

  @Test
  void aCallerThatThrowsDoesNoHarm() {
    DriverRig rig = new DriverRig().active();
    HostExchange unused =
        rig.sessions.serve(
            rig.understood(ChatMessageRequest.builder().text("hi").build()),
            new Caller() {
              @Override
              public void answer(Reply reply) {
                throw new AssertionError("connection reset");
              }

              @Override
              public void cut() {}
            });
    assertTrue(rig.log.contains("desk VisitorSaid"));
    assertEquals(200, rig.say(2, "again").status());
  }

  /** The limit refuses new sessions only: a chat that goes on is never refused. */
  @Test
  void aSessionThatIsTakenOverMayExceedTheLimit() {
    DriverRig rig = new DriverRig().active();
    HostSessions small = rig.host(1).executor(Runnable::run).maxSessions(1).build();
    assertEquals(200, rig.ask(small, DriverRig.SESSION_ID).status());
    assertEquals(200, rig.resync(small).status());
    assertEquals(2, small.inMemory());
    assertEquals(503, rig.ask(small, DriverRig.SESSION_ID).status());
  }

  @Test
  void tooManySessionsAreRefused() {
    DriverRig rig = new DriverRig();
    HostSessions small = rig.host(1).executor(Runnable::run).maxSessions(1).build();
    assertEquals(200, rig.ask(small, DriverRig.SESSION_ID).status());
    assertEquals(503, rig.ask(small, DriverRig.SESSION_ID).status());
    rig.time.pass(Duration.ofSeconds(40));
    assertEquals(200, rig.ask(small, DriverRig.SESSION_ID).status());
    assertThrows(IllegalArgumentException.class, () -> rig.host(0));
    assertThrows(IllegalArgumentException.class, () -> rig.host(1).maxSessions(0));
    assertThrows(IllegalArgumentException.class, () -> rig.host(1).storeTimeout(Duration.ZERO));
  }

  // --- the desk and the observer
  // ------------------------------------------------------------------

  @Test
  void aDeskThatFailsAtARequestFailsIt() {
    for (Throwable thrown : List.of(new IllegalStateException("no"), new AssertionError("no"))) {
      DriverRig rig = new DriverRig();
      rig.deskThrows = thrown;
      rig.asked();
      assertEquals(1, rig.poll(-1).messages(), "ChatRequestFail");
    }
  }

  @Test
  void aDeskThatFailsAtALineDoesNoMoreHarm() {
    DriverRig rig = new DriverRig().active();
    rig.deskThrows = new AssertionError("no");
    assertEquals(200, rig.say(2, "hi").status());
    assertTrue(rig.log.contains("failure AssertionError"));
    rig.deskThrows = null;
    rig.chat().say("hello");
    assertEquals(1, rig.poll(1).messages());
  }

  @Test
  void aCommandThatTheChatDoesNotAllowChangesNothing() {
    DriverRig rig = new DriverRig().asked();
    rig.chat().say("too early");
    rig.chat().accept("Andy", "005000000000001");
    assertEquals(2, rig.poll(-1).messages());
    assertFalse(rig.log.contains("failure IllegalCommandException"));
  }

  @Test
  @SuppressWarnings("NullAway") // A desk that breaks its promise.
  void aNullFromTheDeskThrowsAtTheDesk() {
    Chat chat = new DriverRig().active().chat();
    assertThrowsNull("name", () -> chat.accept(null, "005000000000001"));
    assertThrowsNull("userId", () -> chat.accept("Andy", null));
    assertThrowsNull("text", () -> chat.say(null));
    assertThrowsNull("name", () -> chat.transfer(null, "005000000000001"));
    assertThrowsNull("userId", () -> chat.transfer("Bea", null));
    assertThrowsNull("reason", () -> chat.fail(null));
  }

  private static void assertThrowsNull(String name, Executable call) {
    assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
  }

  @Test
  void anObserverThatThrowsDoesNoHarm() {
    DriverRig rig = new DriverRig().active();
    rig.onRequest =
        () -> {
          throw new AssertionError("metrics");
        };
    rig.onStored = rig.onRequest;
    assertEquals(200, rig.say(2, "hi").status());
  }

  /** A chat outlives the process: another host over the same store goes on with it. */
  @Test
  void anotherHostGoesOnFromTheStore() {
    DriverRig rig = new DriverRig().active();
    rig.say(2, "hi");
    rig.sessions.close();
    HostSessions next = rig.host(1).executor(Runnable::run).build();
    List<Integer> statuses = new ArrayList<>();
    statuses.add(rig.ask(next, ChatMessageRequest.builder().text("held").build()).status());
    statuses.add(rig.resync(next).status());
    statuses.add(rig.ask(next, ChatMessageRequest.builder().text("held").build()).status());
    assertEquals(List.of(503, 200, 200), statuses);
    assertEquals(2, rig.log.stream().filter("desk VisitorSaid"::equals).count());
  }
}
