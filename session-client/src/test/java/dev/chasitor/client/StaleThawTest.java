package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A process is killed, and another goes on with an old document of its session, at every pair of
 * points of a chat (C-DUR-03).
 */
class StaleThawTest {

  /** The transport of one process: after the kill it sends and reports nothing. */
  private static final class Mortal implements HttpTransport {
    private final HttpTransport host;
    private boolean dead;

    Mortal(HttpTransport host) {
      this.host = host;
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      if (dead) {
        return () -> {};
      }
      return host.execute(
          request,
          timeout,
          outcome -> {
            if (!dead) {
              onOutcome.accept(outcome);
            }
          });
    }

    @Override
    public void check(URI endpoint) {
      host.check(endpoint);
    }

    @Override
    public void close() {}
  }

  /** A scripted chat whose process may be killed. */
  private static final class Chat {
    final VirtualTime time = new VirtualTime();
    final VirtualHost host = new VirtualHost(time, false);
    final Map<String, CommandOutcome> outcomes = new HashMap<>();
    final Set<String> asked = new LinkedHashSet<>();
    final List<List<String>> heard = new ArrayList<>();
    final List<String> saidBefore = new ArrayList<>();
    private final Profile profile;
    private Mortal transport = new Mortal(host);
    ChatSession session;
    boolean isOver;

    Chat(Recovery recovery, boolean losesNode) {
      profile = Profile.builder().firstBackoff(Duration.ofMillis(1)).recovery(recovery).build();
      heard.add(new ArrayList<>());
      session = client().start(VirtualHost.INIT, listener());
      say("v1");
      at(100, host::queue);
      at(200, host::accept);
      at(300, () -> say("v2"));
      at(305, () -> say("v3"));
      at(310, () -> host.say("a1"));
      if (losesNode) {
        at(315, host::loseNode);
      }
      at(330, () -> host.say("a2"));
      at(345, () -> say("v4"));
      at(450, () -> host.say("a3"));
      at(455, () -> say("v5"));
      at(20_000, () -> say("v6"));
      at(30_000, () -> host.say("a4"));
      at(40_000, () -> session.end());
    }

    ChatClient client() {
      transport = new Mortal(host);
      return VirtualHost.client(time, transport).profile(profile).build();
    }

    private SessionListener listener() {
      List<String> lines = heard.get(heard.size() - 1);
      Mortal process = transport;
      return event -> {
        if (process.dead) {
          return;
        }
        if (event instanceof SessionEvent.Received received
            && received.message() instanceof ChatMessage line) {
          lines.add(line.text());
          assertEquals("a" + received.place().orElseThrow(), line.text(), "its place");
        } else if (event instanceof SessionEvent.SaidBefore said) {
          saidBefore.add(said.text());
        } else if (event instanceof SessionEvent.Ended) {
          isOver = true;
        }
      };
    }

    private void at(int millis, Runnable what) {
      time.after(Duration.ofMillis(millis), what);
    }

    private void say(String text) {
      asked.add(text);
      note(text, session.send(new CommandId(text), text).outcome());
    }

    /** Gives each line again, as an application does that does not know what became of it. */
    void sayAllAgain() {
      asked.forEach(text -> note(text, session.sendAgain(new CommandId(text), text).outcome()));
    }

    private void note(String text, CompletionStage<CommandOutcome> stage) {
      Mortal process = transport;
      var unused =
          stage.whenComplete(
              (outcome, failure) -> {
                if (outcome != null && !process.dead) {
                  outcomes.put(text, outcome);
                }
              });
    }

    boolean run(int things) {
      for (int i = 0; i < things; i++) {
        if (isOver || !time.runOne()) {
          return false;
        }
      }
      return true;
    }

    FrozenSession freeze() {
      return session.freeze().toCompletableFuture().join();
    }

    void thaw(FrozenSession frozen, Thaw age) {
      if (age == Thaw.STALE) {
        heard.add(new ArrayList<>());
      }
      ChatClient next = client();
      session = next.thaw(frozen, age, (id, generation) -> true, listener());
    }

    void kill() {
      transport.dead = true;
    }
  }

  @Test
  void nothingIsLostThatWasAcceptedAndNothingComesTwice() {
    for (Recovery recovery : Recovery.values()) {
      for (boolean losesNode : new boolean[] {false, true}) {
        Set<Integer> stale = new TreeSet<>();
        UnaryOperator<String> where = text -> recovery + ", node lost: " + losesNode + text;
        for (int first = 0; first < 60; first++) {
          for (int then = 0; then < 24; then += 1 + then / 6) {
            Chat chat = new Chat(recovery, losesNode);
            if (chat.run(first)
                && isJudged(chat, then, false, where.apply(", " + first + ", " + then))) {
              stale.add(first);
            }
          }
        }
        assertTrue(stale.size() > 25, () -> where.apply(": only " + stale));
      }
    }
  }

  /** The application gives all lines again, at once or when the transcript has come. */
  @Test
  void aLineThatIsGivenAgainIsSaidOnce() {
    for (Recovery recovery : Recovery.values()) {
      Set<Integer> stale = new TreeSet<>();
      for (int first = 0; first < 60; first += 2) {
        for (int then = 0; then < 24; then += 1 + then / 4) {
          Chat chat = new Chat(recovery, false);
          String where = recovery + ", again, " + first + ", " + then;
          if (chat.run(first) && isJudged(chat, then, true, where)) {
            stale.add(first);
            assertEquals(chat.asked, chat.outcomes.keySet(), where);
            assertEquals(chat.asked, Set.copyOf(chat.host.heard()), where);
          }
        }
      }
      assertTrue(stale.size() > 12, () -> recovery + ": only " + stale);
    }
  }

  /** Whether the session could be thawed as stale. */
  private static boolean isJudged(Chat chat, int then, boolean again, String where) {
    FrozenSession old = chat.freeze();
    chat.thaw(old, Thaw.EXACT);
    if (!chat.run(then) || chat.isOver) {
      return false;
    }
    chat.kill();
    Set<String> open = new HashSet<>(chat.asked);
    open.removeAll(chat.outcomes.keySet());
    try {
      chat.thaw(old, Thaw.STALE);
    } catch (IllegalArgumentException tooEarly) {
      return false;
    }
    if (again) {
      boolean waits = then % 2 == 1;
      while (waits && chat.session.phase() == Phase.RESYNCING && chat.run(1)) {
        // The transcript comes after these steps.
      }
      chat.sayAllAgain();
    }
    chat.run(Integer.MAX_VALUE);
    List<String> arrived = chat.host.heard();
    assertEquals(arrived.size(), Set.copyOf(arrived).size(), () -> where + " twice: " + arrived);
    if (!again) {
      assertEquals(arrived.stream().sorted().toList(), arrived, () -> where + " order: " + arrived);
    }
    for (String line : chat.asked) {
      CommandOutcome outcome = chat.outcomes.get(line);
      if (outcome == null) {
        assertTrue(open.contains(line), () -> where + " never settled: " + line);
      } else {
        assertInstanceOf(CommandOutcome.Accepted.class, outcome, () -> where + " " + line);
        assertTrue(arrived.contains(line), () -> where + " accepted and lost: " + line);
      }
    }
    Set<String> heard = new HashSet<>();
    chat.heard.forEach(heard::addAll);
    assertEquals(Set.of("a1", "a2", "a3", "a4"), heard, () -> where + " " + chat.heard);
    for (List<String> lines : chat.heard) {
      assertEquals(lines.stream().sorted().distinct().toList(), lines, () -> where + " " + lines);
    }
    assertTrue(arrived.containsAll(chat.saidBefore), () -> where + " " + chat.saidBefore);
    return true;
  }

  @Test
  void beforeAnAgentAcceptedTheDocumentMustBeExact() {
    Chat chat = new Chat(Recovery.RESYNC, false);
    chat.run(3);
    FrozenSession early = chat.freeze();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> chat.thaw(early, Thaw.STALE));
    assertTrue(String.valueOf(e.getMessage()).contains("start a new chat"));
  }

  @Test
  void aStaleDocumentAsksTheLeaseForATakeOver() {
    Chat chat = new Chat(Recovery.RESYNC, false);
    while (chat.time.nanos() < Duration.ofMillis(400).toNanos()) {
      chat.run(1);
    }
    FrozenSession frozen = chat.freeze();
    List<String> asked = new ArrayList<>();
    SessionLease lease =
        new SessionLease() {
          @Override
          public boolean acquire(String session, long generation) {
            asked.add("acquire");
            return false;
          }

          @Override
          public boolean takeOver(String session, long generation) {
            asked.add("takeOver " + session.equals(frozen.id()) + " " + generation);
            return true;
          }
        };
    chat.client().thaw(frozen, lease, event -> {}).close();
    assertEquals(List.of("takeOver true 1"), asked);
  }
}
