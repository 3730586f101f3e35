package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.client.journal.ForwardingJournal;
import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.SessionEvent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * A journal that is silent, deaf or wrong, and clients that resume, freeze and close at bad
 * moments.
 */
class JournalFaultsTest {

  /** A process: its journal goes silent when it is killed. */
  private static class Silent implements SessionJournal {
    final SessionJournal to;
    boolean dead;
    boolean deadAfterNextSettled;
    int renewals;

    Silent(SessionJournal to) {
      this.to = to;
    }

    @Override
    public CompletionStage<JournalAnswer> write(JournalWrite write) {
      if (dead) {
        return new CompletableFuture<>();
      }
      CompletionStage<JournalAnswer> answer = to.write(write);
      if (deadAfterNextSettled && !write.entries().isEmpty()) {
        dead = true;
        return new CompletableFuture<>();
      }
      return answer;
    }

    @Override
    public CompletionStage<Optional<JournalRecord>> read(String session) {
      return dead ? new CompletableFuture<>() : to.read(session);
    }

    @Override
    public CompletionStage<Optional<JournalRecord>> claim(String s, long e, String o) {
      return dead ? new CompletableFuture<>() : to.claim(s, e, o);
    }

    @Override
    public CompletionStage<JournalAnswer> remove(String session, long epoch) {
      return dead ? new CompletableFuture<>() : to.remove(session, epoch);
    }

    @Override
    public CompletionStage<Void> renew(String owner, Duration lease) {
      renewals++;
      return dead ? new CompletableFuture<>() : to.renew(owner, lease);
    }

    @Override
    public CompletionStage<List<HeldSession>> sessions() {
      return to.sessions();
    }
  }

  /** A journal that breaks the law of Java's types. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, false);
  private final SessionJournal store = SessionJournal.inMemory(time::nanos);

  private final List<SessionEvent> events = new ArrayList<>();

  private ChatClient client(SessionJournal journal) {
    return VirtualHost.client(time, host).journal(journal).build();
  }

  private void pass(Duration d) {
    long end = time.nanos() + d.toNanos();
    boolean[] isOver = {false};
    time.after(d, () -> isOver[0] = true);
    while (!isOver[0] && time.nanos() <= end) {
      time.runOne();
    }
  }

  private ChatSession established(ChatClient client, SessionListener listener) {
    ChatSession session = client.start(VirtualHost.INIT, SessionOptions.of("chat-1"), listener);
    pass(Duration.ofMillis(100));
    host.accept();
    pass(Duration.ofMillis(100));
    return session;
  }

  private static <T> T join(CompletionStage<T> stage) {
    assertTrue(stage.toCompletableFuture().isDone(), "not done");
    return stage.toCompletableFuture().join();
  }

  /** killed after the write that settles a command: does carriedOver complete? */
  @Test
  void carriedOverCompletes() {
    Silent first = new Silent(store);
    ChatSession session = established(client(first), events::add);
    first.deadAfterNextSettled = true;
    var unused = session.send(new CommandId("one"), "hello");
    pass(Duration.ofMillis(500));
    assertTrue(first.dead);
    ChatSession next = join(client(store).resume("chat-1", events::add));
    pass(Duration.ofSeconds(20));
    Map<Long, CompletionStage<CommandOutcome>> over = next.carriedOver();
    var unusedEnd = next.end();
    pass(Duration.ofSeconds(20));
    assertTrue(join(next.ended()) != null);
    over.forEach((ref, stage) -> assertTrue(stage.toCompletableFuture().isDone(), "never: " + ref));
  }

  /** Returns the document of a chat in which the command "one" is settled. */
  private FrozenSession document() {
    ChatSession session = established(VirtualHost.client(time, host).build(), events::add);
    var unused = session.send(new CommandId("one"), "hello");
    pass(Duration.ofSeconds(1));
    return join(session.freeze());
  }

  @Test
  void settledIdsSurviveAFreezeRightAfterTheThaw() {
    FrozenSession frozen = document();
    ChatSession thawed =
        client(store).thaw(frozen, Thaw.EXACT, (id, generation) -> true, events::add);
    FrozenSession unusedAgain = join(thawed.freeze());
    ChatSession next = join(client(store).resume("chat-1", events::add));
    pass(Duration.ofSeconds(5));
    var unused = next.send(new CommandId("one"), "hello");
    pass(Duration.ofSeconds(5));
    assertEquals(List.of("hello"), host.heard());
  }

  @Test
  void aThawedSessionIsInTheJournalBeforeAnythingHappensInIt() {
    FrozenSession frozen = document();
    Silent first = new Silent(store);
    ChatSession unused =
        client(first).thaw(frozen, Thaw.EXACT, (id, generation) -> true, events::add);
    pass(Duration.ofSeconds(20));
    first.dead = true;
    assertEquals(1, join(store.sessions()).size());
  }

  /** A client that is cut off from its journal when it has written for the first time. */
  private static final class CutOff extends ForwardingJournal {
    boolean isCut = true;

    CutOff(SessionJournal to) {
      super(to);
    }

    private static <T> CompletionStage<T> failure() {
      return CompletableFuture.failedStage(new IllegalStateException("no connection"));
    }

    @Override
    public CompletionStage<JournalAnswer> write(JournalWrite write) {
      CompletionStage<JournalAnswer> answer = super.write(write);
      return isCut ? failure() : answer;
    }

    @Override
    public CompletionStage<Optional<JournalRecord>> read(String session) {
      return isCut ? failure() : super.read(session);
    }

    @Override
    public CompletionStage<Void> renew(String owner, Duration lease) {
      return isCut ? failure() : super.renew(owner, lease);
    }
  }

  @Test
  void aSessionThatWasRemovedIsNotWrittenAgain() {
    CutOff cut = new CutOff(store);
    ChatSession first = client(cut).start(VirtualHost.INIT, SessionOptions.of("chat-1"), e -> {});
    pass(Duration.ofSeconds(40));
    ChatSession next = join(client(store).resume("chat-1", events::add));
    var unused = next.end();
    pass(Duration.ofSeconds(1));
    assertEquals(List.of(), join(store.sessions()));
    cut.isCut = false;
    pass(Duration.ofSeconds(10));
    assertEquals(List.of(), join(store.sessions()));
    Throwable stopped =
        assertThrows(
            CompletionException.class, () -> first.send("hello").toCompletableFuture().join());
    assertTrue(stopped.getCause() instanceof SessionStoppedException, () -> stopped.toString());
  }

  /** a document with settled ids is thawed on a client with a journal, which is killed. */
  @Test
  void settledIdsOfADocumentSurviveACrash() {
    ChatClient plain = VirtualHost.client(time, host).build();
    ChatSession session = established(plain, events::add);
    var unused = session.send(new CommandId("one"), "hello");
    pass(Duration.ofSeconds(1));
    FrozenSession frozen = join(session.freeze());
    Silent first = new Silent(store);
    ChatSession unusedThawed =
        client(first).thaw(frozen, Thaw.EXACT, (id, generation) -> true, events::add);
    pass(Duration.ofSeconds(5));
    host.say("a1");
    pass(Duration.ofSeconds(1));
    first.dead = true;
    ChatSession next = join(client(store).resume("chat-1", events::add));
    pass(Duration.ofSeconds(5));
    var unusedAgain = next.send(new CommandId("one"), "hello");
    pass(Duration.ofSeconds(5));
    assertEquals(List.of("hello"), host.heard());
  }

  /** freeze and thaw on one journal. */
  @Test
  void aSessionOfAJournalIsResumedAndNotThawed() {
    ChatClient one = client(store);
    ChatSession session = established(one, events::add);
    FrozenSession frozen = join(session.freeze());
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> client(store).thaw(frozen, Thaw.EXACT, (id, generation) -> true, events::add));
    assertTrue(String.valueOf(e.getMessage()).contains("resume it"));
    ChatSession resumed = join(one.resume("chat-1", events::add));
    pass(Duration.ofSeconds(5));
    var unused = resumed.send("hello");
    pass(Duration.ofSeconds(5));
    assertEquals(List.of("hello"), host.heard());
  }

  /** the listener has the end, and has not confirmed it; the application resumes now and then. */
  @Test
  void anEndThatIsBeingDeliveredIsNotDeliveredAgainHere() {
    ChatClient one = client(store);
    int[] ends = {0};
    SessionListener slow =
        SessionListener.confirming(
            event -> {
              if (event.event() instanceof SessionEvent.Ended) {
                ends[0]++;
                return new CompletableFuture<>();
              }
              return CompletableFuture.completedStage(null);
            });
    ChatSession session = established(one, slow);
    var unused = session.end();
    pass(Duration.ofSeconds(10));
    assertEquals(1, ends[0]);
    for (int i = 0; i < 3; i++) {
      join(one.resume(it -> slow));
      pass(Duration.ofSeconds(10));
    }
    assertEquals(1, ends[0], "ends delivered while the first is under way");
  }

  /** a session frozen on purpose, whose client resumes now and then. */
  @Test
  void aFrozenSessionIsNotResumedByItsOwnClient() {
    ChatClient one = client(store);
    ChatSession session = established(one, events::add);
    FrozenSession frozen = join(session.freeze());
    ResumeReport report = join(one.resume(it -> events::add));
    assertEquals(Set.of(), report.resumed().keySet(), "frozen " + frozen);
  }

  /** many sessions in memory. */
  @Test
  void manySessionsAreResumed() {
    SessionJournal many = SessionJournal.inMemory();
    ChatClient one = client(many);
    for (int i = 0; i < 5_000; i++) {
      one.start(VirtualHost.INIT, SessionOptions.of("chat-" + i), e -> {});
    }
    one.close();
    ResumeReport report = join(client(many).resume(it -> e -> {}));
    assertEquals(5_000, report.resumed().size());
  }

  /** the lease is not renewed for a client without sessions. */
  @Test
  void aLeaseEndsWithTheLastSession() {
    Silent first = new Silent(store);
    CompletableFuture<Void> never = new CompletableFuture<>();
    ChatSession session =
        established(
            client(first),
            SessionListener.confirming(
                e ->
                    e.event() instanceof SessionEvent.Ended
                        ? never
                        : CompletableFuture.completedStage(null)));
    var unused = session.end();
    pass(Duration.ofSeconds(10));
    first.dead = true;
    Silent second = new Silent(store);
    ChatClient next = client(second);
    ChatSession unusedOver = join(next.resume("chat-1", events::add));
    pass(Duration.ofSeconds(60));
    assertEquals(List.of(), join(store.sessions()));
    assertEquals(List.of(), next.sessions());
    int before = second.renewals;
    pass(Duration.ofMinutes(5));
    assertEquals(before, second.renewals, "renewals for no session");
  }

  /** freeze of a session that another client has claimed. */
  @Test
  void aFencedSessionGivesNoDocument() {
    ChatSession session = established(client(store), events::add);
    ChatSession other = join(client(store).resume("chat-1", e -> {}));
    var unusedSaid = other.send("from the second");
    pass(Duration.ofSeconds(5));
    CompletionStage<FrozenSession> frozen = session.freeze();
    pass(Duration.ofSeconds(5));
    assertTrue(
        frozen.toCompletableFuture().isCompletedExceptionally(),
        "a document of a session that another client drives: " + frozen);
  }

  /** the journal never answers the write of the end; the client (own timer) is closed. */
  @Test
  void stagesCompleteWhenTheClientIsClosed() throws Exception {
    Silent first = new Silent(store);
    ChatClient one =
        ChatClient.builder()
            .endpoint(URI.create("http://localhost"))
            .transport(host)
            .codec(VirtualHost.CODEC)
            .clock(time::nanos)
            .executor(Runnable::run)
            .journal(first)
            .build();
    ChatSession session = one.start(VirtualHost.INIT, SessionOptions.of("chat-1"), events::add);
    first.dead = true;
    session.close();
    GivenCommand command = session.send(new CommandId("x"), "hello");
    one.close();
    assertTrue(session.ended().toCompletableFuture().isDone(), "ended never completes");
    assertTrue(command.outcome().toCompletableFuture().isDone(), "outcome never completes");
  }

  /** An id is used again while the end of its first chat is being confirmed. */
  @Test
  void anIdCanBeUsedAgainAfterTheEnd() {
    ChatClient one = client(store);
    CompletableFuture<Void> never = new CompletableFuture<>();
    SessionListener slow =
        SessionListener.confirming(
            e ->
                e.event() instanceof SessionEvent.Ended
                    ? never
                    : CompletableFuture.completedStage(null));
    ChatSession session = established(one, slow);
    var unused = session.end();
    pass(Duration.ofSeconds(10));
    assertEquals(List.of(), one.sessions());
    assertThrows(
        SessionIdInUseException.class,
        () -> one.start(VirtualHost.INIT, SessionOptions.of("chat-1"), e -> {}));
    never.complete(null);
    pass(Duration.ofSeconds(1));
    ChatSession again = one.start(VirtualHost.INIT, SessionOptions.of("chat-1"), e -> {});
    pass(Duration.ofSeconds(1));
    assertFalse(again.ended().toCompletableFuture().isDone());
  }

  /** One renewal has no answer. */
  @Test
  void oneRenewalWithoutAnAnswerDoesNotEndTheLease() {
    int[] times = {0};
    Silent first =
        new Silent(store) {
          @Override
          public CompletionStage<Void> renew(String owner, Duration lease) {
            return ++times[0] == 3 ? new CompletableFuture<>() : super.renew(owner, lease);
          }
        };
    established(client(first), events::add);
    pass(Duration.ofMinutes(3));
    ResumeReport report = join(client(store).resume(it -> e -> {}));
    assertEquals(Set.of("chat-1"), report.held(), "renewals: " + times[0]);
  }

  /** A claim has no answer. */
  @Test
  void aClaimWithoutAnAnswerDoesNotBlockTheIdForEver() {
    established(client(store), events::add);
    boolean[] deaf = {true};
    Silent second =
        new Silent(store) {
          @Override
          public CompletionStage<Optional<JournalRecord>> claim(String s, long e, String o) {
            return deaf[0] ? new CompletableFuture<>() : super.claim(s, e, o);
          }
        };
    ChatClient next = client(second);
    CompletionStage<ChatSession> lost = next.resume("chat-1", events::add);
    pass(Duration.ofMinutes(5));
    deaf[0] = false;
    CompletionStage<ChatSession> again = next.resume("chat-1", events::add);
    pass(Duration.ofMinutes(1));
    assertTrue(
        lost.toCompletableFuture().isDone(), "the first never completes; the second: " + again);
    join(again);
  }

  /** Another process stands still, and the database keeps the row of a session locked. */
  @Test
  void aClaimThatFailsIsReportedAndTheNextResumptionMakesItAgain() {
    ChatClient one = client(store);
    established(one, e -> {});
    ChatSession unusedOther = one.start(VirtualHost.INIT, SessionOptions.of("chat-2"), e -> {});
    pass(Duration.ofSeconds(1));
    one.close();
    IllegalStateException locked = new IllegalStateException("the row is locked");
    boolean[] isLocked = {true};
    ChatClient next =
        client(
            new ForwardingJournal(store) {
              @Override
              public CompletionStage<Optional<JournalRecord>> claim(String s, long e, String o) {
                return isLocked[0] && s.equals("chat-1")
                    ? CompletableFuture.failedStage(locked)
                    : super.claim(s, e, o);
              }
            });
    for (Set<String> others : List.of(Set.of("chat-2"), Set.<String>of())) {
      ResumeReport report = join(next.resume(it -> events::add));
      assertEquals(Map.of("chat-1", locked), report.failed());
      assertEquals(others, report.resumed().keySet());
      pass(Duration.ofSeconds(5));
    }
    isLocked[0] = false;
    Map<String, ChatSession> resumed = join(next.resume(it -> events::add)).resumed();
    assertEquals(Set.of("chat-1"), resumed.keySet());
    pass(Duration.ofSeconds(5));
    resumed.values().forEach(session -> session.send("hello"));
    pass(Duration.ofSeconds(5));
    assertEquals(List.of("hello"), host.heard());
  }

  /** A client whose journal failed for a while is alive; who goes on with the session? */
  @Test
  void aSessionThatWasStoppedIsNotHeld() {
    boolean[] down = {false};
    Silent first =
        new Silent(store) {
          @Override
          public CompletionStage<JournalAnswer> write(JournalWrite write) {
            return down[0]
                ? CompletableFuture.failedStage(new IllegalStateException())
                : super.write(write);
          }

          @Override
          public CompletionStage<Optional<JournalRecord>> read(String session) {
            return down[0]
                ? CompletableFuture.failedStage(new IllegalStateException())
                : super.read(session);
          }
        };
    ChatClient one = client(first);
    ChatSession session = established(one, events::add);
    ChatSession unusedStays = one.start(VirtualHost.INIT, SessionOptions.of("chat-2"), e -> {});
    pass(Duration.ofSeconds(1));
    down[0] = true;
    var unused = session.send("x");
    pass(Duration.ofSeconds(80));
    down[0] = false;
    assertEquals(1, one.sessionCounts().stopped());
    pass(Duration.ofSeconds(60));
    assertEquals(Set.of("chat-1", "chat-2"), join(client(store).resume(it -> e -> {})).held());
    assertEquals(Set.of("chat-1"), join(one.resume(it -> e -> {})).resumed().keySet());
  }

  /** A journal that fails at the renewal by null. */
  @Test
  void aRenewalThatReturnsNullDoesNotLeakTheId() {
    boolean[] bad = {true};
    Silent first =
        new Silent(store) {
          @Override
          public CompletionStage<Void> renew(String owner, Duration lease) {
            return bad[0] ? nothing() : super.renew(owner, lease);
          }
        };
    ChatClient one = client(first);
    ChatSession session = one.start(VirtualHost.INIT, SessionOptions.of("chat-1"), events::add);
    pass(Duration.ofSeconds(1));
    assertEquals(List.of(session), one.sessions());
  }

  /** A sync journal fences the first write: is the lease still renewed without sessions? */
  @Test
  void aSessionThatStopsWhileItBeginsEndsTheLease() {
    established(client(store), events::add);
    Silent second = new Silent(store);
    ChatClient two = client(second);
    two.start(VirtualHost.INIT, SessionOptions.of("chat-1"), e -> {});
    pass(Duration.ofSeconds(60));
    int before = second.renewals;
    pass(Duration.ofMinutes(5));
    assertEquals(List.of(), two.sessions());
    assertEquals(before, second.renewals);
  }
}
