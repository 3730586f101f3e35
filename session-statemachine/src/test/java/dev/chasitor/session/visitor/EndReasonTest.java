package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Redactor;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which cause a session reports for each reason of ChatEnded. */
class EndReasonTest {

  private static final Word<ChatEndReason> UNKNOWN =
      Word.of(ChatEndReason.class, "maintenanceWindow");

  /** The states in which no end of the visitor's side is under way. */
  private static final List<Supplier<Rig>> STAYING =
      List.of(Rig::requested, Rig::queued, Rig::established, EndReasonTest::dismissed);

  /** The states in which the visitor's side ends the chat, by the cause that it has. */
  private static final Map<Supplier<Rig>, EndCause.Kind> ENDING =
      Map.of(
          () -> Rig.established().say(1, "unanswered").end(2),
          EndCause.Kind.VISITOR,
          () -> Rig.established().end(1),
          EndCause.Kind.VISITOR,
          () -> Rig.established().end(1).reply(RequestType.CHAT_END, new Reply.Accepted()),
          EndCause.Kind.VISITOR,
          () -> Rig.established().end(1).refused(RequestType.CHAT_END, gone()),
          EndCause.Kind.VISITOR,
          EndReasonTest::idle,
          EndCause.Kind.IDLE);

  private static Refusal gone() {
    return new Refusal.SessionInvalid("");
  }

  private static Rig dismissed() {
    return Rig.established().say(1, "refused").refused(RequestType.CHAT_MESSAGE, gone());
  }

  /** The idle time-out is over, and the ChatEnd of the client is on its way. */
  private static Rig idle() {
    Rig rig = Rig.requested().pushed(Rig.success(1)).pushed(Rig.attentive("Andy", 10, 20));
    rig.pushed(Rig.line("hello?")).toDeadline();
    rig.reply(RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT, new Reply.Accepted());
    return rig.toDeadline();
  }

  private static ChatEnded ended(Word<ChatEndReason> reason) {
    return ChatEnded.builder().reason(reason).build();
  }

  /** Returns the cause that the session reports for a ChatEnded. */
  private static EndCause cause(Rig rig, ChatEnded ended) {
    rig.pushed(ended);
    if (rig.openCalls().contains(RequestType.CHAT_MESSAGE)) {
      rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    }
    EndCause cause = ((VisitorState.Ended) rig.state).cause();
    List<SessionEvent> events = rig.events();
    assertEquals(new SessionEvent.Ended(cause), events.get(events.size() - 1));
    return cause;
  }

  private static EndCause.Kind expected(ChatEndReason reason) {
    return switch (reason) {
      case AGENT -> EndCause.Kind.AGENT;
      case CLIENT -> EndCause.Kind.VISITOR_SILENT;
      case CLIENT_IDLE_TIMEOUT -> EndCause.Kind.IDLE;
      case AGENTS_UNAVAILABLE, AGENT_PUSH_TIMEOUT -> EndCause.Kind.NO_AGENT;
      case NO_POST -> EndCause.Kind.REQUEST_FAILED;
    };
  }

  private static boolean isWanted(ChatEndReason reason) {
    return switch (reason) {
      case AGENT, CLIENT_IDLE_TIMEOUT -> true;
      case CLIENT, AGENTS_UNAVAILABLE, AGENT_PUSH_TIMEOUT, NO_POST -> false;
    };
  }

  @ParameterizedTest
  @EnumSource(ChatEndReason.class)
  void eachReasonIsReportedAsItIs(ChatEndReason reason) {
    EndCause expected = new EndCause(expected(reason), reason.word(), Optional.of(reason.word()));
    for (Supplier<Rig> rig : STAYING) {
      assertEquals(expected, cause(rig.get(), ended(Word.of(reason))));
    }
    assertEquals(isWanted(reason), expected.kind().isClean());
  }

  @ParameterizedTest
  @EnumSource(ChatEndReason.class)
  void anEndOfTheVisitorsSideIsTheCauseAndTheReasonStandsBeside(ChatEndReason reason) {
    ENDING.forEach(
        (rig, kind) -> {
          assertEquals(
              new EndCause(kind, reason.word(), Optional.of(reason.word())),
              cause(rig.get(), ended(Word.of(reason))));
          assertTrue(kind.isClean());
        });
  }

  @Test
  void anEndWithoutAReasonIsTheAgents() {
    ChatEnded bare = ChatEnded.builder().build();
    for (Supplier<Rig> rig : STAYING) {
      assertEquals(new EndCause(EndCause.Kind.AGENT, "no reason given"), cause(rig.get(), bare));
    }
    ENDING.forEach(
        (rig, kind) -> assertEquals(new EndCause(kind, "no reason given"), cause(rig.get(), bare)));
  }

  @Test
  void anUnknownReasonIsNoCleanEnd() {
    for (Supplier<Rig> rig : STAYING) {
      assertEquals(
          new EndCause(EndCause.Kind.OTHER_REASON, UNKNOWN.raw(), Optional.of(UNKNOWN.raw())),
          cause(rig.get(), ended(UNKNOWN)));
    }
    assertFalse(EndCause.Kind.OTHER_REASON.isClean());
    ENDING.forEach(
        (rig, kind) ->
            assertEquals(
                new EndCause(kind, UNKNOWN.raw(), Optional.of(UNKNOWN.raw())),
                cause(rig.get(), ended(UNKNOWN))));
  }

  @Test
  void anUnknownReasonIsKeptShortAndWithoutSecrets() {
    String echo = "key-1 heard: well, hello\n" + "x".repeat(5_000);
    EndCause cause =
        cause(Rig.established().say(1, "well, hello"), ended(Word.of(ChatEndReason.class, echo)));
    String kept = cause.reason().orElseThrow();
    assertTrue(kept.startsWith("(redacted) heard: (redacted) xxx"), kept);
    assertEquals(Redactor.LONGEST_TEXT, kept.length());
    assertEquals(kept, cause.detail());
  }

  @Test
  void aWordOfTheProtocolIsKeptThoughTheVisitorSaidIt() {
    Rig rig = Rig.established().say(1, "agent");
    assertEquals(
        new EndCause(EndCause.Kind.AGENT, "agent", Optional.of("agent")),
        cause(rig, ended(Word.of(ChatEndReason.AGENT))));
  }

  @ParameterizedTest
  @EnumSource(ChatFailReason.class)
  void aFailedRequestStatesItsReason(ChatFailReason reason) {
    Rig rig = Rig.queued();
    rig.pushed(ChatRequestFail.builder().reason(Word.of(reason)).build());
    assertEquals(
        new EndCause(EndCause.Kind.REQUEST_FAILED, reason.word(), Optional.of(reason.word())),
        ((VisitorState.Ended) rig.state).cause());
  }
}
