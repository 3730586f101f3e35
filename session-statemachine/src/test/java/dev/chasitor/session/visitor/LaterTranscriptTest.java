package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.CommandOutcome.Accepted;
import dev.chasitor.session.visitor.CommandOutcome.Unknown;
import dev.chasitor.session.visitor.SessionEvent.Received;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A transcript that begins later than the chat: rule C-RSY-15. */
class LaterTranscriptTest {

  private static final Refusal LOST = new Refusal.AffinityLost("");

  private static TranscriptEntry line(TranscriptEntryType type, String text) {
    return TranscriptEntry.builder().type(Word.of(type)).name("x").content(text).build();
  }

  private static TranscriptEntry agent(String text) {
    return line(TranscriptEntryType.AGENT, text);
  }

  private static TranscriptEntry agent(long sequence, String text) {
    return TranscriptEntry.builder().from(agent(text)).sequence(sequence).build();
  }

  private static TranscriptEntry visitor(String text) {
    return line(TranscriptEntryType.CHASITOR, text);
  }

  private static TranscriptEntry visitor(long sequence, String text) {
    return TranscriptEntry.builder().from(visitor(text)).sequence(sequence).build();
  }

  private static Rig heard(String... texts) {
    Rig rig = Rig.established();
    for (String text : texts) {
      rig.pushed(Rig.line(text));
    }
    return rig;
  }

  private static Rig restored(Rig rig, TranscriptEntry... lines) {
    rig.refused(RequestType.MESSAGES, LOST);
    if (rig.openCalls().isEmpty()) {
      rig.toDeadline();
    }
    return rig.takenOver().pushed(Rig.transcript(lines));
  }

  /** The recovered lines; those that may be repeats end in a question mark. */
  private static List<String> recovered(Rig rig) {
    return rig.events().stream()
        .filter(event -> event instanceof Received received && received.recovered())
        .map(Received.class::cast)
        .map(
            received ->
                ((ChatMessage) received.message()).text() + (received.perhapsRepeated() ? "?" : ""))
        .toList();
  }

  @Test
  void theLastLinesDeliveredAreFoundByTheirTexts() {
    Rig rig = restored(heard("a", "b", "c"), agent("b"), agent("c"), agent("d"));
    assertEquals(List.of("d"), recovered(rig));
    assertEquals(List.of("a", "b", "c", "d"), rig.heard());
  }

  @Test
  void aTranscriptOfOldLinesBringsNothing() {
    assertEquals(List.of(), recovered(restored(heard("a", "b", "c"), agent("a"), agent("b"))));
  }

  @Test
  void withoutAnOverlapEachLineIsReportedWithAMark() {
    Rig rig = restored(heard("a", "b"), agent("c"), agent("d"));
    assertEquals(List.of("c?", "d?"), recovered(rig));
  }

  /** There are only as many repeats as lines that were delivered. */
  @Test
  void moreLinesThanWereDeliveredAreNoRepeats() {
    Rig rig = restored(heard("a"), agent("c"), agent("d"));
    assertEquals(List.of("c?", "d"), recovered(rig));
  }

  @Test
  void whatWasNeverHeardOfIsNoRepeat() {
    assertEquals(List.of("a", "b"), recovered(restored(heard(), agent(8, "a"), agent(9, "b"))));
  }

  /** The line after "ok, ok" may be the second "ok" or a third one. */
  @Test
  void equalLinesLeaveADoubtWhichIsMarked() {
    Rig rig = restored(heard("a", "ok", "ok"), agent("ok"), agent("ok"), agent("b"));
    assertEquals(List.of("ok?", "b"), recovered(rig));
  }

  @Test
  void theSequenceOfAnEarlierTranscriptDecidesBetweenEqualLines() {
    Rig rig = restored(heard("ok"), agent(3, "ok"), agent(4, "ok"));
    assertEquals(List.of("ok?", "ok"), recovered(rig));
    rig.pushed(Rig.line("ok"));
    restored(rig, agent(4, "ok"), agent(5, "ok"), agent(6, "ok"), agent(9, "ok"));
    assertEquals(List.of("ok?", "ok", "ok", "ok"), recovered(rig));
  }

  /** A server may number each transcript from 1: then the text shows that it is another line. */
  @Test
  void aSequenceThatNamesAnotherLineIsNotBelieved() {
    Rig rig = restored(heard("a"), agent(1, "a"), agent(2, "b"));
    restored(rig, agent(1, "b"), agent(2, "c"), agent(3, "d"));
    assertEquals(List.of("b", "c", "d"), recovered(rig));
  }

  /** A server may write texts in another way into its transcript. */
  @Test
  void aWholeTranscriptIsComparedByCounting() {
    Rig rig = restored(heard("a & b"), agent(1, "a &amp; b"), visitor(2, "v"), agent(3, "c"));
    assertEquals(List.of("c"), recovered(rig));
  }

  @Test
  void aTranscriptThatLagsBehindBringsNothing() {
    Rig rig = heard("a", "b", "c");
    restored(rig, agent(1, "a"), agent(2, "b"));
    assertEquals(List.of(), recovered(rig));
    restored(rig, agent(2, "b"), agent(3, "c"), agent(4, "d"));
    assertEquals(List.of("d"), recovered(rig));
  }

  @Test
  void aLineWithoutATextStandsForAnyLine() {
    TranscriptEntry silent =
        TranscriptEntry.builder().type(Word.of(TranscriptEntryType.AGENT)).build();
    Rig rig = restored(heard("a", "b", "c"), silent, agent("c"), agent("d"));
    assertEquals(List.of("d"), recovered(rig));
    restored(rig, silent, silent);
    assertEquals(List.of("d"), recovered(rig));
  }

  @Test
  void theVisitorsLineIsFoundAmongTheNewestLines() {
    Rig rig = saidAndLost("v1", "v2");
    restored(rig, visitor(5, "v1"), visitor(7, "v2"));
    assertEquals(Optional.of(new Accepted()), rig.outcome(2));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of("2:v1", "3:v2"), rig.sent());
  }

  @Test
  void aLineThatTheTranscriptLacksAfterAKnownLineIsSentAgain() {
    Rig rig = saidAndLost("v1", "v2");
    restored(rig, visitor(5, "v1"), agent(6, "a"));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of("2:v1", "3:v2", "3:v2"), rig.sent());
  }

  /** The line may have arrived and be too old to be shown: to send it again could double it. */
  @Test
  void aLineThatMayBeTooOldToBeShownIsSettledAsUnknown() {
    Rig rig = saidAndLost("v1", "v2").say(3, "v3");
    restored(rig, agent(8, "a"), agent(9, "b"));
    assertInstanceOf(Unknown.class, rig.outcome(2).orElseThrow());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of("2:v1", "3:v2", "4:v3"), rig.sent());
  }

  /** Without a connection the server did not get the line. */
  @Test
  void aLineThatCannotHaveArrivedIsSentAgain() {
    Rig rig = Rig.established().say(1, "v1");
    rig.lost(RequestType.CHAT_MESSAGE, FailureKind.CONNECTION_REFUSED);
    restored(rig, agent(8, "a"));
    assertEquals(Optional.empty(), rig.outcome(1));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of("2:v1", "2:v1"), rig.sent());
  }

  /** Equal lines: the one that is shown may be the known one or the one in doubt. */
  @Test
  void aLineThatMayBeAnotherOneIsSettledAsUnknown() {
    Rig rig = Rig.established();
    for (int ref = 1; ref <= 2; ref++) {
      rig.say(ref, "ok").reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    }
    rig.say(3, "ok");
    restored(rig, visitor(6, "ok"), visitor(7, "ok"));
    assertInstanceOf(Unknown.class, rig.outcome(3).orElseThrow());
  }

  /** The visitor said "ok" before, and the transcript shows one "ok" only. */
  @Test
  void aLineThatEqualsTheOnlyKnownLineShownIsSettledAsUnknown() {
    Rig rig = saidAndLost("ok", "ok");
    restored(rig, agent(5, "a"), visitor(7, "ok"));
    assertInstanceOf(Unknown.class, rig.outcome(2).orElseThrow());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of("2:ok", "3:ok"), rig.sent());
  }

  @Test
  void aLineThatEqualsTwoKnownLinesOfWhichOneIsShownIsSettledAsUnknown() {
    Rig rig = saidAndLost("ok", "ok");
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted()).say(3, "ok");
    restored(rig, visitor(7, "ok"));
    assertInstanceOf(Unknown.class, rig.outcome(3).orElseThrow());
  }

  /** If the transcript is whole, an equal line that is known is no reason for doubt. */
  @Test
  void aLineThatAWholeTranscriptLacksIsSentAgain() {
    Rig rig = saidAndLost("ok", "ok");
    restored(rig, agent(1, "a"), visitor(2, "ok"));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of("2:ok", "3:ok", "3:ok"), rig.sent());
  }

  /** A server leaves out the text of a line that is too long for its answer. */
  @Test
  void aLineThatMayBeTheOneWithoutATextIsSettledAsUnknown() {
    Rig rig = saidAndLost("v1", "v2");
    restored(rig, visitor(1, "v1"), silent(2, TranscriptEntryType.CHASITOR));
    assertInstanceOf(Unknown.class, rig.outcome(2).orElseThrow());
  }

  /** Two lines went in a MultiNoun, and the transcript shows the first of them only. */
  @Test
  void aLineAfterALineThatArrivedIsSentAgain() {
    Rig rig = lostInOneCall("a", "b");
    restored(rig, agent(8, "x"), visitor(9, "a"));
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
    assertEquals(Optional.empty(), rig.outcome(2));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of("3:b"), rig.sent());
  }

  /** What stands before the first doubtful line is settled as accepted. */
  @Test
  void aLineBeforeTheFirstDoubtIsAccepted() {
    Rig rig = lostInOneCall("a", "b");
    restored(rig, visitor(8, "a"), silent(9, TranscriptEntryType.CHASITOR));
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
    assertInstanceOf(Unknown.class, rig.outcome(2).orElseThrow());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of(), rig.sent());
  }

  private static Rig lostInOneCall(String first, String second) {
    Rig rig = Rig.fresh(Profile.builder().batchLimit(5).build()).opened();
    return rig.say(1, first).say(2, second).chatting();
  }

  private static TranscriptEntry silent(long sequence, TranscriptEntryType type) {
    return TranscriptEntry.builder().type(Word.of(type)).sequence(sequence).build();
  }

  /** One line is weak evidence: the agent may say it again, and no line shown may be known. */
  @Test
  void aLineThatAloneEqualsAKnownLineIsReportedWithAMark() {
    Rig rig = restored(heard("a", "ok"), agent(7, "ok"), agent(8, "long"));
    assertEquals(List.of("ok?", "long"), recovered(rig));
    rig = restored(heard("a", "ok", "ok"), agent(7, "ok"), agent(8, "ok"), agent(9, "long"));
    assertEquals(List.of("ok?", "ok?", "long"), recovered(rig));
  }

  /** The server writes "x &amp; y" in another way, and the last "ok" equals the first. */
  @Test
  void aLineOfAWholeTranscriptThatFitsByChanceLeavesADoubt() {
    Rig rig =
        restored(
            heard("ok", "x & y", "ok"),
            agent(1, "ok"),
            agent(2, "x &amp; y"),
            agent(3, "ok"),
            agent(4, "new"));
    assertEquals(List.of("x &amp; y?", "ok?", "new"), recovered(rig));
  }

  /** A server that numbers each transcript from 1 gives the number of a known line to a new one. */
  @Test
  void aSequenceIsBelievedOnlyIfAllLinesBeforeItFit() {
    Rig rig = restored(heard("a"), agent(1, "a"), agent(2, "b"), agent(3, "ok"));
    restored(rig, agent(1, "ok"), agent(2, "c"), agent(3, "ok"), agent(4, "d"));
    assertEquals(List.of("b", "ok", "c?", "ok?", "d"), recovered(rig));
  }

  /** The lines after the one with the sequence are more than the session keeps digests of. */
  @Test
  void aSequenceThatNoDigestConfirmsLeavesADoubt() {
    Rig rig = restored(heard("a"), agent(5, "a"), agent(6, "b"));
    for (int i = 0; i < 25; i++) {
      rig.pushed(Rig.line("c" + i));
    }
    restored(rig, agent(5, "n1"), agent(6, "n2"));
    assertEquals(List.of("a?", "b", "n1?", "n2?"), recovered(rig));
    restored(rig, agent(7, "c24"), agent(8, "n1"));
    assertEquals(List.of("a?", "b", "n1?", "n2?", "c24?", "n1?"), recovered(rig));
  }

  /** After a doubt, the lines shown are known to be in a row. */
  @Test
  void aDoubtDoesNotLastIntoTheNextTranscript() {
    Rig rig = restored(heard("a", "ok", "ok"), agent("ok"), agent("ok"), agent("b"));
    assertEquals(List.of("ok?", "b"), recovered(rig));
    restored(rig, agent("a"), agent("ok"), agent("ok"), agent("b"), agent("c"));
    assertEquals(List.of("ok?", "b", "c"), recovered(rig));
  }

  /** The first line was accepted, and of the second nobody knows. */
  private static Rig saidAndLost(String first, String second) {
    Rig rig = Rig.established().say(1, first);
    return rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted()).say(2, second);
  }

  /**
   * Random chats with transcripts of random lengths, with a sequence or without: no line is lost,
   * and each line that is delivered twice is marked. Lines have few texts, so they are told apart
   * by their places.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void noLineIsLostAndNoneIsRepeatedWithoutAMark(long seed) {
    Random random = new Random(seed);
    boolean numbered = random.nextBoolean();
    Rig rig = Rig.established();
    List<TranscriptEntry> all = new ArrayList<>();
    int heard = 0;
    for (int step = 0; step < 40; step++) {
      String text = word(random);
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          all.add(entry(all, numbered, TranscriptEntryType.AGENT, text));
          // A server pushes the lines in order.
          if (random.nextInt(3) > 0 && heard == agentTexts(all).size() - 1) {
            rig.pushed(Rig.line(text));
            heard++;
          }
        }
        case 2 -> all.add(entry(all, numbered, TranscriptEntryType.CHASITOR, "v"));
        default -> {
          List<TranscriptEntry> shown = newest(all, heard, random.nextInt(all.size() + 1));
          restoreAndCheck(rig, shown, agentTexts(all).size() - heard);
          heard = agentTexts(all).size();
        }
      }
    }
    restoreAndCheck(rig, all, agentTexts(all).size() - heard);
  }

  static IntStream seeds() {
    return IntStream.range(0, 500);
  }

  /**
   * Restores the chat, and checks that the last {@code fresh} lines of agents are delivered, and
   * that the lines delivered before them have a mark.
   */
  private static void restoreAndCheck(Rig rig, List<TranscriptEntry> shown, int fresh) {
    int before = recovered(rig).size();
    restored(rig, shown.toArray(TranscriptEntry[]::new));
    List<String> news = recovered(rig).subList(before, recovered(rig).size());
    List<String> texts = agentTexts(shown);
    assertTrue(news.size() >= fresh, () -> news + " of " + texts + ", new: " + fresh);
    for (int back = 1; back <= news.size(); back++) {
      String line = news.get(news.size() - back);
      boolean isMarked = line.endsWith("?");
      assertEquals(
          texts.get(texts.size() - back), isMarked ? line.substring(0, line.length() - 1) : line);
      assertTrue(back <= fresh || isMarked, () -> news + " of " + texts + ", new: " + fresh);
    }
  }

  private static String word(Random random) {
    return List.of("ok", "no", "yes").get(random.nextInt(3));
  }

  private static TranscriptEntry entry(
      List<TranscriptEntry> all, boolean numbered, TranscriptEntryType type, String text) {
    TranscriptEntry plain = line(type, text);
    return numbered
        ? TranscriptEntry.builder().from(plain).sequence(all.size() + 1L).build()
        : plain;
  }

  private static List<String> agentTexts(List<TranscriptEntry> all) {
    return all.stream()
        .filter(entry -> entry.type().orElseThrow().is(TranscriptEntryType.AGENT))
        .map(entry -> entry.content().orElseThrow())
        .toList();
  }

  /** A server sends the newest lines, and the newest acknowledged line is among them. */
  private static List<TranscriptEntry> newest(List<TranscriptEntry> all, int heard, int from) {
    int at = 0;
    while (at < from && agentTexts(all.subList(0, at + 1)).size() < Math.max(1, heard)) {
      at++;
    }
    return all.subList(at, all.size());
  }

  /**
   * Random chats in which the visitor's lines are lost before or after they arrive: no line arrives
   * twice, and each line that is reported as accepted arrived.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void noLineOfTheVisitorArrivesTwice(long seed) {
    Random random = new Random(seed);
    boolean numbered = random.nextBoolean();
    Rig rig = Rig.established();
    List<TranscriptEntry> all = new ArrayList<>();
    int arrivals = 0;
    for (int ref = 1; ref <= 15; ref++) {
      String text = word(random);
      rig.say(ref, text);
      int before = arrivals;
      int tries = 0;
      while (rig.openCalls().contains(RequestType.CHAT_MESSAGE)) {
        boolean arrives = random.nextInt(3) > 0 || ++tries > 2;
        if (arrives) {
          all.add(entry(all, numbered, TranscriptEntryType.CHASITOR, text));
          arrivals++;
        }
        if (arrives && (tries > 2 || random.nextBoolean())) {
          rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
        } else {
          if (random.nextBoolean()) {
            all.add(entry(all, numbered, TranscriptEntryType.AGENT, "a" + all.size()));
          }
          // The newest line of the visitor is shown.
          int from = random.nextInt(all.size() + 1);
          while (from > 0
              && agentTexts(all.subList(from, all.size())).size() == all.size() - from) {
            from--;
          }
          restored(rig, all.subList(from, all.size()).toArray(TranscriptEntry[]::new));
          rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
        }
      }
      int times = arrivals - before;
      CommandOutcome outcome = rig.outcome(ref).orElseThrow();
      assertTrue(times <= 1, () -> "arrived " + times + " times: " + outcome);
      assertEquals(outcome instanceof Accepted ? 1 : times, times);
    }
  }

  @Test
  void noDigestShowsWhatWasSaidOrThatTwoSessionsSaidTheSame() {
    String written =
        new String(VisitorStateJson.write(heard("yes", "no").state), StandardCharsets.UTF_8);
    assertFalse(written.contains("yes"), written);
    OpenSession one = ((VisitorState.Open) heard("yes").state).session();
    OpenSession other =
        one.withCredentials(
            new Credentials(
                "id-2",
                one.credentials().key(),
                one.credentials().affinity(),
                one.credentials().pollTimeout()));
    assertTrue(LineDigest.areEqual(LineDigest.of(one, "yes"), LineDigest.of(one, "yes")));
    assertFalse(LineDigest.areEqual(LineDigest.of(one, "yes"), LineDigest.of(other, "yes")));
    // Frozen sessions hold digests, so the function must stay.
    assertEquals(101994430346330L, LineDigest.of(one, "yes"));
    assertEquals(
        10_000,
        IntStream.range(0, 10_000)
            .mapToLong(i -> LineDigest.of(one, "line " + i))
            .distinct()
            .count());
  }

  @Test
  void theStateKeepsTheDigestsOfTheLastLinesOnly() {
    String[] texts = IntStream.range(0, 50).mapToObj(i -> "a" + i).toArray(String[]::new);
    OpenSession session = ((VisitorState.Open) heard(texts).state).session();
    KnownLines known = session.transcriptCount().heard();
    assertEquals(50, known.count());
    assertEquals(KnownLines.MOST, known.last().size());
    assertEquals(LineDigest.of(session, "a49"), known.last().get(KnownLines.MOST - 1));
  }

  @Test
  void aLongTranscriptIsComparedWithTheLastLinesOnly() {
    String[] texts = IntStream.range(0, 600).mapToObj(i -> "a" + i).toArray(String[]::new);
    Rig rig = heard(texts);
    ChasitorSessionData data =
        ChasitorSessionData.builder()
            .addAllChatMessages(
                IntStream.range(470, 605).mapToObj(i -> agent(i + 1L, "a" + i)).toList())
            .build();
    rig.refused(RequestType.MESSAGES, LOST).takenOver().pushed(data);
    assertEquals(List.of("a600", "a601", "a602", "a603", "a604"), recovered(rig));
  }
}
