package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.session.FrozenDocuments;
import dev.chasitor.session.visitor.json.SessionDocument;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that this version wrote stay readable until the version is raised. */
class FrozenDocumentsTest {

  private static final Refusal LOST = new Refusal.AffinityLost("");

  private static final SessionDescription DESCRIPTION = description();

  private static SessionDescription description() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("tenant", "acme");
    attributes.put("customer", "Ada \u2713 Example");
    return new SessionDescription("order-4711", attributes, List.of("tenant"));
  }

  private static List<Rig> rigs(Recovery recovery) {
    return List.of(
        rig(recovery),
        rig(recovery).take(new Input.Start(Duration.ZERO)).say(1, "early"),
        rig(recovery).opened(),
        rig(recovery)
            .opened()
            .pushed(Rig.success(1))
            .pushed(QueueUpdate.builder().position(1).estimatedWaitTime(90).build())
            .say(1, "waits"),
        talking(recovery),
        rig(recovery).opened().chatting().end(1).reply(RequestType.CHAT_END, new Reply.Accepted()),
        rig(recovery).opened().chatting().say(1, "a").refused(RequestType.MESSAGES, LOST),
        restoring(recovery),
        rig(recovery).opened().chatting().say(1, "a").pushed(ChatEnded.builder().build()),
        rig(recovery).opened().chatting().take(new Input.Abandon(Duration.ZERO)));
  }

  private static Rig rig(Recovery recovery) {
    return Rig.fresh(Profile.builder().recovery(recovery).build());
  }

  /** Lines of both sides are known, some by a transcript with a sequence. */
  private static Rig talking(Recovery recovery) {
    Rig rig =
        rig(Recovery.RESYNC)
            .opened()
            .chatting()
            .pushed(Rig.line("hello"))
            .say(1, "a")
            .refused(RequestType.MESSAGES, LOST)
            .takenOver()
            .pushed(
                Rig.transcript(
                    entry(4, TranscriptEntryType.AGENT, "hello"),
                    entry(5, TranscriptEntryType.CHASITOR, "a")))
            .reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted())
            .pushed(Rig.line("yes"))
            .say(2, "b")
            .say(3, "c")
            .lost(RequestType.CHAT_MESSAGE);
    VisitorState.Established open = (VisitorState.Established) rig.state;
    rig.state = open.withSession(open.session().withRecovery(recovery));
    return rig;
  }

  private static TranscriptEntry entry(long sequence, TranscriptEntryType type, String text) {
    return TranscriptEntry.builder().from(Rig.entry(type, text)).sequence(sequence).build();
  }

  /** The state that was taken over is the same for both ways, but for the recovery it names. */
  private static Rig restoring(Recovery recovery) {
    Rig rig =
        rig(Recovery.RESYNC)
            .opened()
            .chatting()
            .say(1, "a")
            .refused(RequestType.MESSAGES, LOST)
            .takenOver();
    VisitorState.Restoring taken = (VisitorState.Restoring) rig.state;
    rig.state = taken.withSession(taken.session().withRecovery(recovery));
    return rig;
  }

  private static String file(Recovery recovery, StateKind kind) {
    return "visitor-" + kind.name().toLowerCase(Locale.ROOT) + "-" + recovery.name() + ".json";
  }

  @ParameterizedTest
  @EnumSource(Recovery.class)
  void eachDocumentThawsAndGoesOn(Recovery recovery) {
    Set<StateKind> seen = EnumSet.noneOf(StateKind.class);
    for (Rig rig : rigs(recovery)) {
      StateKind kind = rig.state.kind();
      seen.add(kind);
      if (FrozenDocuments.areWritten()) {
        byte[] document = SessionDocument.fresh(DESCRIPTION, 7_000, rig.state).write();
        FrozenDocuments.write(VisitorStateJson.VERSION, file(recovery, kind), document);
      }
      byte[] frozen = FrozenDocuments.read(VisitorStateJson.VERSION, file(recovery, kind));
      SessionDocument thawed = SessionDocument.read(frozen);
      assertEquals(rig.state, thawed.state());
      assertEquals(DESCRIPTION, thawed.description());
      assertEquals(
          List.of("tenant", "customer"), List.copyOf(thawed.description().attributes().keySet()));
      assertEquals(
          new String(frozen, StandardCharsets.UTF_8),
          new String(thawed.write(), StandardCharsets.UTF_8));
      goesOn(thawed.state());
    }
    assertEquals(EnumSet.allOf(StateKind.class), seen);
  }

  private static void goesOn(VisitorState thawed) {
    VisitorState idle = Resumption.withoutCalls(thawed);
    Input next =
        idle.kind() == StateKind.FRESH
            ? new Input.Start(idle.ledger().now())
            : new Input.Deadline(idle.deadline().orElse(idle.ledger().now()));
    Transition step = VisitorMachine.step(idle, next);
    boolean over = idle.kind() == StateKind.ENDED;
    assertEquals(over, step.next().kind() == StateKind.ENDED && step.effects().isEmpty());
    assertTrue(over || step.next().deadline().isPresent() || !step.effects().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"visitor-fresh", "visitor-queued", "visitor-established"})
  void aDocumentOfTheFirstVersionIsRefusedForItsVersion(String name) {
    byte[] document = FrozenDocuments.read(1, name + ".json");
    MalformedMessageException e =
        assertThrows(MalformedMessageException.class, () -> VisitorStateJson.read(document));
    assertTrue(e.expectation().endsWith("found one written as version 1"), e.expectation());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void aDocumentOfAnOlderVersionIsRefusedForItsVersion(int version) {
    byte[] document = FrozenDocuments.read(version, file(Recovery.RESYNC, StateKind.QUEUED));
    MalformedMessageException e =
        assertThrows(MalformedMessageException.class, () -> SessionDocument.read(document));
    assertEquals(
        "expected a frozen session of version 5, found one written as version " + version,
        e.expectation());
  }

  @Test
  void aDocumentWithAnIdThatCannotBeLoggedIsRefused() {
    String document =
        new String(
            SessionDocument.fresh(DESCRIPTION, 7_000, rig(Recovery.RESYNC).state).write(),
            StandardCharsets.UTF_8);
    byte[] forged =
        document
            .replace("\"order-4711\"", "\"order\\nchat=other\"")
            .getBytes(StandardCharsets.UTF_8);
    MalformedMessageException e =
        assertThrows(MalformedMessageException.class, () -> SessionDocument.read(forged));
    assertTrue(e.expectation().contains("A session's id has 1 to 128"), e.expectation());
  }

  @Test
  void aChangedShapeNeedsANewVersion() {
    String shapes =
        FrozenDocuments.listing(SessionDocument.class)
            + "\n"
            + FrozenDocuments.listing(VisitorStateJson.class);
    if (FrozenDocuments.areWritten()) {
      FrozenDocuments.write(
          VisitorStateJson.VERSION, "visitor.shapes", shapes.getBytes(StandardCharsets.UTF_8));
    }
    assertFalse(shapes.isBlank());
    assertEquals(
        new String(
            FrozenDocuments.read(VisitorStateJson.VERSION, "visitor.shapes"),
            StandardCharsets.UTF_8),
        shapes,
        "the documents changed: raise both versions, then run with -Dchasitor.fixtures=write");
  }
}
