package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Reply;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.session.visitor.json.SessionDocument;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document of a session in two parts: the settings, and the state without them. */
class SessionPartsTest {

  private static final String VERSION = "{\"version\":" + VisitorStateJson.VERSION + ",";

  private static SessionDocument document(VisitorState state) {
    return SessionDocument.fresh(
        new SessionDescription("order-4711", Map.of("tenant", "acme"), List.of()),
        1_764_528_000_000L,
        state);
  }

  private static SessionDocument frozen(VisitorState state) {
    return document(state)
        .followedBy(
            state.ledger().now().plusSeconds(1), 1_764_528_001_000L, 9, List.of(7L, 8L), state);
  }

  static List<VisitorState> states() {
    return List.of(
        Rig.fresh().state,
        Rig.fresh().take(new Input.Start(Duration.ZERO)).say(1, "early").state,
        Rig.requested().state,
        Rig.queued().say(1, "waits \u2028").state,
        Rig.established().pushed(Rig.line("hello")).say(1, "a").say(2, "b").state,
        Rig.established().end(1).reply(RequestType.CHAT_END, new Reply.Accepted()).state,
        Rig.established().take(new Input.Abandon(Duration.ZERO)).state);
  }

  @ParameterizedTest
  @MethodSource("states")
  void bothPartsTogetherAreTheDocument(VisitorState state) {
    SessionDocument whole = frozen(state);
    assertEquals(whole, SessionDocument.read(whole.settingsJson(), whole.stateJson()));
    String settings = whole.settingsJson();
    assertEquals(
        settings.substring(0, settings.length() - 1)
            + ","
            + whole.stateJson().substring(VERSION.length()),
        new String(whole.write(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("states")
  void theStateHasNoneOfTheSettings(VisitorState state) {
    SessionDocument whole = document(state);
    assertFalse(whole.stateJson().contains("00D000000000001"), whole.stateJson());
    assertFalse(whole.stateJson().contains("tenant"), whole.stateJson());
    assertEquals(
        state.knownSettings().isPresent(), whole.settingsJson().contains("00D000000000001"));
    assertEquals(state.kind() == StateKind.ENDED, state.knownSettings().isEmpty());
  }

  @Test
  void theSettingsChangeOnlyWhenTheSessionMoves() {
    Rig rig = Rig.fresh();
    String first = document(rig.state).settingsJson();
    rig.opened().pushed(Rig.success(1)).say(1, "a");
    assertEquals(first, document(rig.state).settingsJson());
    rig.pushed(SwitchServer.builder().newUrl("https://other.example/chat").build());
    assertNotEquals(first, document(rig.state).settingsJson());
  }

  @Test
  void aSessionThatIsOverNeedsNoSettings() {
    SessionDocument before = document(Rig.fresh().state);
    SessionDocument over = frozen(Rig.established().take(new Input.Abandon(Duration.ZERO)).state);
    assertEquals(over, SessionDocument.read(over.settingsJson(), over.stateJson()));
    assertEquals(over, SessionDocument.read(before.settingsJson(), over.stateJson()));
  }

  @Test
  void anotherSessionNeedsItsSettings() {
    SessionDocument going = frozen(Rig.established().state);
    SessionDocument over = document(Rig.established().take(new Input.Abandon(Duration.ZERO)).state);
    MalformedMessageException e =
        assertThrows(
            MalformedMessageException.class,
            () -> SessionDocument.read(over.settingsJson(), going.stateJson()));
    assertEquals("expected the settings of a session that is not over", e.expectation());
    byte[] state = VisitorStateJson.write(going.state());
    String without =
        new String(state, StandardCharsets.UTF_8).replace("\"settings\":", "\"others\":");
    assertThrows(
        MalformedMessageException.class,
        () -> VisitorStateJson.read(without.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aPartOfAnotherVersionIsRefusedForItsVersion() {
    SessionDocument whole = frozen(Rig.established().state);
    String other = "{\"version\":4,";
    MalformedMessageException settings =
        assertThrows(
            MalformedMessageException.class,
            () ->
                SessionDocument.read(
                    whole.settingsJson().replace(VERSION, other), whole.stateJson()));
    assertEquals(
        "expected the settings of a session of version 5, found one written as version 4",
        settings.expectation());
    MalformedMessageException state =
        assertThrows(
            MalformedMessageException.class,
            () ->
                SessionDocument.read(
                    whole.settingsJson(), whole.stateJson().replace(VERSION, other)));
    assertEquals(
        "expected the state of a session of version 5, found one written as version 4",
        state.expectation());
  }

  @Test
  void aStateInWhichNothingWaitsIsShort() {
    Rig rig = Rig.established();
    for (int line = 1; line <= 60; line++) {
      rig.say(line, "what the visitor says, number " + line)
          .reply(RequestType.CHAT_MESSAGE, new Reply.Accepted())
          .after(Duration.ofSeconds(7))
          .pushed(Rig.line("what the agent says, number " + line));
    }
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(60));
    String state = document(rig.state).stateJson();
    assertTrue(state.length() <= 1024, () -> state.length() + ": " + state);
  }

  @Test
  void digestsOfHalfALineAreRefused() {
    SessionDocument whole = document(Rig.established().pushed(Rig.line("hello")).state);
    String last = "\"last\":\"";
    for (String broken : List.of("AAAA", "!")) {
      String state = whole.stateJson().replaceFirst(last + "[^\"]*", last + broken);
      MalformedMessageException e =
          assertThrows(
              MalformedMessageException.class,
              () -> SessionDocument.read(whole.settingsJson(), state));
      assertEquals("expected digests in base64, found another text", e.expectation());
    }
  }
}
