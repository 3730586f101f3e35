package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Events for subscribers; the rules of Reactive Streams are judged by their own TCK. */
class EventsTest {

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, true);

  /** Takes as much as it is told to. */
  private static class Reader implements Flow.Subscriber<SessionEvent> {
    final List<SessionEvent> events = new ArrayList<>();
    Flow.@Nullable Subscription subscription;
    @Nullable Throwable failure;
    int completed;

    Reader from(ChatSession chat) {
      chat.events().subscribe(this);
      return this;
    }

    Reader take(long events) {
      Objects.requireNonNull(subscription).request(events);
      return this;
    }

    Reader takeAll() {
      return take(Long.MAX_VALUE);
    }

    List<String> lines() {
      return events.stream()
          .filter(SessionEvent.Received.class::isInstance)
          .map(event -> ((SessionEvent.Received) event).message())
          .filter(ChatMessage.class::isInstance)
          .map(message -> ((ChatMessage) message).text())
          .toList();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(SessionEvent event) {
      events.add(event);
    }

    @Override
    public void onError(Throwable thrown) {
      failure = thrown;
    }

    @Override
    public void onComplete() {
      completed++;
    }
  }

  private ChatClient client(int eventBuffer) {
    return VirtualHost.client(time, host).eventBuffer(eventBuffer).build();
  }

  private ChatSession established(ChatSession chat) {
    time.runAll(4);
    host.queue();
    host.accept();
    while (chat.phase() != Phase.ESTABLISHED) {
      time.runOne();
    }
    return chat;
  }

  private void say(String... lines) {
    for (String line : lines) {
      host.say(line);
      time.runAll(4);
    }
  }

  @Test
  void theFirstSubscriberMissesNothingHoweverLateItComes() {
    ChatSession chat = established(client(100).start(VirtualHost.INIT));
    say("a", "b");
    chat.close();
    Reader first = new Reader().from(chat).takeAll();
    assertEquals(
        new SessionEvent.PhaseChanged(Phase.INIT, Phase.QUEUED),
        first.events.stream()
            .filter(SessionEvent.PhaseChanged.class::isInstance)
            .findFirst()
            .orElseThrow());
    assertEquals(List.of("a", "b"), first.lines());
    SessionEvent last = first.events.get(first.events.size() - 1);
    assertEquals(
        EndCause.Kind.ABANDONED, assertInstanceOf(SessionEvent.Ended.class, last).cause().kind());
    assertEquals(1, first.completed);
    Reader second = new Reader().from(chat).takeAll();
    assertEquals(List.of(), second.events);
    assertEquals(1, second.completed);
  }

  @Test
  void otherSubscribersGetWhatHappensAfterTheyCame() {
    ChatSession chat = established(client(100).start(VirtualHost.INIT, event -> {}));
    Reader first = new Reader().from(chat).takeAll();
    say("a");
    Reader second = new Reader().from(chat).takeAll();
    say("b");
    assertEquals(List.of("a", "b"), first.lines());
    assertEquals(List.of("b"), second.lines());
  }

  @Test
  void noMoreComesThanWasAskedForAndPollingGoesOn() {
    ChatSession chat = established(client(100).start(VirtualHost.INIT));
    Reader reader = new Reader().from(chat);
    int polls = host.polls();
    say("a", "b", "c");
    assertEquals(polls + 3, host.polls(), "each batch is acknowledged by the next poll");
    assertEquals(0, reader.events.size());
    assertEquals(2, reader.take(2).events.size());
    reader.takeAll();
    assertEquals(List.of("a", "b", "c"), reader.lines());
  }

  @Test
  void aSubscriberThatIsTooSlowGetsAllUpToTheGapAndThenFails() {
    ChatSession chat = established(client(3).start(VirtualHost.INIT, event -> {}));
    Reader slow = new Reader().from(chat);
    Reader quick = new Reader().from(chat).takeAll();
    say("a", "b", "c");
    assertEquals(null, slow.failure);
    say("d", "e");
    slow.take(2);
    assertEquals(List.of("a", "b"), slow.lines());
    assertEquals(null, slow.failure, "what is before the gap comes first");
    slow.take(1);
    assertEquals(List.of("a", "b", "c"), slow.lines());
    assertInstanceOf(EventOverflowException.class, slow.failure);
    assertEquals(0, slow.completed);
    say("f");
    assertEquals(List.of("a", "b", "c"), slow.lines());
    assertEquals(List.of("a", "b", "c", "d", "e", "f"), quick.lines());
    assertEquals(Phase.ESTABLISHED, chat.phase());
  }

  @Test
  void aSubscriberThatThrowsIsCancelledAndHarmsNobody() {
    List<String> told = new ArrayList<>();
    ChatSession chat =
        established(client(100).start(VirtualHost.INIT, event -> told.add(event.toString())));
    int before = told.size();
    Reader broken =
        new Reader() {
          @Override
          public void onNext(SessionEvent event) {
            super.onNext(event);
            throw new AssertionError("broken");
          }
        }.from(chat).takeAll();
    Reader sound = new Reader().from(chat).takeAll();
    say("a", "b");
    assertEquals(List.of("a"), broken.lines());
    assertEquals(List.of("a", "b"), sound.lines());
    assertEquals(before + 2, told.size());
  }

  @Test
  void freezingCompletesTheEventsWithoutAnEnd() {
    ChatSession chat = established(client(100).start(VirtualHost.INIT));
    Reader reader = new Reader().from(chat);
    say("a");
    FrozenSession frozen = chat.freeze().toCompletableFuture().join();
    reader.takeAll();
    assertEquals(List.of(), reader.lines(), "what was not received stands in the document");
    assertEquals(1, reader.completed);
    assertTrue(reader.events.stream().noneMatch(SessionEvent.Ended.class::isInstance));
    ChatSession thawed = client(100).thaw(frozen, Thaw.EXACT, (session, generation) -> true);
    while (host.openExchanges() == 0) {
      assertTrue(time.runOne(), "the pause after a thaw ends");
    }
    say("b");
    thawed.close();
    assertEquals(List.of("a", "b"), new Reader().from(thawed).takeAll().lines());
  }

  @Test
  void aBufferHoldsSomething() {
    assertThrows(IllegalArgumentException.class, () -> ChatClient.builder().eventBuffer(0));
  }
}
