package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.session.visitor.CommandOutcome.NotSent;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Leaving the queue in each way, and being sent to another server. */
class ElsewhereTest {

  private static Rig leaving(Profile.QueueExit exit) {
    return Rig.fresh(Profile.builder().leavesQueueBy(exit).build())
        .opened()
        .pushed(Rig.success(3))
        .say(1, "unheard")
        .end(2);
  }

  private static SwitchServer to(String url) {
    return SwitchServer.builder().newUrl(url).build();
  }

  @Test
  void fromHttpsNothingLeadsToHttp() {
    Rig rig = Rig.fresh().opened();
    rig.pushed(Rig.success(1)).say(1, "hello").pushed(to("http://other.example/chat"));
    assertEquals(
        new EndCause(EndCause.Kind.PROTOCOL, "SwitchServer leads from https to http"),
        ((VisitorState.Ended) rig.state).cause());
    assertEquals(Optional.of(new NotSent("the session ended first")), rig.outcome(1));
  }

  @Test
  void whatTheSessionSendsOnItsOwnAccountStaysBehind() {
    Rig rig = Rig.queued().say(1, "hello");
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    rig.pushed(Rig.transcript());
    assertEquals(List.of(RequestType.MESSAGES, RequestType.CHASITOR_RESYNC_STATE), rig.openCalls());
    rig.pushed(to("https://other.example/chat"));
    assertEquals(
        List.of(RequestType.CHAT_MESSAGE),
        ((VisitorState.Opening) rig.state)
            .outbox().items().stream().map(item -> item.request().kind()).toList());
  }

  @Test
  void theQueueIsLeftAsTheProfileSays() {
    assertEquals(
        List.of(RequestType.DELETE_SESSION_ID), leaving(Profile.QueueExit.DELETE).openCalls());
    assertEquals(
        List.of(RequestType.CHAT_CANCEL), leaving(Profile.QueueExit.CHAT_CANCEL).openCalls());
    assertEquals(List.of(RequestType.CHAT_END), leaving(Profile.QueueExit.CHAT_END).openCalls());
  }

  @Test
  void leavingIsNumberedAndSettled() {
    Rig rig = leaving(Profile.QueueExit.CHAT_CANCEL);
    assertEquals(OptionalLong.of(2), rig.call(RequestType.CHAT_CANCEL).headers().sequence());
    rig.reply(RequestType.CHAT_CANCEL, new Reply.Accepted());
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(2));
    assertEquals(
        Optional.of(new NotSent("the visitor left before an agent was there")), rig.outcome(1));
  }

  @Test
  void whereItIsRefusedDeleteTakesItsPlace() {
    Rig rig = leaving(Profile.QueueExit.CHAT_CANCEL);
    rig.refused(RequestType.CHAT_CANCEL, new Refusal.Rejected(405, ""));
    assertEquals(List.of(RequestType.DELETE_SESSION_ID), rig.openCalls());
    Refusal refusal = new Refusal.Rejected(405, "");
    rig.refused(RequestType.DELETE_SESSION_ID, refusal);
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
    assertEquals(Optional.of(new CommandOutcome.Refused(refusal)), rig.outcome(2));
  }

  @Test
  void leavingIsTriedAgainUnderItsNumber() {
    Rig rig = leaving(Profile.QueueExit.CHAT_END).lost(RequestType.CHAT_END).toDeadline();
    assertEquals(OptionalLong.of(2), rig.call(RequestType.CHAT_END).headers().sequence());
  }

  @Test
  void aChatThatIsAskedForIsAskedForOnTheOtherServer() {
    Rig rig = Rig.queued().say(1, "hello");
    rig.pushed(to("https://other.example/chat"), Rig.agent("ghost")).restartSequence();
    URI other = URI.create("https://other.example/chat/rest/");
    assertEquals(List.of(RequestType.SESSION_ID), rig.openCalls());
    assertEquals(other, rig.call(RequestType.SESSION_ID).server());
    rig.reply(RequestType.SESSION_ID, Rig.session());
    assertEquals(other, rig.call(RequestType.MESSAGES).server());
    assertEquals(OptionalLong.of(1), rig.call(RequestType.CHASITOR_INIT).headers().sequence());
    rig.reply(RequestType.CHASITOR_INIT, new Reply.Accepted()).chatting();
    assertEquals(other, rig.call(RequestType.CHAT_MESSAGE).server());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(1));
  }

  @Test
  void aLineBreakBehindTheAddressEndsNoChat() {
    Rig rig = Rig.queued().pushed(to("https://other.example/chat\r\n"));
    assertEquals(
        URI.create("https://other.example/chat/rest/"), rig.call(RequestType.SESSION_ID).server());
  }

  @Test
  void aServerThatIsNoneEndsTheSession() {
    for (String url : List.of("", "chat", "ftp://other.example", "https://a b/")) {
      Rig rig = Rig.requested().say(1, "hello").pushed(to(url));
      assertEquals(EndCause.Kind.PROTOCOL, rig.cause(), url);
      assertEquals(Optional.of(new NotSent("the session ended first")), rig.outcome(1));
      assertEquals(List.of(), rig.openCalls());
    }
  }

  @Test
  void nobodyIsSentRoundForEver() {
    Rig rig = Rig.fresh().take(new Input.Start(Rig.fresh().now));
    int switches = 0;
    while (rig.state.kind() != StateKind.ENDED && switches < 100) {
      rig.reply(RequestType.SESSION_ID, Rig.session()).restartSequence();
      rig.pushed(to("https://s" + switches++ + ".example/chat"));
    }
    assertEquals(EndCause.Kind.PROTOCOL, rig.cause());
    assertEquals(4, switches);
  }

  @Test
  void aChatThatGoesOnIsNotMoved() {
    Rig rig = Rig.established().pushed(to("https://other.example/chat"));
    assertEquals(StateKind.ESTABLISHED, rig.state.kind());
    assertEquals(Rig.HOME, rig.call(RequestType.MESSAGES).server());
  }
}
