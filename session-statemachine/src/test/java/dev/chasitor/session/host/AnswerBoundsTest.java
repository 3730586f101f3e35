package dev.chasitor.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.EncodedSize;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.TranscriptEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the host sends stays within bounds, and nothing is lost by it: rules S-SIZ-01, S-RSY-04,
 * S-ACK-01.
 */
class AnswerBoundsTest {

  private static final HostProfile NARROW =
      HostProfile.builder()
          .batchMessages(2)
          .batchBytes(400)
          .transcriptLines(3)
          .transcriptBytes(400)
          .build();

  private static final ChasitorCodec CLIENT = ChasitorCodec.create();

  private static List<String> lines(List<ServerMessage> messages) {
    return messages.stream()
        .filter(ChatMessage.class::isInstance)
        .map(message -> ((ChatMessage) message).text())
        .toList();
  }

  private static List<String> shown(ServerMessage data) {
    return ((ChasitorSessionData) data)
        .chatMessages().stream().map(entry -> entry.content().orElseThrow()).toList();
  }

  /** Fetches and acknowledges all that is kept, and checks that a client can read each answer. */
  private static List<ServerMessage> fetched(HostRig rig, long ack) {
    List<ServerMessage> all = new ArrayList<>();
    long next = ack;
    while (true) {
      long poll = rig.poll(next);
      if (rig.isOpen(poll)) {
        rig.take(new HostInput.Abandoned(rig.now, poll));
        return all;
      }
      WireResponse wire = CLIENT.encodeReply(rig.answer(poll).orElseThrow());
      Reply read = CLIENT.decodeReply(RequestType.MESSAGES, wire);
      assertEquals(rig.answer(poll).orElseThrow(), read);
      all.addAll(rig.messages(poll));
      next = rig.batch(poll).sequence().orElseThrow();
    }
  }

  private static HostRig talking(HostProfile profile) {
    HostRig rig = HostRig.active(profile);
    fetched(rig, -1);
    return rig;
  }

  @Test
  void anAnswerHoldsAtMostSoManyMessages() {
    HostRig rig = talking(NARROW);
    rig.agentSays("a").agentSays("b").agentSays("c");
    long first = rig.poll(1);
    assertEquals(List.of("a", "b"), lines(rig.messages(first)));
    assertEquals(3, rig.batch(first).sequence().orElseThrow());
    long second = rig.poll(3);
    assertEquals(List.of("c"), lines(rig.messages(second)));
    assertEquals(4, rig.batch(second).sequence().orElseThrow());
  }

  @Test
  void anAnswerHoldsAtMostSoManyBytesAndALongerMessageGoesAlone() {
    HostRig rig = talking(NARROW);
    String longer = "l".repeat(1_000);
    rig.agentSays("a").agentSays(longer).agentSays("b");
    assertEquals(List.of("a"), lines(rig.messages(rig.poll(1))));
    assertEquals(List.of(longer), lines(rig.messages(rig.poll(2))));
    assertEquals(List.of("b"), lines(rig.messages(rig.poll(3))));
  }

  // Rule S-ACK-01.
  @Test
  void aRepeatOfAnAnswerHasItsMessagesAndNewerOnesThatFit() {
    HostRig rig = talking(NARROW);
    rig.agentSays("a");
    assertEquals(List.of("a"), lines(rig.messages(rig.poll(1))));
    rig.agentSays("b").agentSays("c");
    long repeat = rig.poll(1);
    assertEquals(List.of("a", "b"), lines(rig.messages(repeat)));
    assertEquals(rig.batch(repeat), rig.batch(rig.poll(1)));
  }

  @Test
  void anAckCoversOnlyWhatAnAnswerHeld() {
    HostRig rig = talking(NARROW);
    rig.agentSays("a").agentSays("b").agentSays("c");
    rig.poll(1);
    assertEquals(List.of("c"), lines(rig.messages(rig.poll(1_000_000))));
  }

  @Test
  void withoutAnAckOnlyWhatWasAnsweredIsDropped() {
    HostRig rig = talking(NARROW);
    rig.agentSays("a").agentSays("b").agentSays("c");
    assertEquals(List.of("a", "b"), lines(rig.messages(rig.pollWithoutAck())));
    assertEquals(List.of("c"), lines(rig.messages(rig.pollWithoutAck())));
  }

  @Test
  void aLongTranscriptHoldsTheNewestLines() {
    HostRig rig = talking(NARROW);
    for (String text : List.of("a", "b", "c", "d", "e")) {
      rig.agentSays(text);
      fetched(rig, rig.session().log().delivered());
    }
    rig.lostAndLoaded().resync();
    ServerMessage data = rig.messages(rig.poll(-1)).get(0);
    assertEquals(List.of("c", "d", "e"), shown(data));
    assertEquals(
        List.of(3L, 4L, 5L),
        ((ChasitorSessionData) data)
            .chatMessages().stream().map(entry -> entry.sequence().orElseThrow()).toList());
  }

  @Test
  void linesThatNoAnswerCanHaveHeldFollowTheTranscript() {
    HostRig rig = talking(NARROW);
    rig.agentSays("a");
    fetched(rig, 1);
    rig.say(2, "v");
    rig.agentSays("b").agentSays("c").agentSays("d").agentSays("e");
    rig.poll(2);
    rig.lostAndLoaded().resync();
    List<ServerMessage> messages = fetched(rig, -1);
    assertEquals(List.of("a", "v", "b", "c"), shown(messages.get(0)));
    assertEquals(List.of("d", "e"), lines(messages));
  }

  /** The client may have the first transcript or not: its lines must not fall out of the second. */
  @Test
  void aSecondTakeOverKeepsWhatTheFirstShowed() {
    HostRig rig = talking(NARROW);
    rig.agentSays("a").agentSays("b");
    rig.poll(1);
    rig.lostAndLoaded().resync();
    for (int i = 0; i < 5; i++) {
      rig.say(i + 2, "v" + i);
    }
    rig.lostAndLoaded().resync();
    assertEquals(List.of("a", "b", "v4"), shown(rig.messages(rig.poll(-1)).get(0)));
    rig.lostAndLoaded().resync();
    assertEquals(List.of("a", "b", "v4"), shown(rig.messages(rig.poll(-1)).get(0)));
    fetched(rig, rig.session().log().delivered());
    rig.lostAndLoaded().resync();
    assertEquals(List.of("b", "v3", "v4"), shown(rig.messages(rig.poll(-1)).get(0)));
  }

  /** Else the transcript would look whole, and the visitor would take the line for lost. */
  @Test
  void theVisitorsNewestLineIsShownEvenIfOthersFillTheTranscript() {
    HostProfile profile = HostProfile.builder().from(NARROW).transcriptLines(1).build();
    HostRig rig = talking(profile);
    rig.agentSays("a").agentSays("b");
    rig.say(2, "v");
    rig.say(3, "w");
    rig.poll(1);
    rig.lostAndLoaded().resync();
    assertEquals(List.of("a", "b", "w"), shown(rig.messages(rig.poll(-1)).get(0)));
  }

  /** Else a new line that equals an acknowledged one could be taken for it, and be lost. */
  @Test
  void theNewestAcknowledgedLineIsShownEvenIfOthersFillTheTranscript() {
    HostProfile profile = HostProfile.builder().from(NARROW).transcriptLines(1).build();
    HostRig rig = talking(profile);
    rig.agentSays("a").agentSays("ok");
    fetched(rig, 1);
    rig.agentSays("ok").agentSays("b");
    rig.poll(3);
    rig.lostAndLoaded().resync();
    assertEquals(List.of("ok", "ok", "b"), shown(rig.messages(rig.poll(-1)).get(0)));
  }

  /**
   * The longest ChasitorSessionData by default: the longest batch without an ack, and a line of the
   * visitor that is as long as a client may send it. A client reads it.
   */
  @Test
  void theLongestTranscriptIsWithinTheLimitsOfAClient() {
    HostRig rig = talking(HostProfile.defaults());
    String longest = "\u4f60".repeat(CodecLimits.defaults().textLength());
    rig.agentSays("x".repeat(200_000));
    fetched(rig, 1);
    rig.say(2, longest);
    String half = "y".repeat(HostProfile.defaults().batchBytes() / 2 - 200);
    rig.agentSays(half).agentSays(half);
    assertEquals(2, lines(rig.messages(rig.poll(2))).size());
    rig.lostAndLoaded().resync();
    ChasitorSessionData data = (ChasitorSessionData) fetched(rig, -1).get(0);
    assertEquals(
        List.of(Optional.empty(), Optional.empty(), Optional.of(half), Optional.of(half)),
        data.chatMessages().stream().map(TranscriptEntry::content).toList());
  }

  @Test
  void aTransferKeepsItsPlace() {
    HostRig rig = talking(NARROW);
    rig.agentSays("a");
    rig.take(new HostInput.Transfer(rig.now, "Bea", "005000000000002"));
    rig.say(2, "v");
    fetched(rig, 1);
    rig.say(3, "w");
    rig.lostAndLoaded().resync();
    ChasitorSessionData data = (ChasitorSessionData) rig.messages(rig.poll(-1)).get(0);
    assertEquals(
        List.of(1L, 3L, 4L),
        data.chatMessages().stream().map(entry -> entry.sequence().orElseThrow()).toList());
  }

  /**
   * Whatever happens, an agent's line reaches the client: in a batch, in a transcript, or both.
   * What came in no batch is in the next transcript or after it, and each answer stays within the
   * bounds. Lines have few texts, so they are told apart by their places.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void noLineIsLostAndEachAnswerIsWithinBounds(long seed) {
    Random random = new Random(seed);
    HostRig rig = talking(NARROW);
    List<String> said = new ArrayList<>();
    int heard = 0;
    long number = 1;
    long ack = 1;
    for (int step = 0; step < 120; step++) {
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          String word = random.nextBoolean() ? "ok" : "no";
          said.add(word + "x".repeat(random.nextInt(20) == 0 ? 500 : 0));
          rig.agentSays(said.get(said.size() - 1));
        }
        case 2 -> rig.say(++number, random.nextBoolean() ? "ok" : "no");
        case 3 -> {
          // The client gets the answer, and may lose it before it acknowledges.
          long poll = rig.poll(ack);
          if (!rig.isOpen(poll)) {
            isWithinBounds(rig.messages(poll));
            if (random.nextBoolean()) {
              ack = rig.batch(poll).sequence().orElseThrow();
              heard = hear(rig, rig.messages(poll), said, heard);
            }
          }
        }
        case 4 -> rig.poll(ack);
        default -> {
          if (random.nextInt(4) == 0) {
            rig.lostAndLoaded().resync();
            ack = -1;
          }
        }
      }
    }
    assertEquals(said.size(), hear(rig, fetched(rig, ack), said, heard));
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  /**
   * Takes messages as a client that heard the first {@code heard} lines, and returns how many it
   * has heard then. A transcript must show its newest acknowledged line and leave out no later one.
   */
  private static int hear(HostRig rig, List<ServerMessage> messages, List<String> said, int heard) {
    int next = heard;
    for (ServerMessage message : messages) {
      if (message instanceof ChasitorSessionData data) {
        List<Integer> places = agentPlaces(rig, data);
        int acknowledged = (int) rig.session().heard();
        assertTrue(
            acknowledged == 0 || places.contains(acknowledged - 1),
            () -> places + " of " + acknowledged);
        for (TranscriptEntry entry : data.chatMessages()) {
          if (HostSession.isOfAgent(entry) && agentPlace(rig, entry) >= next) {
            assertEquals(next, agentPlace(rig, entry));
            assertEquals(said.get(next++), entry.content().orElseThrow());
          }
        }
      } else if (message instanceof ChatMessage line) {
        assertEquals(said.get(next++), line.text());
      }
    }
    return next;
  }

  private static List<Integer> agentPlaces(HostRig rig, ChasitorSessionData data) {
    return data.chatMessages().stream()
        .filter(HostSession::isOfAgent)
        .map(entry -> agentPlace(rig, entry))
        .toList();
  }

  /** How many lines the agents had said before this one. */
  private static int agentPlace(HostRig rig, TranscriptEntry entry) {
    return (int)
        rig.session().transcript().subList(0, (int) entry.sequence().orElseThrow() - 1).stream()
            .filter(HostSession::isOfAgent)
            .count();
  }

  private static void isWithinBounds(List<ServerMessage> messages) {
    assertTrue(messages.size() <= NARROW.batchMessages(), () -> messages.size() + " messages");
    int bytes = messages.stream().mapToInt(message -> EncodedSize.of(message) + 1).sum();
    assertTrue(messages.size() == 1 || bytes <= NARROW.batchBytes(), () -> bytes + " bytes");
  }

  @Test
  void eightLinesOf200kBComeInBatchesThatAClientTakes() {
    HostRig rig = talking(HostProfile.defaults());
    List<String> said = IntStream.range(0, 8).mapToObj(i -> i + "x".repeat(200_000)).toList();
    said.forEach(rig::agentSays);
    assertEquals(said, lines(fetched(rig, 1)));
  }

  /** The agent says many long lines, without the rig's checks after each. */
  private static List<String> agentSaysMuch(HostRig rig, int first, int lines) {
    List<String> said = new ArrayList<>();
    for (int i = first; i < first + lines; i++) {
      said.add(i + "x".repeat(2_000));
      HostInput says = new HostInput.AgentSays(rig.now, said.get(said.size() - 1));
      rig.state = HostMachine.step(rig.state, says).next();
    }
    return said;
  }

  @Test
  void aNodeLostAfter600LinesOf2kBIsTakenOverWithATranscriptThatAClientTakes() {
    HostRig rig = talking(HostProfile.defaults());
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 600; i += 100) {
      said.addAll(agentSaysMuch(rig, i, 100));
      assertEquals(said.subList(i, i + 100), lines(fetched(rig, rig.session().log().delivered())));
    }
    rig.lostAndLoaded().resync();
    List<ServerMessage> messages = fetched(rig, -1);
    assertEquals(List.of(MessageType.CHASITOR_SESSION_DATA), kinds(messages));
    List<String> shown = shown(messages.get(0));
    assertTrue(shown.size() > 100, () -> shown.size() + " lines");
    assertEquals(said.subList(said.size() - shown.size(), said.size()), shown);
  }

  @Test
  void sixHundredLinesThatNobodyFetchedFollowTheTakeOver() {
    HostRig rig = talking(HostProfile.defaults());
    List<String> said = agentSaysMuch(rig, 0, 600);
    rig.lostAndLoaded().resync();
    List<ServerMessage> messages = fetched(rig, -1);
    List<String> heard = new ArrayList<>(shown(messages.get(0)));
    heard.addAll(lines(messages));
    assertEquals(said, heard);
  }

  private static List<MessageType> kinds(List<ServerMessage> messages) {
    return messages.stream().map(ServerMessage::kind).toList();
  }

  /** The default bounds fit the default limits of a client. */
  @Test
  void theDefaultsFitEachOther() {
    HostProfile host = HostProfile.defaults();
    CodecLimits client = CodecLimits.defaults();
    int envelope = "{\"messages\":[],\"sequence\":-9223372036854775808}".length();
    int sessionData =
        EncodedSize.of(
            ChasitorSessionData.builder()
                .queuePosition(Integer.MIN_VALUE)
                .sneakPeekEnabled(false)
                .build());
    assertTrue(host.batchBytes() + envelope < client.documentBytes());
    assertTrue(host.transcriptBytes() + sessionData <= host.batchBytes());
    // A line that is kept whole in the transcript is within the limit for a text.
    assertTrue(host.transcriptBytes() <= client.textLength());
    assertTrue(host.batchMessages() <= client.arrayLength());
    assertTrue(host.transcriptLines() <= client.arrayLength());
  }

  @Test
  void boundsBelowOneAreRefused() {
    for (HostProfile.Builder wrong :
        List.of(
            HostProfile.builder().batchMessages(0),
            HostProfile.builder().batchBytes(0),
            HostProfile.builder().transcriptLines(0),
            HostProfile.builder().transcriptBytes(-1))) {
      assertThrows(IllegalStateException.class, wrong::build);
    }
  }
}
