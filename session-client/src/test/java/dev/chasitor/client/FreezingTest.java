package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FreezingTest {

  private final ConcurrentMap<String, Long> held = new ConcurrentHashMap<>();

  /** The lease of {@link SessionLease}'s documentation. */
  private final SessionLease lease =
      (session, generation) ->
          generation == 1
              ? held.putIfAbsent(session, 1L) == null
              : held.replace(session, generation - 1, generation);

  /** A scripted chat whose session moves from client to client. */
  private final class Chat {
    final VirtualTime time = new VirtualTime();
    final VirtualHost host;
    final List<String> heard = new ArrayList<>();
    final List<EndCause> ends = new ArrayList<>();
    final Map<String, CommandOutcome> outcomes = new HashMap<>();
    final Map<Long, String> moved = new HashMap<>();
    ChatSession session;
    boolean isOver;

    Chat(boolean losesWhatIsGivenUp) {
      host = new VirtualHost(time, losesWhatIsGivenUp);
      session = client().start(VirtualHost.INIT, this::told);
    }

    /** The pause after a thaw is short, so that it does not outlast the steps of the script. */
    ChatClient client() {
      Profile quick = Profile.builder().firstBackoff(Duration.ofMillis(1)).build();
      return VirtualHost.client(time, host).profile(quick).build();
    }

    /** A chat whose node is lost while lines go both ways. */
    Chat withNodeLost() {
      at(315, host::loseNode);
      return scripted();
    }

    Chat scripted() {
      say("one");
      at(100, host::queue);
      at(200, host::accept);
      at(300, () -> say("two"));
      at(305, () -> say("three"));
      at(310, () -> host.say("a"));
      at(330, () -> host.say("b"));
      at(450, () -> host.say("c"));
      at(455, () -> say("four"));
      at(600, () -> follow("end", session.end()));
      return this;
    }

    void at(int millis, Runnable what) {
      time.after(Duration.ofMillis(millis), what);
    }

    void say(String text) {
      follow(text, session.send(text));
    }

    void follow(String name, CompletionStage<CommandOutcome> stage) {
      stage.whenComplete(
          (outcome, e) -> {
            if (e == null) {
              outcomes.put(name, outcome);
            } else {
              SessionFrozenException frozen =
                  assertInstanceOf(
                      SessionFrozenException.class, ((CompletionException) e).getCause());
              moved.put(frozen.ref().orElseThrow(), name);
            }
          });
    }

    void told(SessionEvent event) {
      assertFalse(isOver, "told after the end");
      if (event instanceof SessionEvent.Received received
          && received.message() instanceof ChatMessage line) {
        heard.add(line.text());
      } else if (event instanceof SessionEvent.Ended ended) {
        ends.add(ended.cause());
        isOver = true;
      }
    }

    /** False if the chat was over before so many things happened. */
    boolean run(int things) {
      for (int i = 0; i < things; i++) {
        if (isOver || !time.runOne()) {
          return false;
        }
      }
      return true;
    }

    FrozenSession freeze() {
      return join(session.freeze());
    }

    void thaw(FrozenSession frozen) {
      session = client().thaw(FrozenSession.of(frozen.bytes()), Thaw.EXACT, lease, this::told);
      assertEquals(moved.keySet(), session.carriedOver().keySet());
      Map<Long, String> names = Map.copyOf(moved);
      moved.clear();
      session
          .carriedOver()
          .forEach((ref, stage) -> follow(Objects.requireNonNull(names.get(ref)), stage));
    }

    void assertNothingLostOrDoubled() {
      run(Integer.MAX_VALUE);
      assertEquals(List.of("one", "two", "three", "four"), host.heard());
      assertEquals(List.of("a", "b", "c"), heard);
      assertEquals(Set.of("one", "two", "three", "four", "end"), outcomes.keySet());
      assertEquals(Set.of(new CommandOutcome.Accepted()), Set.copyOf(outcomes.values()));
      assertEquals(List.of(EndCause.Kind.VISITOR), ends.stream().map(EndCause::kind).toList());
      assertEquals(1, host.times(DeskNotice.ChatRequested.class));
      assertEquals(1, host.times(DeskNotice.ChatOver.class));
    }
  }

  private static <T> T join(CompletionStage<T> stage) {
    CompletableFuture<T> done = stage.toCompletableFuture();
    assertTrue(done.isDone(), "in virtual time nothing is waited for");
    return done.join();
  }

  @Test
  void aChatThatIsFrozenAtAnyPointLosesAndDoublesNothing() {
    frozenAtEveryPoint(Chat::scripted);
  }

  @Test
  void aChatThatIsFrozenAtAnyPointOfAHandOverLosesAndDoublesNothing() {
    frozenAtEveryPoint(Chat::withNodeLost);
  }

  private void frozenAtEveryPoint(UnaryOperator<Chat> script) {
    for (boolean losesWhatIsGivenUp : new boolean[] {false, true}) {
      for (int then : new int[] {0, 2}) {
        int points = 0;
        while (survives(script.apply(new Chat(losesWhatIsGivenUp)), points, then)) {
          points++;
        }
        assertTrue(points > 30, "only " + points + " points");
      }
    }
  }

  /** Frozen after so many things, and for the second time after so many more. */
  private static boolean survives(Chat chat, int first, int then) {
    if (!chat.run(first)) {
      return false;
    }
    FrozenSession frozen = chat.freeze();
    assertEquals(1, frozen.generation());
    chat.thaw(frozen);
    if (chat.run(then)) {
      FrozenSession again = chat.freeze();
      assertEquals(2, again.generation());
      assertEquals(frozen.id(), again.id());
      chat.thaw(again);
    }
    chat.assertNothingLostOrDoubled();
    return true;
  }

  @Test
  void oneOfTwoHoldersIsRefusedBeforeAnythingIsSent() {
    Chat chat = new Chat(true).scripted();
    chat.run(30);
    FrozenSession frozen = chat.freeze();
    chat.thaw(frozen);
    int asked = chat.host.asked.size();
    ChatClient other = chat.client();
    assertThrows(SessionLeaseException.class, () -> other.thaw(frozen, Thaw.EXACT, lease));
    assertThrows(
        SessionLeaseException.class,
        () -> other.thaw(frozen, Thaw.EXACT, (session, generation) -> false));
    assertEquals(asked, chat.host.asked.size());
    FrozenSession next = chat.freeze();
    chat.thaw(next);
    assertThrows(
        SessionLeaseException.class,
        () -> other.thaw(frozen, Thaw.EXACT, lease),
        "an old generation");
    chat.assertNothingLostOrDoubled();
  }

  @Test
  void timeStandsStillWhileFrozen() {
    Chat chat = new Chat(true);
    chat.run(4);
    FrozenSession frozen = chat.freeze();
    assertEquals(Duration.ofNanos(chat.time.nanos()), frozen.time());
    chat.time.skip(Duration.ofDays(1));
    chat.thaw(frozen);
    assertEquals(frozen.time(), chat.freeze().time());
  }

  @Test
  void aSessionStaysOnTheServerItLivesOn() {
    Chat chat = new Chat(true).scripted();
    chat.run(25);
    FrozenSession frozen = chat.freeze();
    List<URI> asked = new ArrayList<>();
    HttpTransport elsewhere =
        new HttpTransport() {
          @Override
          public InFlight execute(
              WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
            asked.add(request.uri());
            return () -> {};
          }

          @Override
          public void close() {}
        };
    VirtualHost.client(chat.time, elsewhere)
        .endpoint(URI.create("https://elsewhere.example"))
        .build()
        .thaw(frozen, Thaw.EXACT, lease);
    while (asked.isEmpty()) {
      assertTrue(chat.time.runOne(), "the thawed session asks its server");
    }
    assertTrue(asked.stream().allMatch(uri -> uri.getHost().equals("localhost")), asked::toString);
  }

  @Test
  void aFrozenSessionIsDrivenNoMore() {
    Chat chat = new Chat(true).scripted();
    chat.run(25);
    assertTrue(chat.host.openExchanges() > 0);
    FrozenSession frozen = chat.freeze();
    assertEquals(0, chat.host.openExchanges(), "what is in flight is given up");
    int asked = chat.host.asked.size();
    int heard = chat.heard.size();
    CompletionStage<EndCause> ended = chat.session.ended();
    CompletionException e =
        assertThrows(CompletionException.class, () -> ended.toCompletableFuture().join());
    assertInstanceOf(SessionFrozenException.class, e.getCause());
    assertInstanceOf(CommandOutcome.NotSent.class, join(chat.session.send("to nobody")));
    chat.session.close();
    chat.session.typing(true);
    chat.host.say("to nobody");
    chat.run(20);
    assertEquals(asked, chat.host.asked.size());
    assertEquals(heard, chat.heard.size());
    assertEquals(frozen, chat.freeze());
  }

  @Test
  void whatIsOnItsWayIsSentAgainUnderItsNumberWithItsBody() {
    Chat chat = new Chat(false).scripted();
    while (chat.host.asked.stream().noneMatch(it -> it.kind() == RequestType.CHAT_MESSAGE)) {
      chat.run(1);
    }
    int before = chat.host.asked.size();
    chat.thaw(chat.freeze());
    while (chat.host.asked.size() == before) {
      assertTrue(chat.run(1), "the thawed session sends again");
    }
    assertEquals(
        2, chat.host.asked.stream().filter(it -> it.kind() == RequestType.CHAT_MESSAGE).count());
    chat.assertNothingLostOrDoubled();
  }

  @Test
  void aSessionThatIsOverStaysOver() {
    Chat chat = new Chat(true).scripted();
    chat.run(Integer.MAX_VALUE);
    FrozenSession frozen = chat.freeze();
    ChatSession thawed = chat.client().thaw(frozen, Thaw.EXACT, lease, event -> chat.told(event));
    assertEquals(Phase.ENDED, thawed.phase());
    assertEquals(EndCause.Kind.VISITOR, join(thawed.ended()).kind());
    assertInstanceOf(CommandOutcome.NotSent.class, join(thawed.send("too late")));
  }

  @Test
  void aDocumentOfAnotherVersionIsCalledThat() {
    String document = new String(new Chat(true).freeze().bytes(), StandardCharsets.UTF_8);
    assertTrue(document.startsWith("{\"version\":5,"), document);
    byte[] newer = "{\"version\":6,\"unheardOf\":[]}".getBytes(StandardCharsets.UTF_8);
    MalformedMessageException e =
        assertThrows(MalformedMessageException.class, () -> FrozenSession.of(newer));
    assertTrue(
        e.expectation().contains("version 5, found one written as version 6"), e.expectation());
    assertEquals(1, document.lastIndexOf("\"version\""), "one version stands for all of it");
    byte[] changed =
        document.replace("{\"version\":5,", "{\"version\":9,").getBytes(StandardCharsets.UTF_8);
    MalformedMessageException whole =
        assertThrows(MalformedMessageException.class, () -> FrozenSession.of(changed));
    assertTrue(whole.expectation().contains("version 9"), whole.expectation());
    byte[] none = "[]".getBytes(StandardCharsets.UTF_8);
    assertThrows(MalformedMessageException.class, () -> FrozenSession.of(none));
  }

  @Test
  void aDocumentWhoseTimeIsBeforeItsStatesIsRefused() {
    Chat chat = new Chat(true).scripted();
    chat.run(25);
    FrozenSession frozen = chat.freeze();
    String document = new String(frozen.bytes(), StandardCharsets.UTF_8);
    String time = "\"time\":" + frozen.time().toNanos();
    String ref = "\"lastRef\":" + frozen.document().lastRef();
    assertTrue(document.contains(time) && document.contains(ref), document);
    for (String older :
        List.of(document.replace(time, "\"time\":0"), document.replace(ref, "\"lastRef\":0"))) {
      byte[] bytes = older.getBytes(StandardCharsets.UTF_8);
      assertThrows(MalformedMessageException.class, () -> FrozenSession.of(bytes));
    }
  }

  @Test
  void theDocumentIsAsGoodAsTheSessionAndShowsNoSecret() {
    Chat chat = new Chat(true).scripted();
    chat.run(25);
    FrozenSession frozen = chat.freeze();
    assertEquals(frozen, FrozenSession.of(frozen.bytes()));
    assertEquals(frozen.hashCode(), FrozenSession.of(frozen.bytes()).hashCode());
    chat.thaw(frozen);
    assertNotEquals(frozen, chat.freeze());
    assertTrue(frozen.toString().contains(frozen.id() + ", generation 1"), frozen::toString);
    String shown = frozen + " " + frozen.document();
    for (String secret : VirtualHost.SECRETS) {
      assertFalse(shown.contains(secret), () -> secret + " in " + shown);
    }
  }
}
