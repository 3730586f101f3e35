package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.NumberedEvent;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process is killed, loses answers of its journal, or is fenced, at each write and each request
 * of a chat. The next process goes on from the journal (C-DUR-01, C-DUR-02, C-DUR-04).
 */
class CrashTest {

  /** What happens at the chosen write or request. */
  enum Fault {
    KILLED_BEFORE_WRITE,
    KILLED_AFTER_WRITE,
    /** The answer is lost, and the write was done. */
    ANSWER_LOST,
    /** The answer is lost, and the write was not done. */
    WRITE_LOST,
    /** The write is done late, and its answer was lost before. */
    WRITE_LATE,
    /** Another process claims the session after the write; both live. */
    FENCED_AFTER_WRITE,
    KILLED_BEFORE_REQUEST,
    KILLED_AFTER_REQUEST;

    boolean isOfRequests() {
      return this == KILLED_BEFORE_REQUEST || this == KILLED_AFTER_REQUEST;
    }
  }

  /** The transport and the journal of one process: after a kill nothing of them is heard. */
  private final class Mortal implements HttpTransport, SessionJournal {
    final VirtualHost host;
    boolean dead;

    Mortal(VirtualHost host) {
      this.host = host;
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      boolean isChosen = fault.isOfRequests() && --left == 0;
      if (isChosen && fault == Fault.KILLED_BEFORE_REQUEST) {
        kill(this);
      }
      if (dead) {
        return () -> {};
      }
      InFlight call =
          host.execute(
              request,
              timeout,
              outcome -> {
                if (!dead) {
                  onOutcome.accept(outcome);
                }
              });
      if (isChosen) {
        kill(this);
      }
      return call;
    }

    @Override
    public void check(URI endpoint) {
      host.check(endpoint);
    }

    @Override
    public void close() {}

    @Override
    public CompletionStage<JournalAnswer> write(JournalWrite write) {
      if (dead) {
        return new CompletableFuture<>();
      }
      if (fault.isOfRequests() || --left != 0) {
        return journal.write(write);
      }
      switch (fault) {
        case KILLED_BEFORE_WRITE -> kill(this);
        case KILLED_AFTER_WRITE -> {
          var unused = journal.write(write);
          kill(this);
        }
        case ANSWER_LOST -> {
          var unused = journal.write(write);
          return CompletableFuture.completedStage(JournalAnswer.UNKNOWN);
        }
        case WRITE_LOST -> {
          return CompletableFuture.failedStage(new IllegalStateException("no connection"));
        }
        case WRITE_LATE -> {
          time.after(
              Duration.ofMillis(70),
              () -> {
                var unused = journal.write(write);
              });
          return CompletableFuture.completedStage(JournalAnswer.UNKNOWN);
        }
        case FENCED_AFTER_WRITE -> {
          CompletionStage<JournalAnswer> answer = journal.write(write);
          time.after(Duration.ofMillis(1), CrashTest.this::resume);
          return answer;
        }
        case KILLED_BEFORE_REQUEST, KILLED_AFTER_REQUEST -> throw new AssertionError();
      }
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Optional<JournalRecord>> read(String session) {
      return dead ? new CompletableFuture<>() : journal.read(session);
    }

    @Override
    public CompletionStage<Optional<JournalRecord>> claim(
        String session, long epoch, String owner) {
      return journal.claim(session, epoch, owner);
    }

    @Override
    public CompletionStage<JournalAnswer> remove(String session, long epoch) {
      return dead ? new CompletableFuture<>() : journal.remove(session, epoch);
    }

    @Override
    public CompletionStage<Void> renew(String owner, Duration lease) {
      return journal.renew(owner, lease);
    }

    @Override
    public CompletionStage<List<HeldSession>> sessions() {
      return journal.sessions();
    }
  }

  private VirtualTime time = new VirtualTime();
  private VirtualHost host = new VirtualHost(time, false);
  private SessionJournal journal = SessionJournal.inMemory();
  private Fault fault = Fault.KILLED_BEFORE_WRITE;
  private Recovery recovery = Recovery.RESYNC;
  private int left;
  private Mortal process = new Mortal(host);
  private Optional<ChatSession> session = Optional.empty();

  /** The events that processes were told, by number. */
  private final Map<Long, SessionEvent> events = new TreeMap<>();

  private final List<Long> confirmed = new ArrayList<>();
  private final Set<String> kept = new HashSet<>();

  /** The commands that are not known to be kept. */
  private final Map<String, Function<ChatSession, GivenCommand>> unkept = new TreeMap<>();

  private final List<String> failures = new ArrayList<>();

  private ChatClient client() {
    process = new Mortal(host);
    return VirtualHost.client(time, process)
        .profile(Profile.builder().firstBackoff(Duration.ofMillis(1)).recovery(recovery).build())
        .journal(process)
        .build();
  }

  private SessionListener listener() {
    Mortal receiver = process;
    List<Long> told = new ArrayList<>();
    return SessionListener.confirming(
        event -> {
          if (!receiver.dead) {
            told(event, told);
          }
          // A webhook answers a little later.
          CompletableFuture<Void> done = new CompletableFuture<>();
          time.after(
              Duration.ofMillis(3),
              () -> {
                if (!receiver.dead) {
                  confirmed.add(event.number());
                  done.complete(null);
                }
              });
          return done;
        });
  }

  private void told(NumberedEvent event, List<Long> told) {
    SessionEvent before = events.put(event.number(), event.event());
    if (before != null && !before.equals(event.event())) {
      failures.add(event.number() + " was " + before + " and is " + event.event());
    }
    if (!told.isEmpty() && told.get(told.size() - 1) + 1 != event.number()) {
      failures.add(event.number() + " after " + told);
    }
    if (told.contains(event.number())) {
      failures.add(event.number() + " twice in one process");
    }
    told.add(event.number());
  }

  private void kill(Mortal killed) {
    killed.dead = true;
    time.after(Duration.ofMillis(20), this::resume);
  }

  private void resume() {
    List<HeldSession> all = journal.sessions().toCompletableFuture().join();
    if (all.isEmpty()) {
      if (events.isEmpty()) {
        // Nothing was kept, so nothing was sent: the application starts again.
        session = Optional.of(start());
        new TreeMap<>(unkept).forEach(this::give);
      }
      return;
    }
    session =
        Optional.of(client().resume(all.get(0).session(), listener()).toCompletableFuture().join());
    new TreeMap<>(unkept).forEach(this::give);
  }

  private ChatSession start() {
    return client().start(VirtualHost.INIT, SessionOptions.of("chat-1"), listener());
  }

  private void at(int millis, Runnable what) {
    time.after(Duration.ofMillis(millis), what);
  }

  /** A producer gives its command until it is kept. */
  private void say(String text) {
    give(text, here -> here.send(new CommandId(text), text));
  }

  private void end() {
    give("end", here -> here.end(new CommandId("end")));
  }

  private void give(String name, Function<ChatSession, GivenCommand> command) {
    unkept.put(name, command);
    Mortal speaker = process;
    GivenCommand given = command.apply(session.orElseThrow());
    var unused =
        given
            .kept()
            .thenRun(
                () -> {
                  if (!speaker.dead) {
                    unkept.remove(name);
                    kept.add(name);
                  }
                });
  }

  /** Runs the talk, and returns whether the fault struck. */
  private boolean talk(Fault newFault, Recovery newRecovery, boolean losesNode, int where) {
    time = new VirtualTime();
    host = new VirtualHost(time, false);
    journal = SessionJournal.inMemory();
    fault = newFault;
    recovery = newRecovery;
    left = where;
    events.clear();
    confirmed.clear();
    kept.clear();
    failures.clear();
    unkept.clear();
    session = Optional.of(start());
    at(100, host::queue);
    at(200, host::accept);
    at(300, () -> say("v1"));
    at(305, () -> say("v2"));
    at(310, () -> host.say("a1"));
    if (losesNode) {
      at(315, host::loseNode);
    }
    at(330, () -> host.say("a2"));
    at(345, () -> say("v3"));
    at(450, () -> host.say("a3"));
    at(455, () -> say("v4"));
    at(20_000, () -> say("v5"));
    at(30_000, () -> host.say("a4"));
    at(40_000, this::end);
    Duration limit = Duration.ofMinutes(3);
    while (time.nanos() < limit.toNanos() && time.runOne()) {
      // The talk goes on.
    }
    return left <= 0;
  }

  private void judge(String where) {
    assertEquals(List.of(), failures, where);
    List<String> arrived = host.heard();
    assertEquals(List.of("v1", "v2", "v3", "v4", "v5"), arrived, () -> where);
    assertEquals(Set.of("v1", "v2", "v3", "v4", "v5", "end"), kept, () -> where);
    List<Long> numbers = List.copyOf(events.keySet());
    for (int at = 0; at < numbers.size(); at++) {
      assertEquals(at + 1, numbers.get(at), () -> where + ": " + events);
    }
    List<String> heard = new ArrayList<>();
    List<String> accepted = new ArrayList<>();
    for (SessionEvent event : events.values()) {
      if (event instanceof SessionEvent.Received received
          && received.message() instanceof ChatMessage line) {
        heard.add(line.text());
      }
      if (event instanceof SessionEvent.Settled settled
          && settled.outcome() instanceof CommandOutcome.Accepted) {
        accepted.add(settled.id().orElseThrow().value());
      }
    }
    assertEquals(List.of("a1", "a2", "a3", "a4"), heard, () -> where + ": " + events);
    assertEquals(
        List.of("v1", "v2", "v3", "v4", "v5", "end"), accepted, () -> where + ": " + events);
    assertTrue(
        events.get((long) events.size()) instanceof SessionEvent.Ended,
        () -> where + ": no end in " + events);
    assertEquals(
        List.of(),
        journal.sessions().toCompletableFuture().join(),
        () -> where + ": the journal still has it");
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostAndNothingComesTwice(Fault each) {
    for (Recovery way : Recovery.values()) {
      for (boolean losesNode : new boolean[] {false, true}) {
        int where = 1;
        while (talk(each, way, losesNode, where)) {
          judge(each + " at " + where + ", " + way + ", node lost: " + losesNode);
          where++;
        }
        int struck = where - 1;
        assertTrue(struck > 8, () -> each + " struck " + struck + " times only");
      }
    }
  }

  @Test
  void withoutAFaultTheJournalIsEmptyAfterTheChat() {
    talk(Fault.KILLED_BEFORE_WRITE, Recovery.RESYNC, false, Integer.MAX_VALUE);
    judge("no fault");
  }
}
