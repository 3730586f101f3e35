package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.RequestType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Typing notices and sneak peeks: the latest only, never in the way, not too often. */
class NoticesTest {

  private static final Duration INTERVAL = Profile.defaults().noticeInterval();

  private static Rig watched() {
    return Rig.requested().pushed(Rig.success(1), Rig.attentive("Andy", 30, 60));
  }

  private static List<RequestType> posted(Rig rig) {
    return rig.effects.stream()
        .filter(Effect.Call.class::isInstance)
        .map(effect -> ((Effect.Call) effect).request().kind())
        .filter(kind -> kind.canBeWrapped() && kind != RequestType.CHASITOR_INIT)
        .toList();
  }

  private static List<String> peeked(Rig rig) {
    return rig.calls(RequestType.CHASITOR_SNEAK_PEEK).stream()
        .map(call -> ((ChasitorSneakPeekRequest) call.request()).text())
        .toList();
  }

  @Test
  void onlyTheLatestIsShownAndOnlyNews() {
    Rig rig = Rig.established().say(1, "a").type(true).type(false).type(true);
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.type(true).reply(RequestType.CHASITOR_TYPING, new Reply.Accepted());
    rig.type(true).type(false).type(true);
    assertEquals(List.of(RequestType.CHAT_MESSAGE, RequestType.CHASITOR_TYPING), posted(rig));
  }

  @Test
  void noticesLeaveNoMoreOftenThanTheProfileAllows() {
    Rig rig = watched().type(true);
    rig.reply(RequestType.CHASITOR_TYPING, new Reply.Accepted());
    rig.peek("h").peek("he").peek("hel");
    assertEquals(List.of(), peeked(rig));
    assertEquals(rig.now.plus(INTERVAL), rig.state.deadline().orElseThrow());
    rig.toDeadline();
    assertEquals(List.of("hel"), peeked(rig));
    rig.reply(RequestType.CHASITOR_SNEAK_PEEK, new Reply.Accepted());
    rig.peek("help").toDeadline();
    assertEquals(List.of("hel", "help"), peeked(rig));
    assertEquals(INTERVAL.multipliedBy(2), rig.now);
  }

  @Test
  void whatIsSaidOvertakesWhatWasShownOfIt() {
    Rig rig = watched().type(true);
    rig.peek("hel").say(1, "hello");
    rig.reply(RequestType.CHASITOR_TYPING, new Reply.Accepted());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.after(INTERVAL).take(new Input.Deadline(rig.now));
    assertEquals(List.of(RequestType.CHASITOR_TYPING, RequestType.CHAT_MESSAGE), posted(rig));
  }

  @Test
  void anAgentWhoMayNotPeekSeesNothing() {
    Rig rig = Rig.established().peek("secret");
    rig.after(INTERVAL).take(new Input.Deadline(rig.now));
    assertEquals(List.of(), posted(rig));
    assertEquals(List.of(), posted(Rig.queued().peek("secret").type(true)));
  }

  @Test
  void nothingIsShownOnceTheEndWasAskedFor() {
    Rig rig = watched().say(1, "bye").end(2).type(true).peek("oh");
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.reply(RequestType.CHAT_END, new Reply.Accepted());
    assertEquals(List.of(RequestType.CHAT_MESSAGE, RequestType.CHAT_END), posted(rig));
  }

  @Test
  void aHandOverForgetsWhatWasToBeShown() {
    Rig rig = watched().say(1, "a").peek("b");
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
    rig.takenOver().pushed(Rig.transcript());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.after(INTERVAL).take(new Input.Deadline(rig.now));
    assertEquals(List.of(), peeked(rig));
  }

  @Test
  void eventsOfTheApplicationKeepTheirPlaceAmongTheLines() {
    Rig rig = Rig.queued().say(1, "a");
    rig.take(new Input.Post(rig.now, 2, Rig.event("page", "/prices"))).say(3, "b");
    rig.pushed(Rig.agent("Andy"));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(Rig.event("page", "/prices"), rig.call(RequestType.CUSTOM_EVENT).request());
    rig.reply(RequestType.CUSTOM_EVENT, new Reply.Accepted());
    assertEquals(new CommandOutcome.Accepted(), rig.outcome(2).orElseThrow());
    assertEquals("b", ((ChatMessageRequest) rig.call(RequestType.CHAT_MESSAGE).request()).text());
  }

  @Test
  void onlyEventsOfTheVisitorCanBePosted() {
    ChatMessageRequest line = ChatMessageRequest.builder().text("a").build();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Input.Post(Duration.ZERO, 1, line));
    assertEquals("A visitor posts CustomEvent or RichMessage, not CHAT_MESSAGE", e.getMessage());
  }
}
