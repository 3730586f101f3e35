package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.session.visitor.CommandOutcome.Accepted;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A backlog as one MultiNoun: one number, one body, one fate. */
class BacklogTest {

  private static Rig backlog(int limit) {
    return backlog(Profile.builder().batchLimit(limit).build());
  }

  private static Rig backlog(Profile profile) {
    Rig rig = Rig.fresh(profile).opened().say(1, "a");
    rig.take(new Input.Post(rig.now, 2, Rig.event("page", "/")));
    return rig.say(3, "b").say(4, "c").chatting();
  }

  private static List<String> nouns(Effect.Call call) {
    return ((MultiNounRequest) call.request())
        .nouns().stream().map(NounWrapper::request).map(BacklogTest::text).toList();
  }

  private static String text(Request request) {
    return request instanceof ChatMessageRequest line
        ? line.text()
        : ((CustomEventRequest) request).data();
  }

  private static String said(Rig rig) {
    return text(rig.call(RequestType.CHAT_MESSAGE).request());
  }

  @Test
  void oneByOneUnlessTheProfileSaysOtherwise() {
    assertEquals("a", said(Rig.fresh().opened().say(1, "a").say(2, "b").chatting()));
  }

  @Test
  void asManyAsAllowedGoUnderOneNumber() {
    Rig rig = backlog(3);
    Effect.Call batch = rig.call(RequestType.MULTI_NOUN);
    assertEquals(List.of("a", "/", "b"), nouns(batch));
    assertEquals(OptionalLong.of(2), batch.headers().sequence());
    rig.say(5, "later");
    rig.reply(RequestType.MULTI_NOUN, new Reply.Accepted());
    for (long ref = 1; ref <= 3; ref++) {
      assertEquals(Optional.of(new Accepted()), rig.outcome(ref));
    }
    Effect.Call next = rig.call(RequestType.MULTI_NOUN);
    assertEquals(List.of("c", "later"), nouns(next));
    assertEquals(OptionalLong.of(3), next.headers().sequence());
  }

  @Test
  void aRetryRepeatsNumberAndBody() {
    Rig rig = backlog(3);
    Effect.Call first = rig.call(RequestType.MULTI_NOUN);
    rig.say(5, "later").lost(RequestType.MULTI_NOUN).toDeadline();
    Effect.Call again = rig.call(RequestType.MULTI_NOUN);
    assertEquals(first.request(), again.request());
    assertEquals(first.headers().sequence(), again.headers().sequence());
  }

  @Test
  void theEndIsNotPartOfIt() {
    Rig rig = Rig.fresh(Profile.builder().batchLimit(9).build()).opened().chatting();
    rig.say(1, "a").say(2, "b").end(3);
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(1, rig.calls(RequestType.CHAT_END).size());
  }

  @Test
  void aServerThatRefusesItGetsThemOneByOne() {
    Rig rig = backlog(4).refused(RequestType.MULTI_NOUN, new Refusal.Rejected(404, "no"));
    assertEquals("a", said(rig));
    assertEquals(OptionalLong.of(3), rig.call(RequestType.CHAT_MESSAGE).headers().sequence());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.reply(RequestType.CUSTOM_EVENT, new Reply.Accepted());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals("c", said(rig));
    assertEquals(Optional.of(new Accepted()), rig.outcome(3));
    assertEquals(1, rig.calls(RequestType.MULTI_NOUN).size());
  }

  @Test
  void aServerThatFailsOnItFailsAllOfIt() {
    Rig rig = backlog(Profile.builder().batchLimit(4).postRetries(0).build());
    Refusal failed = new Refusal.ServerFailed(500, "");
    rig.refused(RequestType.MULTI_NOUN, failed);
    for (long ref = 1; ref <= 4; ref++) {
      // A gateway may fail on what the node behind it has taken.
      assertEquals(Optional.of(new CommandOutcome.Unknown("status 500")), rig.outcome(ref));
    }
  }

  @Test
  void outOfSyncGivesTheWholeANewNumber() {
    Rig rig = backlog(4).refused(RequestType.MULTI_NOUN, Rig.outOfSync(2, 7)).toDeadline();
    assertEquals(List.of("a", "/", "b", "c"), nouns(rig.call(RequestType.MULTI_NOUN)));
    assertEquals(OptionalLong.of(8), rig.call(RequestType.MULTI_NOUN).headers().sequence());
  }

  @Test
  void theTranscriptSettlesWhatArrivedOfIt() {
    Rig rig = backlog(4).say(5, "later");
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    rig.pushed(
        Rig.transcript(
            Rig.entry(TranscriptEntryType.CHASITOR, "a"),
            Rig.entry(TranscriptEntryType.CHASITOR, "b")));
    for (long ref = 1; ref <= 3; ref++) {
      assertEquals(Optional.of(new Accepted()), rig.outcome(ref), "ref " + ref);
    }
    assertEquals(Optional.empty(), rig.outcome(4));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals("c", said(rig));
    assertEquals(OptionalLong.of(3), rig.call(RequestType.CHAT_MESSAGE).headers().sequence());
  }

  @Test
  void withItsLastLineAllOfItHasArrivedAlsoWhatNoTranscriptShows() {
    Rig rig = Rig.fresh(Profile.builder().batchLimit(4).build()).opened().say(1, "a");
    rig.take(new Input.Post(rig.now, 2, Rig.event("page", "/"))).chatting().say(3, "b");
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    rig.pushed(Rig.transcript(Rig.entry(TranscriptEntryType.CHASITOR, "a")));
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
    assertEquals(Optional.of(new Accepted()), rig.outcome(2));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals("b", said(rig));
    assertEquals(OptionalLong.of(3), rig.call(RequestType.CHAT_MESSAGE).headers().sequence());
  }

  @Test
  void aTranscriptWithoutItHasItSentAgain() {
    Rig rig = backlog(4);
    Effect.Call first = rig.call(RequestType.MULTI_NOUN);
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    rig.pushed(Rig.transcript());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(first.request(), rig.call(RequestType.MULTI_NOUN).request());
    assertEquals(first.headers().sequence(), rig.call(RequestType.MULTI_NOUN).headers().sequence());
  }
}
