package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.Json;
import dev.chasitor.model.RichMessageAction;
import dev.chasitor.model.RichMessageRequest;
import dev.chasitor.model.RichMessageType;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.CommandRef;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A drain reports every session in time, whatever one of them does. */
@Timeout(30)
class DrainTest {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, true);
  private final Queue<Runnable> busy = new ArrayDeque<>();
  private boolean holds;

  /** While it holds tasks, the listener of a session that begins is busy, and stays so. */
  private ChatClient.Builder builder() {
    return VirtualHost.client(time, host)
        .executor(
            task -> {
              if (holds) {
                busy.add(task);
              } else {
                task.run();
              }
            });
  }

  private static ChatSession start(ChatClient client, String id) {
    return client.start(VirtualHost.INIT, SessionOptions.of(id), event -> {});
  }

  private ChatSession startBusy(ChatClient client, String id) {
    holds = true;
    ChatSession chat = start(client, id);
    chat.events().subscribe(new EventQueue());
    holds = false;
    return chat;
  }

  private static DrainReport known(CompletionStage<DrainReport> stage) {
    CompletableFuture<DrainReport> done = stage.toCompletableFuture();
    assertTrue(done.isDone());
    return done.join();
  }

  private static FrozenSession frozen(DrainReport report) {
    return Objects.requireNonNull(report.frozen().get("a"));
  }

  private static void assertReport(
      DrainReport report,
      Set<String> frozen,
      Set<String> undelivered,
      Set<String> notFrozen,
      Set<String> over) {
    assertEquals(frozen, report.frozen().keySet());
    assertEquals(undelivered, report.undelivered());
    assertEquals(notFrozen, report.notFrozen().keySet());
    assertEquals(over, report.over().keySet());
  }

  @Test
  void everySessionIsFrozenAndGoesOnElsewhere() {
    ChatClient client = builder().build();
    ChatSession first = start(client, "a");
    CompletionStage<?> said = first.send("hello");
    start(client, "b");
    int asked = host.asked.size();
    DrainReport report = known(client.drain(TEN_SECONDS));
    assertReport(report, Set.of("a", "b"), Set.of(), Set.of(), Set.of());
    assertTrue(said.toCompletableFuture().isCompletedExceptionally());
    assertEquals(List.of(), client.sessions());
    assertEquals(new SessionCounts(Map.of(), 2, 0, 0), client.sessionCounts());
    time.runAll(50);
    assertEquals(asked, host.asked.size(), "a drained client sends nothing");

    ChatClient next = builder().build();
    FrozenSession document = frozen(report);
    ChatSession thawed =
        next.thaw(document, Thaw.EXACT, (session, generation) -> true, event -> {});
    while (!host.hasChat()) {
      assertTrue(time.runOne());
    }
    host.queue();
    host.accept();
    while (host.heard().isEmpty()) {
      assertTrue(time.runOne());
    }
    assertEquals(List.of("hello"), host.heard());
    assertEquals("a", thawed.id());
  }

  @Test
  void aClientWithoutSessionsIsDrainedAtOnce() {
    ChatClient client = builder().build();
    DrainReport report = known(client.drain(TEN_SECONDS));
    assertReport(report, Set.of(), Set.of(), Set.of(), Set.of());
    assertEquals(
        "DrainReport[0 frozen, 0 of them undelivered, 0 not frozen, 0 over]", report.toString());
    assertFalse(time.runOne(), "nothing is left in the timer");
  }

  @Test
  void aDrainedClientStartsAndThawsNothing() {
    ChatClient client = builder().build();
    FrozenSession frozen = frozen(known(startAndDrain(client)));
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> client.start(VirtualHost.INIT));
    assertEquals(
        "The client was drained and begins no more sessions: build a new one", e.getMessage());
    assertThrows(
        IllegalStateException.class,
        () ->
            client.thaw(
                frozen,
                Thaw.EXACT,
                (session, generation) -> {
                  throw new AssertionError("a lease must not be acquired in vain");
                }));
  }

  private static CompletionStage<DrainReport> startAndDrain(ChatClient client) {
    start(client, "a");
    return client.drain(TEN_SECONDS);
  }

  @Test
  void aSecondDrainReturnsTheReportOfTheFirst() {
    ChatClient client = builder().build();
    DrainReport first = known(startAndDrain(client));
    assertEquals(Set.of("a"), first.frozen().keySet());
    assertEquals(first, known(client.drain(Duration.ZERO)));
    client.close();
    assertEquals(first, known(client.drain(TEN_SECONDS)));
  }

  @Test
  void aClosedClientHasNothingToDrain() {
    ChatClient client = builder().build();
    start(client, "a");
    client.close();
    assertReport(known(client.drain(TEN_SECONDS)), Set.of(), Set.of(), Set.of(), Set.of());
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> client.start(VirtualHost.INIT));
    assertTrue(String.valueOf(e.getMessage()).contains("closed"));
  }

  @Test
  void aBusyListenerHoldsUpNoOtherSessionAndIsReportedWhenTheTimeIsOver() {
    ChatClient client = builder().build();
    ChatSession slow = startBusy(client, "slow");
    ChatSession quick = start(client, "quick");
    long begun = time.nanos();
    CompletionStage<DrainReport> drain = client.drain(TEN_SECONDS);
    assertTrue(quick.freeze().toCompletableFuture().isDone());
    assertFalse(slow.freeze().toCompletableFuture().isDone());
    assertFalse(drain.toCompletableFuture().isDone());
    while (!drain.toCompletableFuture().isDone()) {
      assertTrue(time.runOne());
    }
    assertEquals(TEN_SECONDS.toNanos(), time.nanos() - begun);
    DrainReport report = known(drain);
    assertReport(report, Set.of("quick", "slow"), Set.of("slow"), Set.of(), Set.of());
    busy.forEach(Runnable::run);
    assertEquals(
        report.frozen().get("slow"), slow.freeze().toCompletableFuture().join(), "it is complete");
  }

  @Test
  void aListenerThatFinishesInTimeIsWaitedFor() {
    ChatClient client = builder().build();
    startBusy(client, "slow");
    CompletionStage<DrainReport> drain = client.drain(TEN_SECONDS);
    assertFalse(drain.toCompletableFuture().isDone());
    busy.forEach(Runnable::run);
    assertReport(known(drain), Set.of("slow"), Set.of(), Set.of(), Set.of());
  }

  @Test
  void closingTheClientEndsTheWait() {
    ChatClient client = builder().build();
    startBusy(client, "slow");
    CompletionStage<DrainReport> drain = client.drain(TEN_SECONDS);
    client.close();
    assertReport(known(drain), Set.of("slow"), Set.of("slow"), Set.of(), Set.of());
  }

  @Test
  void aSessionThatCannotBeWrittenIsReportedAndGoesOn() {
    RichMessageRequest unwritable =
        RichMessageRequest.builder()
            .addActions(
                RichMessageAction.builder()
                    .type(Word.of(RichMessageType.CHAT_WINDOW_MENU))
                    .index(0)
                    .putAdditionalProperties("broken", Json.of("{secret"))
                    .build())
            .build();
    OutboxItem item =
        new OutboxItem(
            unwritable,
            Optional.of(new CommandRef(1)),
            OptionalLong.empty(),
            0,
            0,
            0,
            Optional.empty());
    boolean[] breaks = {true};
    ChatClient client =
        builder()
            .machine(
                (state, input) -> {
                  Transition step = VisitorMachine.step(state, input);
                  if (breaks[0] && step.next() instanceof VisitorState.Opening opening) {
                    breaks[0] = false;
                    return new Transition(
                        new VisitorState.Opening(
                            opening.settings(),
                            opening.nextCall(),
                            opening.call(),
                            new Outbox(1, List.of(item)),
                            opening.timeLimit(),
                            opening.ledger()),
                        step.effects());
                  }
                  return step;
                })
            .build();
    ChatSession unwritten = start(client, "unwritten");
    start(client, "written");
    DrainReport report = known(client.drain(TEN_SECONDS));
    assertReport(report, Set.of("written"), Set.of(), Set.of("unwritten"), Set.of());
    assertEquals(
        "its freeze failed with java.lang.IllegalStateException, and the session goes on: freeze()"
            + " of the session has the exception",
        report.notFrozen().get("unwritten"));
    assertEquals(Phase.INIT, unwritten.phase());
    assertEquals(List.of(unwritten), client.sessions());
    assertFalse(report.toString().contains("secret"));
    client.close();
    assertEquals(Phase.ENDED, unwritten.phase());
  }

  @Test
  void aSessionThatEndsDuringTheDrainIsReportedAsOver() {
    List<ChatSession> open = new ArrayList<>();
    ChatClient client =
        builder()
            .observers(
                session ->
                    new SessionObserver() {
                      @Override
                      public void onFrozen(long generation, Phase phase, List<Long> carriedOver) {
                        if (phase != Phase.ENDED) {
                          open.forEach(ChatSession::close);
                        }
                      }
                    })
            .build();
    open.add(start(client, "a"));
    open.add(start(client, "b"));
    DrainReport report = known(client.drain(TEN_SECONDS));
    assertEquals(1, report.frozen().size());
    assertEquals(1, report.over().size());
    assertEquals(
        List.of(EndCause.Kind.ABANDONED),
        report.over().values().stream().map(EndCause::kind).toList());
    assertEquals(new SessionCounts(Map.of(), 1, 0, 1), client.sessionCounts());
  }

  @Test
  void withoutTimeEachSessionIsFrozenAndNoListenerIsWaitedFor() {
    ChatClient client = builder().build();
    startBusy(client, "slow");
    start(client, "quick");
    assertReport(
        known(client.drain(Duration.ZERO)),
        Set.of("slow", "quick"),
        Set.of("slow"),
        Set.of(),
        Set.of());
  }

  @Test
  void aSessionWhoseTurnDoesNotComeInTimeGoesOn() {
    ChatClient client =
        builder()
            .observers(
                session ->
                    new SessionObserver() {
                      @Override
                      public void onFrozen(long generation, Phase phase, List<Long> carriedOver) {
                        time.skip(TEN_SECONDS);
                        time.runAll(8); // The alarm of the drain rings.
                      }
                    })
            .build();
    start(client, "a");
    start(client, "b");
    DrainReport report = known(client.drain(TEN_SECONDS));
    assertEquals(1, report.frozen().size());
    assertEquals(1, report.notFrozen().size());
    assertEquals(
        report.notFrozen().keySet(),
        client.sessions().stream().map(ChatSession::id).collect(Collectors.toSet()));
  }

  @Test
  void withoutATimerNothingIsWaitedFor() {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    timer.shutdown();
    ChatClient client = builder().timer(timer).build();
    startBusy(client, "slow");
    start(client, "quick");
    assertReport(
        known(client.drain(TEN_SECONDS)),
        Set.of("slow", "quick"),
        Set.of("slow"),
        Set.of(),
        Set.of());
  }

  @Test
  void aSessionWhoseDriverIsBusyIsReportedAsNotFrozen() {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    timer.shutdown();
    List<DrainReport> reports = new ArrayList<>();
    List<ChatClient> clients = new ArrayList<>();
    ChatClient client =
        builder()
            .timer(timer)
            .observers(
                session ->
                    new SessionObserver() {
                      @Override
                      public void onStep(VisitorState before, Input input, Transition transition) {
                        if (input instanceof Input.Typing) {
                          reports.add(known(clients.get(0).drain(TEN_SECONDS)));
                        }
                      }
                    })
            .build();
    clients.add(client);
    ChatSession chat = start(client, "a");
    chat.typing(true);
    assertReport(reports.get(0), Set.of(), Set.of(), Set.of("a"), Set.of());
    assertEquals(
        "it was not frozen when the time was over: an observer or the transport blocks, or the time"
            + " was too short",
        reports.get(0).notFrozen().get("a"));
    assertTrue(chat.freeze().toCompletableFuture().isDone(), "it was frozen later");
    assertEquals(List.of(), client.sessions());
  }

  @Test
  void aThawThatIsUnderWayIsDrainedToo() {
    FrozenSession frozen = frozen(known(startAndDrain(builder().build())));
    ChatClient client = builder().build();
    List<CompletionStage<DrainReport>> drains = new ArrayList<>();
    ChatSession thawed =
        client.thaw(
            frozen,
            Thaw.EXACT,
            (session, generation) -> {
              drains.add(client.drain(TEN_SECONDS));
              return true;
            });
    DrainReport report = known(drains.get(0));
    assertReport(report, Set.of("a"), Set.of(), Set.of(), Set.of());
    assertEquals(2, frozen(report).generation());
    assertEquals(frozen(report), thawed.freeze().toCompletableFuture().join());
  }

  @Test
  void aThawThatTheLeaseRefusesIsInNoReport() {
    FrozenSession frozen = frozen(known(startAndDrain(builder().build())));
    ChatClient client = builder().build();
    List<CompletionStage<DrainReport>> drains = new ArrayList<>();
    assertThrows(
        SessionLeaseException.class,
        () ->
            client.thaw(
                frozen,
                Thaw.EXACT,
                (session, generation) -> {
                  drains.add(client.drain(TEN_SECONDS));
                  return false;
                }));
    assertReport(known(drains.get(0)), Set.of(), Set.of(), Set.of(), Set.of());
  }

  @Test
  void aLeaseThatTakesTooLongIsReported() {
    FrozenSession frozen = frozen(known(startAndDrain(builder().build())));
    ChatClient client = builder().build();
    List<DrainReport> reports = new ArrayList<>();
    ChatSession thawed =
        client.thaw(
            frozen,
            Thaw.EXACT,
            (session, generation) -> {
              CompletionStage<DrainReport> drain = client.drain(TEN_SECONDS);
              client.close();
              reports.add(known(drain));
              return true;
            });
    assertReport(reports.get(0), Set.of(), Set.of(), Set.of("a"), Set.of());
    assertEquals(
        "it had not begun when the time was over: its lease was not acquired yet",
        reports.get(0).notFrozen().get("a"));
    assertEquals(
        2, thawed.freeze().toCompletableFuture().join().generation(), "it is frozen all the same");
  }

  @Test
  void theTimeMustNotBeNegative() {
    ChatClient client = builder().build();
    ChatSession chat = start(client, "a");
    Duration negative = Duration.ofNanos(-1);
    assertThrows(IllegalArgumentException.class, () -> client.drain(negative));
    assertEquals(List.of(chat), client.sessions());
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
    assertEquals(Set.of("a"), known(client.drain(endless)).frozen().keySet());
  }

  @Test
  void onThreadsOfTheClientABlockedListenerHoldsUpNothing() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (ScriptedTransport transport = new ScriptedTransport()) {
      ChatClient client =
          ChatClient.builder()
              .endpoint(URI.create("http://localhost"))
              .transport(transport)
              .build();
      client.start(
          VirtualHost.INIT,
          SessionOptions.of("slow"),
          event -> {
            blocked.countDown();
            awaitQuietly(release);
          });
      ChatSession quick = start(client, "quick");
      transport.push(ScriptedTransport.success(), ScriptedTransport.success());
      assertTrue(blocked.await(10, TimeUnit.SECONDS));
      CompletionStage<DrainReport> drain = client.drain(Duration.ofHours(1));
      quick.freeze().toCompletableFuture().get(10, TimeUnit.SECONDS);
      client.close();
      DrainReport report = drain.toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertEquals(Set.of("slow", "quick"), report.frozen().keySet());
      assertTrue(report.undelivered().contains("slow"));
    } finally {
      release.countDown();
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
