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
import java.util.LinkedHashSet;
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
    assertEquals(List.of("ok"), recovered(rig));
    rig.pushed(Rig.line("ok"));
    restored(rig, agent(4, "ok"), agent(5, "ok"), agent(6, "ok"), agent(9, "ok"));
    assertEquals(List.of("ok", "ok", "ok"), recovered(rig));
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

  /** The first line was accepted, and of the second nobody knows. */
  private static Rig saidAndLost(String first, String second) {
    Rig rig = Rig.established().say(1, first);
    return rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted()).say(2, second);
  }

  /**
   * Random chats with transcripts of random lengths, with a sequence or without: no line is lost,
   * and each line that is delivered twice is marked.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void noLineIsLostAndNoneIsRepeatedWithoutAMark(long seed) {
    Random random = new Random(seed);
    boolean numbered = random.nextBoolean();
    Rig rig = Rig.established();
    List<TranscriptEntry> all = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (int step = 0; step < 40; step++) {
      String text = "a" + step;
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          said.add(text);
          all.add(entry(all, numbered, text));
          if (random.nextInt(3) > 0 && heardAll(rig, said)) {
            rig.pushed(Rig.line(text));
          }
        }
        case 2 -> {
          TranscriptEntry entry = numbered ? visitor(all.size() + 1L, "v") : visitor("v");
          all.add(entry);
        }
        default -> {
          int from = random.nextInt(all.size() + 1);
          restored(rig, unheardAndNewer(all, rig, from).toArray(TranscriptEntry[]::new));
        }
      }
    }
    restored(rig, all.toArray(TranscriptEntry[]::new));
    assertEquals(said, List.copyOf(new LinkedHashSet<>(rig.heard())));
    List<String> unmarked =
        rig.events().stream()
            .filter(event -> event instanceof Received received && !received.perhapsRepeated())
            .map(event -> ((Received) event).message())
            .filter(ChatMessage.class::isInstance)
            .map(message -> ((ChatMessage) message).text())
            .toList();
    assertEquals(List.copyOf(new LinkedHashSet<>(unmarked)), unmarked);
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  private static TranscriptEntry entry(List<TranscriptEntry> all, boolean numbered, String text) {
    return numbered ? agent(all.size() + 1L, text) : agent(text);
  }

  /** Whether all lines but the last were delivered: a server pushes them in order. */
  private static boolean heardAll(Rig rig, List<String> said) {
    return new LinkedHashSet<>(rig.heard()).size() == said.size() - 1;
  }

  /** A server sends the newest lines, and never leaves out a line that was not acknowledged. */
  private static List<TranscriptEntry> unheardAndNewer(
      List<TranscriptEntry> all, Rig rig, int from) {
    int at = 0;
    while (at < from
        && (all.get(at).type().orElseThrow().is(TranscriptEntryType.CHASITOR)
            || rig.heard().contains(all.get(at).content().orElseThrow()))) {
      at++;
    }
    return all.subList(at, all.size());
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
    assertEquals(16, LineDigest.of(one, "yes").length());
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
