package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.client.SessionStoppedException.Reason;
import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a client does with its journal, and what it does when the journal fails. */
class JournalledSessionTest {

  /** A journal that can fail, with what was written to it. */
  private final class Ledgered implements SessionJournal {
    private final SessionJournal kept = SessionJournal.inMemory(time::nanos);
    final List<JournalWrite> writes = new ArrayList<>();
    boolean isDown;
    boolean isDeaf;

    private <T> CompletionStage<T> when(Supplier<CompletionStage<T>> call) {
      if (isDeaf) {
        return new CompletableFuture<>();
      }
      return isDown
          ? CompletableFuture.failedStage(new IllegalStateException("no connection"))
          : call.get();
    }

    @Override
    public CompletionStage<JournalAnswer> write(JournalWrite write) {
      return when(
          () -> {
            writes.add(write);
            return kept.write(write);
          });
    }

    @Override
    public CompletionStage<Optional<JournalRecord>> read(String session) {
      return when(() -> kept.read(session));
    }

    @Override
    public CompletionStage<Optional<JournalRecord>> claim(
        String session, long epoch, String owner) {
      return when(() -> kept.claim(session, epoch, owner));
    }

    @Override
    public CompletionStage<JournalAnswer> remove(String session, long epoch) {
      return when(() -> kept.remove(session, epoch));
    }

    @Override
    public CompletionStage<Void> renew(String owner, Duration lease) {
      return when(() -> kept.renew(owner, lease));
    }

    @Override
    public CompletionStage<List<HeldSession>> sessions() {
      return when(kept::sessions);
    }
  }

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, false);
  private final Ledgered journal = new Ledgered();
  private final List<SessionEvent> events = new ArrayList<>();

  private ChatClient client() {
    return VirtualHost.client(time, host).journal(journal).build();
  }

  private void pass(Duration time) {
    long end = this.time.nanos() + time.toNanos();
    boolean[] isOver = {false};
    this.time.after(time, () -> isOver[0] = true);
    while (!isOver[0] && this.time.nanos() <= end) {
      this.time.runOne();
    }
  }

  private ChatSession established(ChatClient client) {
    ChatSession session = client.start(VirtualHost.INIT, SessionOptions.of("chat-1"), events::add);
    pass(Duration.ofMillis(100));
    host.accept();
    pass(Duration.ofMillis(100));
    assertEquals(Phase.ESTABLISHED, session.phase());
    return session;
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private static Throwable failure(CompletionStage<?> stage) {
    assertTrue(stage.toCompletableFuture().isCompletedExceptionally(), "it did not fail");
    return Objects.requireNonNull(
        assertThrows(CompletionException.class, () -> join(stage)).getCause());
  }

  private static Reason reason(CompletionStage<?> stage) {
    return assertInstanceOf(SessionStoppedException.class, failure(stage)).reason();
  }

  @Test
  void settingsAreWrittenOnceAndAnIdlePollIsNot() {
    ChatSession session = established(client());
    int before = journal.writes.size();
    int polls = host.polls();
    pass(Duration.ofMinutes(5));
    assertTrue(host.polls() > polls + 5);
    assertEquals(before, journal.writes.size(), "an idle poll changes nothing that must survive");
    var unused = session.send("hello");
    pass(Duration.ofMillis(100));
    assertEquals(1, journal.writes.stream().filter(it -> it.settings().isPresent()).count());
    for (int at = 0; at < journal.writes.size(); at++) {
      JournalWrite write = journal.writes.get(at);
      assertEquals(at + 1, write.version());
      assertTrue(
          at < before || !write.state().contains("ada@secret.example"),
          "pre-chat details in a state, although ChasitorInit is done");
    }
  }

  @Test
  void nothingLeavesWhileTheJournalIsSilent() {
    ChatSession session = established(client());
    journal.isDeaf = true;
    int asked = host.asked.size();
    GivenCommand command = session.send(new CommandId("command-1"), "hello");
    pass(Duration.ofSeconds(60));
    assertEquals(asked, host.asked.size(), "nothing of the step leaves");
    assertFalse(command.kept().toCompletableFuture().isDone());
    journal.isDeaf = false;
    pass(Duration.ofSeconds(30));
    join(command.kept());
    assertInstanceOf(CommandOutcome.Accepted.class, join(command.outcome()));
    assertEquals(List.of("hello"), host.heard());
  }

  @Test
  void aJournalThatFailsTooLongStopsTheSessionAndAnotherClientGoesOn() {
    ChatClient client = client();
    ChatSession session = established(client);
    CompletionStage<CommandOutcome> before = session.send("before");
    pass(Duration.ofMillis(5));
    journal.isDown = true;
    GivenCommand command = session.send(new CommandId("command-1"), "lost");
    pass(Duration.ofSeconds(100));
    assertEquals(Reason.JOURNAL_FAILED, reason(command.kept()));
    assertEquals(Reason.JOURNAL_FAILED, reason(command.outcome()));
    assertEquals(Reason.JOURNAL_FAILED, reason(before));
    assertEquals(Reason.JOURNAL_FAILED, reason(session.ended()));
    assertEquals(Reason.JOURNAL_FAILED, reason(session.send("later")));
    assertInstanceOf(IllegalStateException.class, failure(session.freeze()));
    assertEquals(List.of(), client.sessions());
    assertEquals(new SessionCounts(Map.of(), 0, 1, 0), client.sessionCounts());
    journal.isDown = false;
    ChatSession next = join(client().resume("chat-1", events::add));
    pass(Duration.ofSeconds(10));
    assertEquals(List.of("before"), host.heard());
    assertEquals(Phase.ESTABLISHED, next.phase());
  }

  @Test
  void aClosedClientLeavesItsChatsToOthers() {
    ChatClient client = client();
    ChatSession session = established(client);
    client.close();
    pass(Duration.ofMillis(50));
    assertEquals(Reason.CLIENT_CLOSED, reason(session.ended()));
    ResumeReport report = join(client().resume(description -> events::add));
    assertEquals(Set.of("chat-1"), report.resumed().keySet());
    pass(Duration.ofSeconds(5));
    host.say("still there?");
    pass(Duration.ofSeconds(1));
    assertInstanceOf(SessionEvent.Received.class, events.get(events.size() - 1));
  }

  @Test
  void aHeldSessionIsNotClaimedUnasked() {
    ChatSession session = established(client());
    ChatClient other = client();
    ResumeReport report = join(other.resume(description -> events::add));
    assertEquals(Set.of("chat-1"), report.held());
    assertEquals(Map.of(), report.resumed());
    pass(Duration.ofSeconds(60));
    assertEquals(Phase.ESTABLISHED, session.phase(), "its lease was renewed meanwhile");
    assertEquals(Set.of("chat-1"), join(other.resume(description -> events::add)).held());
    ChatSession taken = join(other.resume("chat-1", events::add));
    pass(Duration.ofSeconds(1));
    GivenCommand fenced = session.send(new CommandId("command-1"), "from the first");
    assertEquals(Reason.FENCED, reason(fenced.kept()));
    assertEquals(Reason.FENCED, reason(session.ended()));
    var unused = taken.send("from the second");
    pass(Duration.ofSeconds(1));
    assertEquals(List.of("from the second"), host.heard());
  }

  @Test
  void whatCannotBeReadFailsAloneAndIsNotClaimed() {
    ChatClient client = client();
    established(client);
    client.close();
    JournalRecord good = join(journal.kept.read("chat-1")).orElseThrow();
    JournalWrite newer =
        new JournalWrite(
            "newer",
            1,
            1,
            "someone",
            Optional.of(good.settings().replaceFirst("\"version\":\\d+", "\"version\":99")),
            good.state(),
            List.of());
    JournalWrite damaged =
        new JournalWrite(
            "damaged",
            1,
            1,
            "someone",
            Optional.of(good.settings()),
            good.state().substring(7),
            List.of());
    JournalWrite anothers =
        new JournalWrite(
            "another", 1, 1, "someone", Optional.of(good.settings()), good.state(), List.of());
    for (JournalWrite write : List.of(newer, damaged, anothers)) {
      assertEquals(JournalAnswer.WRITTEN, join(journal.kept.write(write)));
    }
    ResumeReport report = join(client().resume(description -> events::add));
    assertEquals(Set.of("chat-1"), report.resumed().keySet());
    assertEquals(Set.of("newer", "damaged", "another"), report.failed().keySet());
    MalformedMessageException unread =
        assertInstanceOf(MalformedMessageException.class, report.failed().get("newer"));
    assertTrue(unread.expectation().contains("version 99"), unread.expectation());
    assertInstanceOf(MalformedMessageException.class, report.failed().get("damaged"));
    String whose = String.valueOf(report.failed().get("another"));
    assertTrue(whose.contains("document of another session"), whose);
    for (String id : report.failed().keySet()) {
      assertEquals(1, join(journal.kept.read(id)).orElseThrow().epoch(), id);
    }
  }

  @Test
  void anIdOfTheJournalCannotBeStartedAgain() {
    established(client());
    ChatSession again = client().start(VirtualHost.INIT, SessionOptions.of("chat-1"), events::add);
    pass(Duration.ofSeconds(1));
    assertEquals(Reason.FENCED, reason(again.ended()));
    assertEquals(
        1, host.asked.stream().filter(it -> it.kind().name().equals("SESSION_ID")).count());
  }

  @Test
  void aDrainedSessionIsResumedWithoutRepeatingWhatWasConfirmed() {
    ChatClient client = client();
    established(client);
    host.say("a1");
    pass(Duration.ofSeconds(1));
    int told = events.size();
    assertEquals(Set.of("chat-1"), join(client.drain(Duration.ofSeconds(1))).frozen().keySet());
    client.close();
    pass(Duration.ofSeconds(1));
    assertEquals(Set.of("chat-1"), join(client().resume(it -> events::add)).resumed().keySet());
    pass(Duration.ofSeconds(5));
    assertEquals(told, events.size(), () -> "told again: " + events);
  }

  @Test
  void aSessionThatIsOverIsNotResumedWhileItsOwnListenerIsBusyWithTheEnd() {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    ChatClient client = client();
    ChatSession session =
        client.start(
            VirtualHost.INIT,
            SessionOptions.of("chat-1"),
            SessionListener.confirming(
                event -> {
                  events.add(event.event());
                  return event.event().kind() == SessionEvent.Kind.ENDED
                      ? taken
                      : CompletableFuture.completedStage(null);
                }));
    pass(Duration.ofMillis(100));
    host.accept();
    var unused = session.end();
    pass(Duration.ofSeconds(10));
    assertEquals(Phase.ENDED, session.phase());
    int told = events.size();
    assertEquals(Map.of(), join(client.resume(it -> events::add)).resumed());
    pass(Duration.ofSeconds(10));
    assertEquals(told, events.size(), () -> "told again: " + events);
    taken.complete(null);
    pass(Duration.ofSeconds(1));
    assertEquals(List.of(), join(journal.sessions()));
    assertEquals(Map.of(), join(client.resume(it -> events::add)).resumed());
  }

  @Test
  void resumeNeedsAJournal() {
    ChatClient without = VirtualHost.client(time, host).build();
    assertThrows(IllegalStateException.class, () -> without.resume("chat-1", events::add));
    IllegalArgumentException unknown =
        assertInstanceOf(
            IllegalArgumentException.class, failure(client().resume("nobody", events::add)));
    assertTrue(String.valueOf(unknown.getMessage()).contains("nobody"));
  }

  @Test
  void exceptionsAndReportsShowNoContent() {
    established(client());
    String shown = journal.writes + " " + join(journal.kept.read("chat-1"));
    for (String secret : VirtualHost.SECRETS) {
      assertFalse(shown.contains(secret), secret);
    }
  }
}
