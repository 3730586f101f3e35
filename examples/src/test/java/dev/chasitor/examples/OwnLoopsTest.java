package dev.chasitor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.session.host.HostInput;
import dev.chasitor.session.host.HostPhase;
import dev.chasitor.session.host.json.HostStateJson;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.SessionEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The two loops hold chats with each other: in one thread, in virtual time, without sockets. */
class OwnLoopsTest {

  private final VirtualChat chat = new VirtualChat();

  @Test
  void holdAChatToItsEnd() {
    chat.visitor().start();
    long hello = chat.visitor().say("Hello");
    chat.runUntil(() -> chat.heard().equals(List.of("echo: Hello")));
    long end = chat.visitor().end();
    chat.runToTheEnd();

    assertEquals(List.of("Hello"), chat.said());
    assertEquals(CommandOutcome.Kind.ACCEPTED, chat.outcome(hello));
    assertEquals(CommandOutcome.Kind.ACCEPTED, chat.outcome(end));
    assertEquals(EndCause.Kind.VISITOR, chat.end());
    assertEquals(
        1, chat.events().stream().filter(event -> event.kind() == SessionEvent.Kind.ENDED).count());
  }

  @Test
  void pollAgainWhileNobodySpeaks() {
    chat.visitor().start();
    chat.visitor().say("Hello");
    chat.runUntil(() -> chat.now().compareTo(Duration.ofMinutes(5)) > 0);
    chat.visitor().say("Still there?");
    chat.runUntil(() -> chat.heard().size() == 2);

    assertEquals(List.of("echo: Hello", "echo: Still there?"), chat.heard());
  }

  @Test
  void sayALineOnceWhoseAnswerWasLost() {
    chat.visitor().start();
    chat.visitor().say("Hello");
    chat.runUntil(() -> chat.heard().size() == 1);
    chat.loseNextAnswerTo("ChatMessage", FailureKind.CONNECTION_LOST);
    long second = chat.visitor().say("Once");
    chat.runUntil(() -> chat.heard().size() == 2);
    chat.runUntil(() -> chat.isSettled(second));

    assertEquals(List.of("Hello", "Once"), chat.said());
    assertEquals(CommandOutcome.Kind.ACCEPTED, chat.outcome(second));
  }

  @Test
  void goOnWhenTheServerWasRestarted() {
    chat.visitor().start();
    chat.visitor().say("Hello");
    chat.runUntil(() -> chat.heard().size() == 1);
    chat.restartServer();
    chat.visitor().say("Are you new?");
    chat.runUntil(() -> chat.heard().size() == 2);
    chat.visitor().end();
    chat.runToTheEnd();

    assertEquals(List.of("Hello", "Are you new?"), chat.said());
    assertEquals(EndCause.Kind.VISITOR, chat.end());
  }

  @Test
  void takeACommandForASessionThatIsNotInMemory() {
    chat.visitor().start();
    chat.visitor().say("Hello");
    chat.runUntil(() -> chat.heard().size() == 1);
    chat.restartServer();
    chat.server().command(chat.session(), now -> new HostInput.AgentSays(now, "I am back"));
    chat.runUntil(() -> chat.heard().size() == 2);

    assertEquals(List.of("echo: Hello", "I am back"), chat.heard());
  }

  @Test
  void ignoreACommandForASessionThatIsGone() {
    chat.server().command("nobody", now -> new HostInput.AgentSays(now, "Hello?"));

    assertTrue(chat.isForgotten());
    assertEquals(Optional.empty(), chat.server().deadline());
  }

  @Test
  void settleALineAfterTheEnd() {
    chat.visitor().start();
    chat.visitor().say("Hello");
    chat.runUntil(() -> chat.heard().size() == 1);
    chat.visitor().end();
    assertThrows(IllegalCommandException.class, () -> chat.visitor().say("Too late"));
    chat.runToTheEnd();
    long late = chat.visitor().say("Too late");

    assertEquals(CommandOutcome.Kind.NOT_SENT, chat.outcome(late));
  }

  @Test
  void goOnFromADocument() {
    chat.visitor().start();
    chat.visitor().say("Hello");
    chat.runUntil(() -> chat.heard().size() == 1);
    chat.visitor().say("Once"); // on its way when the loop is frozen
    chat.freezeAndThawVisitor();
    chat.visitor().wake();
    long last = chat.visitor().say("Later");
    chat.runUntil(() -> chat.heard().size() == 3);
    chat.runUntil(() -> chat.isSettled(last));

    assertEquals(3, last);
    assertEquals(List.of("Hello", "Once", "Later"), chat.said());
  }

  @Test
  void endWhenTheVisitorIsSilent() {
    chat.visitor().start();
    chat.visitor().say("Hello");
    chat.runUntil(() -> chat.heard().size() == 1);
    chat.cutVisitorOff();
    chat.runUntil(() -> chat.server().deadline().isEmpty());

    assertTrue(chat.isOverAtTheDesk());
    assertTrue(chat.isForgotten());
  }

  @Test
  void storeBeforeTheyAnswer() {
    chat.visitor().start();
    chat.visitor().say("Hello");
    chat.runUntil(() -> chat.heard().size() == 1);
    chat.failNextSave();
    long second = chat.visitor().say("Once");
    chat.runUntil(() -> chat.isSettled(second));

    assertEquals(List.of("Hello", "Once"), chat.said(), "nothing was promised, so it came again");
    assertEquals(CommandOutcome.Kind.ACCEPTED, chat.outcome(second));
  }

  @Test
  void refuseWhatIsNoChat() {
    assertEquals(400, chat.statusOf("GET", "Visitor/Settings", ""));
    assertEquals(404, chat.statusOf("GET", "Visitor/Settings?org_id=1&deployment_id=2", ""));
    assertEquals(404, chat.statusOf("GET", "Nothing", ""));
    assertEquals(403, chat.statusOf("GET", "System/Messages", ""));
  }

  @Test
  void leaveASessionAloneWhoseKeyIsWrong() {
    chat.visitor().start();
    chat.visitor().say("Hello");
    chat.runUntil(() -> chat.heard().size() == 1);
    String wrong = chat.session() + "!wrong";
    assertEquals(403, chat.statusOf("GET", "System/Messages", wrong));
    assertEquals(200, chat.statusOf("GET", "System/ResyncSession", wrong));
    assertEquals(403, chat.statusOf("DELETE", "System/SessionId/" + wrong, wrong));
    chat.visitor().say("Still there?");
    chat.runUntil(() -> chat.heard().size() == 2);

    assertEquals(List.of("Hello", "Still there?"), chat.said());
    assertEquals(HostPhase.ACTIVE, HostStateJson.read(chat.stored()).phase());
  }
}
