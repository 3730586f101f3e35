package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.SessionDescription;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Whatever a session holds, its document can be read where it goes on. */
class FrozenDocumentTest {

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, true);
  private final ChatSession chat = VirtualHost.client(time, host).build().start(VirtualHost.INIT);

  private static RichMessageRequest choice(String name, Json value) {
    return RichMessageRequest.builder()
        .addActions(
            RichMessageAction.builder()
                .type(Word.of(RichMessageType.CHAT_WINDOW_MENU))
                .index(0)
                .putAdditionalProperties(name, value)
                .build())
        .build();
  }

  /** As long as no agent is there, what is said waits. */
  private void survivesFreezing(int commands) {
    FrozenSession frozen = chat.freeze().toCompletableFuture().join();
    FrozenSession read = FrozenSession.of(frozen.bytes());
    assertEquals(frozen, read);
    assertEquals(frozen.document(), read.document());
    ChatSession thawed =
        VirtualHost.client(time, host)
            .build()
            .thaw(read, Thaw.EXACT, (session, generation) -> true);
    assertEquals(commands, thawed.carriedOver().size());
  }

  @Test
  void aVeryLongLineSurvives() {
    chat.send("x".repeat(1_000_000));
    chat.event("Typed half a character", "\ud800" + "y".repeat(1_000_000));
    survivesFreezing(2);
  }

  @Test
  void aVeryDeepChoiceSurvives() {
    int levels = 20_000;
    chat.richMessage(choice("deep", Json.of("[".repeat(levels) + "]".repeat(levels))));
    survivesFreezing(1);
  }

  @Test
  void longNamesAndNumbersSurvive() {
    chat.richMessage(choice("n".repeat(100_000), Json.of("1".repeat(5_000))));
    survivesFreezing(1);
  }

  @Test
  void aFullOutboxOfLongLinesSurvives() {
    int lines = Profile.defaults().outboxLimit() - 1;
    String line = "z".repeat((66 << 20) / lines);
    for (int i = 0; i < lines; i++) {
      chat.send(line);
    }
    survivesFreezing(lines);
  }

  @Test
  void whatIsNotJsonIsRefusedWhenItIsSaid() {
    RichMessageRequest broken = choice("broken", Json.of("{"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> chat.richMessage(broken));
    assertEquals("The text of a Json value is not valid JSON", e.getMessage());
    survivesFreezing(0);
  }

  @Test
  void aSessionThatCannotBeWrittenGoesOn() {
    // No input brings such a request into a state; only who makes the state by hand can.
    OutboxItem broken =
        new OutboxItem(
            choice("broken", Json.of("{secret")),
            Optional.of(new CommandRef(1)),
            OptionalLong.empty(),
            0,
            0,
            0,
            Optional.empty());
    VisitorState fresh =
        VisitorMachine.fresh(
            new SessionSettings(
                VirtualHost.INIT,
                ChatClient.DEFAULT_API_VERSION,
                Profile.defaults(),
                URI.create("http://localhost"),
                0));
    VisitorState.Opening started =
        (VisitorState.Opening) VisitorMachine.step(fresh, new Input.Start(Duration.ZERO)).next();
    VisitorState state =
        new VisitorState.Opening(
            started.settings(),
            started.nextCall(),
            started.call(),
            new Outbox(1, List.of(broken)),
            started.timeLimit(),
            started.ledger());
    List<String> told = new ArrayList<>();
    SerialExecutor callbacks =
        new SerialExecutor(Runnable::run, task -> {}, SessionLog.WITHOUT_SESSION);
    SessionDescription description = new SessionDescription("id", Map.of(), List.of());
    ObserverGuard watch = new ObserverGuard(SessionObserver.NONE, SessionLog.WITHOUT_SESSION);
    SessionDriver driver =
        new SessionDriver(
            SessionDocument.fresh(description, 0, state),
            Optional.empty(),
            SessionMachine.STANDARD,
            new SessionWire(VirtualHost.CODEC, host, watch, SessionLog.WITHOUT_SESSION),
            watch,
            new SessionPlace(description, (place, why) -> {}),
            SessionLog.WITHOUT_SESSION,
            time,
            time::nanos,
            new WallClock(() -> 0),
            confirmed ->
                new Audience(
                    callbacks,
                    event -> told.add(event.toString()),
                    8,
                    confirmed,
                    () -> {},
                    SessionLog.WITHOUT_SESSION));
    CompletableFuture<FrozenSession> frozen = driver.freeze(Optional.empty()).toCompletableFuture();
    CompletionException e = assertThrows(CompletionException.class, frozen::join);
    IllegalStateException why = assertInstanceOf(IllegalStateException.class, e.getCause());
    assertTrue(
        String.valueOf(why.getMessage()).contains("The session was not frozen"), why::toString);
    assertFalse(String.valueOf(why.getCause()).contains("secret"));
    assertEquals(Phase.INIT, driver.state().phase());
    driver.submit(Input.Abandon::new);
    assertEquals(
        EndCause.Kind.ABANDONED, driver.audience().ended().toCompletableFuture().join().kind());
    assertFalse(told.isEmpty());
  }
}
