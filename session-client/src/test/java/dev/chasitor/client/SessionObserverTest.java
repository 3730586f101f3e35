package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.CommandRef;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What metrics and traces are told, in virtual time, so that every duration is known. */
class SessionObserverTest {

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, true);
  private final List<String> told = new ArrayList<>();
  private final List<String> wire = new ArrayList<>();
  private final List<VisitorState> states = new ArrayList<>();

  private final class Recorder implements SessionObserver {
    @Override
    public void onRequest(long call, Phase phase, Request request, RequestHeaders headers) {
      wire.add(call + " " + phase + " " + request + " " + headers);
    }

    @Override
    public void onResponse(long call, Request request, int status) {
      wire.add(call + " " + status);
    }

    @Override
    public void onFailure(long call, Request request, FailureKind failure) {
      wire.add(call + " " + failure);
    }

    @Override
    public void onStep(VisitorState before, Input input, Transition transition) {
      if (states.isEmpty()) {
        states.add(before);
      }
      assertEquals(states.get(states.size() - 1), before, "no step is left out");
      states.add(transition.next());
    }

    @Override
    public void onPhase(Phase from, Phase to) {
      told.add(from + " -> " + to);
    }

    @Override
    public void onRetry(RequestType request, String problem, Duration delay) {
      assertTrue(delay.compareTo(Duration.ZERO) > 0);
      told.add("retry " + request);
    }

    @Override
    public void onHandOverBegun(Phase from) {
      told.add("lost in " + from);
    }

    @Override
    public void onHandOverEnded(Phase to, Duration took) {
      told.add("taken over to " + to + " in " + took.toMillis());
    }

    @Override
    public void onCommand(CommandRef command, CommandOutcome outcome, Duration took) {
      told.add(command.ref() + " " + outcome.getClass().getSimpleName() + " in " + took.toMillis());
    }
  }

  private ChatSession established(ChatClient client) {
    ChatSession chat = client.start(VirtualHost.INIT, event -> {});
    time.runAll(4);
    host.queue();
    host.accept();
    until(chat, Phase.ESTABLISHED);
    return chat;
  }

  private void until(ChatSession chat, Phase phase) {
    while (chat.phase() != phase) {
      assertTrue(time.runOne());
    }
  }

  @Test
  void theWholeOfAChatIsTold() {
    ChatSession chat =
        established(VirtualHost.client(time, host).observers(session -> new Recorder()).build());
    chat.send("hello");
    time.runAll(4);
    host.loseNode();
    chat.send("are you still there?");
    until(chat, Phase.RESYNCING);
    until(chat, Phase.ESTABLISHED);
    chat.end();
    until(chat, Phase.ENDED);
    told.removeIf(line -> line.startsWith("retry"));
    assertEquals(
        List.of(
            "INIT -> QUEUED",
            "QUEUED -> ESTABLISHED",
            "1 Accepted in 20",
            "ESTABLISHED -> RESYNCING",
            "lost in ESTABLISHED",
            "RESYNCING -> ESTABLISHED"),
        told.subList(0, 6));
    assertTrue(told.get(6).startsWith("taken over to ESTABLISHED in "), told.get(6));
    assertTrue(told.get(7).startsWith("2 Accepted in "), told.get(7));
    assertTrue(told.get(8).startsWith("3 Accepted in "), told.get(8));
    assertEquals("ESTABLISHED -> ENDED", told.get(told.size() - 1));
  }

  @Test
  void triesThatFailAreToldWithTheirDelay() {
    host.breakDown();
    VirtualHost.client(time, host)
        .observer(new Recorder())
        .build()
        .start(VirtualHost.INIT, event -> {});
    time.runAll(6);
    assertTrue(told.contains("retry SESSION_ID"), told::toString);
    assertTrue(wire.contains("1 CONNECTION_LOST"), wire::toString);
  }

  @Test
  void aSpanOfEachSessionBeginsAndEndsAtItsFreezes() {
    List<String> spans = new ArrayList<>();
    List<SessionEvent> events = new ArrayList<>();
    List<SessionEvent> listened = new ArrayList<>();
    ChatClient client =
        VirtualHost.client(time, host)
            .observers(session -> new Spans(session.id(), spans, events))
            .build();
    ChatSession chat = client.start(VirtualHost.INIT, SessionOptions.of("a"), listened::add);
    time.runAll(4);
    chat.send("one");
    chat.send("two");
    chat.close();
    chat.freeze();
    chat = client.start(VirtualHost.INIT, SessionOptions.of("b"), listened::add);
    chat.send("one");
    chat.send("two");
    time.runAll(1);
    time.skip(Duration.ofSeconds(5));
    FrozenSession frozen = chat.freeze().toCompletableFuture().join();
    chat.freeze();
    time.skip(Duration.ofHours(1));
    chat = client.thaw(frozen, Thaw.EXACT, (session, generation) -> true, listened::add);
    chat.close();
    assertEquals(
        List.of(
            "a started",
            "a sends SESSION_ID",
            "a ended ABANDONED",
            "a frozen 1 ENDED []",
            "b started",
            "b sends SESSION_ID",
            "b frozen 1 INIT [1, 2]",
            "b thawed 1 INIT [1, 2]"),
        spans.stream().filter(it -> !it.matches(".*(MESSAGES|CHASITOR_INIT)")).limit(8).toList());
    assertEquals("b ended ABANDONED", spans.get(spans.size() - 1));
    assertEquals(5, frozen.time().toSeconds());
    assertEquals(listened, events, "each event is reported");
    assertFalse(events.isEmpty());
  }

  @Test
  void theEndIsReportedOnceEvenIfTheDriverBreaksAfterwards() {
    List<String> spans = new ArrayList<>();
    List<SessionEvent> events = new ArrayList<>();
    boolean[] broken = {false};
    ChatClient client =
        VirtualHost.client(time, host)
            .clock(
                () -> {
                  if (broken[0]) {
                    throw new IllegalStateException("no time");
                  }
                  return time.nanos();
                })
            .observers(session -> new Spans(session.id(), spans, events))
            .build();
    ChatSession chat = client.start(VirtualHost.INIT, SessionOptions.of("a"));
    chat.close();
    FrozenSession over = chat.freeze().toCompletableFuture().join();
    ChatSession thawed = client.thaw(over, Thaw.EXACT, (session, generation) -> true);
    broken[0] = true;
    chat.send("too late");
    thawed.send("too late");
    assertEquals(1, spans.stream().filter("a ended ABANDONED"::equals).count(), spans::toString);
    assertEquals(1, events.stream().filter(SessionEvent.Ended.class::isInstance).count());
    assertTrue(spans.contains("a thawed 1 ENDED []"), spans::toString);
  }

  /** Reports what a trace needs, under the id that its factory received. */
  private record Spans(String id, List<String> spans, List<SessionEvent> events)
      implements SessionObserver {
    @Override
    public void onStarted() {
      spans.add(id + " started");
    }

    @Override
    public void onThawed(long generation, Phase phase, List<Long> carriedOver) {
      spans.add(id + " thawed " + generation + " " + phase + " " + carriedOver);
    }

    @Override
    public void onFrozen(long generation, Phase phase, List<Long> carriedOver) {
      spans.add(id + " frozen " + generation + " " + phase + " " + carriedOver);
    }

    @Override
    public void onEvent(SessionEvent event) {
      events.add(event);
    }

    @Override
    public void onEnded(EndCause cause, Duration after) {
      spans.add(id + " ended " + cause.kind());
      assertTrue(after.compareTo(Duration.ofHours(1)) < 0, "frozen time does not count");
    }

    @Override
    public void onRequest(long call, Phase phase, Request request, RequestHeaders headers) {
      spans.add(id + " sends " + request.kind());
    }
  }

  /** A driver that breaks must still tell whoever waits. */
  @Test
  void aBreakDownIsToldAsAnEnd() {
    HttpTransport breaking =
        new HttpTransport() {
          @Override
          public InFlight execute(
              WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
            if (host.asked.stream().anyMatch(it -> it.kind() == RequestType.CHAT_MESSAGE)) {
              throw new NoClassDefFoundError("half an installation");
            }
            return host.execute(request, timeout, onOutcome);
          }

          @Override
          public void close() {}
        };
    List<SessionEvent> events = new ArrayList<>();
    ChatClient client =
        VirtualHost.client(time, breaking).observers(session -> new Recorder()).build();
    ChatSession chat = client.start(VirtualHost.INIT, events::add);
    time.runAll(4);
    host.queue();
    host.accept();
    until(chat, Phase.ESTABLISHED);
    CompletionStage<CommandOutcome> first = chat.send("one");
    CompletionStage<CommandOutcome> second = chat.send("two");
    until(chat, Phase.ENDED);
    assertEquals(EndCause.Kind.DRIVER_FAILED, chat.ended().toCompletableFuture().join().kind());
    assertInstanceOf(SessionEvent.Ended.class, events.get(events.size() - 1));
    assertEquals(
        new SessionEvent.PhaseChanged(Phase.ESTABLISHED, Phase.ENDED),
        events.get(events.size() - 2));
    assertEquals(new CommandOutcome.Accepted(), first.toCompletableFuture().join());
    assertInstanceOf(CommandOutcome.Unknown.class, second.toCompletableFuture().join());
    assertTrue(told.get(told.size() - 2).startsWith("2 Unknown in "), told::toString);
    assertEquals("ESTABLISHED -> ENDED", told.get(told.size() - 1));
    assertEquals(0, host.openExchanges(), "nothing stays in flight");
  }

  @Test
  void noSecretIsShownAndAnObserverThatThrowsHarmsNobody() {
    SessionObserver broken =
        new SessionObserver() {
          private final SessionObserver recorder = new Recorder();

          @Override
          public void onRequest(long call, Phase phase, Request request, RequestHeaders headers) {
            recorder.onRequest(call, phase, request, headers);
            throw new IllegalStateException("broken");
          }

          @Override
          public void onStep(VisitorState before, Input input, Transition transition) {
            wire.add(before + " " + input + " " + transition);
            throw new IllegalStateException("broken");
          }

          @Override
          public void onPhase(Phase from, Phase to) {
            throw new IllegalStateException("broken");
          }
        };
    ChatSession chat = established(VirtualHost.client(time, host).observer(broken).build());
    chat.send("hello");
    chat.end();
    until(chat, Phase.ENDED);
    assertEquals(EndCause.Kind.VISITOR, chat.ended().toCompletableFuture().join().kind());
    String all = String.join("\n", wire);
    assertTrue(all.contains("Send[now=") && all.contains("5 characters]"), all);
    assertFalse(all.contains("hello"), all);
    for (String secret : VirtualHost.SECRETS) {
      assertFalse(all.contains(secret), () -> secret + " in " + all);
    }
  }
}
