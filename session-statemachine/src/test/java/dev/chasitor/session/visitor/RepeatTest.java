package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataAction;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.CommandOutcome.Accepted;
import dev.chasitor.session.visitor.CommandOutcome.NotSent;
import dev.chasitor.session.visitor.CommandOutcome.Unknown;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Lines that the application gives again after a stale document (C-DUR-03). */
class RepeatTest {

  private static Rig again(Rig rig, long ref, String text) {
    return rig.take(new Input.Send(rig.now, ref, text, Optional.empty(), Optional.empty(), true));
  }

  private static ChasitorSessionData transcript(int first, List<String> lines) {
    ChasitorSessionData.Builder data = ChasitorSessionData.builder();
    for (int at = 0; at < lines.size(); at++) {
      data.addChatMessages(
          TranscriptEntry.builder()
              .from(Rig.entry(TranscriptEntryType.CHASITOR, lines.get(at)))
              .sequence(first + at)
              .build());
    }
    return data.build();
  }

  private static Rig stale(Rig rig) {
    return rig.resume(Resumption.stale(rig.state, rig.now));
  }

  /** A session that went on from a stale document, and whose transcript shows these lines. */
  private static Rig restored(String... lines) {
    return stale(Rig.established()).takenOver().pushed(transcript(0, List.of(lines)));
  }

  private static Rig withoutTakeOver(Rig rig) {
    return rig.refused(RequestType.RESYNC_SESSION, new Refusal.Rejected(404, ""))
        .refused(RequestType.RECONNECT_SESSION, new Refusal.Rejected(405, ""));
  }

  /** Lets the server accept all that waits. */
  private static Rig accepted(Rig rig) {
    while (!rig.state.pendingCommands().isEmpty()) {
      Optional<RequestType> posted =
          rig.openCalls().stream().filter(type -> type != RequestType.MESSAGES).findFirst();
      if (posted.isPresent()) {
        rig.reply(posted.get(), new Reply.Accepted());
      } else {
        rig.toDeadline();
      }
    }
    return rig;
  }

  private static List<String> texts(Rig rig) {
    return rig.sent().stream().map(line -> line.substring(line.indexOf(':') + 1)).toList();
  }

  private static Unknown unknown(Rig rig, long ref) {
    return assertInstanceOf(Unknown.class, rig.outcome(ref).orElseThrow());
  }

  private static void count(Map<String, Integer> counts, String text) {
    counts.merge(text, 1, Integer::sum);
  }

  /**
   * However often the visitor says the same, and whenever the lines are given again: the agent sees
   * each line of the document, each line given again, and each new line once.
   */
  @Test
  void eachCommandIsAtTheDeskOnce() {
    int claimed = 0;
    int said = 0;
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Map<String, Integer> expected = new TreeMap<>();
      List<String> transcript = new ArrayList<>();
      Rig rig = Rig.established();
      int ref = 0;
      for (int line = random.nextInt(4); line > 0; line--) {
        String text = text(random);
        rig.say(++ref, text);
        count(expected, text);
        if (random.nextBoolean()) {
          transcript.add(text);
        }
      }
      List<String> lost = new ArrayList<>();
      for (int line = random.nextInt(5); line > 0; line--) {
        String text = text(random);
        lost.add(text);
        count(expected, text);
        if (random.nextBoolean()) {
          transcript.add(text);
        }
      }
      stale(rig);
      int takesOverAt = random.nextInt(lost.size() + 1);
      int comesAt = takesOverAt + random.nextInt(lost.size() + 1 - takesOverAt);
      for (int at = 0; at <= lost.size(); at++) {
        if (at == takesOverAt) {
          rig.takenOver();
        }
        if (at == comesAt) {
          rig.effects.removeIf(effect -> effect instanceof Effect.Call);
          rig.pushed(transcript(0, transcript));
        }
        if (at < lost.size()) {
          again(rig, ++ref, lost.get(at));
        }
        if (random.nextInt(3) == 0) {
          String text = text(random);
          rig.say(++ref, text);
          count(expected, text);
        }
        if (random.nextInt(3) == 0) {
          rig.state = VisitorStateJson.read(VisitorStateJson.write(rig.state));
        }
      }
      accepted(rig);
      String where = "seed " + seed + ": " + transcript + ", then " + rig.sent();
      for (int each = 1; each <= ref; each++) {
        assertEquals(Optional.of(new Accepted()), rig.outcome(each), where + ", ref " + each);
      }
      Map<String, Integer> atTheDesk = new TreeMap<>();
      transcript.forEach(text -> count(atTheDesk, text));
      texts(rig).forEach(text -> count(atTheDesk, text));
      assertEquals(expected, atTheDesk, where);
      claimed += transcript.size();
      said += rig.sent().size();
    }
    assertTrue(claimed > 300 && said > 300, claimed + " claimed, " + said + " said");
  }

  private static String text(Random random) {
    return "v" + random.nextInt(3);
  }

  @Test
  void aNewLineIsSaidThatEqualsOneOfAnotherProcess() {
    Rig rig = stale(Rig.established()).say(1, "hello").takenOver();
    rig.pushed(transcript(0, List.of("hello")));
    assertEquals(Optional.empty(), rig.outcome(1));
    assertEquals(List.of("hello"), texts(accepted(rig)));
  }

  @Test
  void aLineThatIsClaimedIsNoDeedOfTheVisitor() {
    Rig rig =
        stale(Rig.requested().pushed(Rig.success(1), Rig.attentive("Andy", 30, 60)))
            .takenOver()
            .pushed(transcript(0, List.of("hello")));
    rig.pushed(Rig.line("well?"));
    VisitorState before = rig.state;
    again(rig, 1, "hello");
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
    assertEquals(
        ((VisitorState.Established) before).unanswered(),
        ((VisitorState.Established) rig.state).unanswered());
    again(rig, 2, "hello");
    assertEquals(
        UnansweredLine.NONE, ((VisitorState.Established) rig.state).unanswered(), "it is said");
  }

  @Test
  void aMaskedLineIsClaimedToo() {
    SensitiveDataRule card =
        SensitiveDataRule.builder()
            .id("0GO000000000001")
            .name("card")
            .pattern("[0-9]{4}")
            .actionType(Word.of(SensitiveDataAction.REPLACE))
            .replacement("XXXX")
            .build();
    Rig rig = Rig.established();
    rig.pushed(SensitiveDataRules.builder().addSensitiveDataRules(card).build());
    stale(rig).takenOver().pushed(transcript(0, List.of("card XXXX")));
    again(rig, 1, "card 4111");
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
  }

  @Test
  void withoutATranscriptTheOutcomeIsUnknown() {
    Rig rig = again(stale(Rig.established()), 1, "hello").say(2, "new");
    withoutTakeOver(rig);
    unknown(rig, 1);
    again(rig, 3, "hello");
    unknown(rig, 3);
    assertEquals(List.of("new"), texts(accepted(rig)));
    assertEquals(rig.state, VisitorStateJson.read(VisitorStateJson.write(rig.state)));
  }

  @Test
  void aTranscriptThatBeginsTooLateLeavesItUnknown() {
    Rig rig = again(stale(Rig.established()), 1, "before").takenOver();
    rig.pushed(transcript(5, List.of("hello")));
    unknown(rig, 1);
    again(rig, 2, "before");
    unknown(rig, 2);
    again(rig, 3, "hello");
    assertEquals(Optional.of(new Accepted()), rig.outcome(3));
  }

  @Test
  void aLineThatPerhapsIsAKnownOneLeavesItUnknown() {
    Rig rig = restored("hello");
    Open open = (Open) rig.state;
    UnclaimedLine line = open.session().unclaimed().lines().get(0);
    UnclaimedLine doubtful = new UnclaimedLine(line.digest(), true);
    rig.state =
        open.withSession(open.session().withUnclaimed(new UnclaimedLines(List.of(doubtful), true)));
    again(rig, 1, "hello");
    unknown(rig, 1);
    again(rig, 2, "hello");
    assertEquals(List.of("hello"), texts(accepted(rig)), "the line is claimed");
  }

  @Test
  void inASessionThatKnowsAllItIsNew() {
    Rig rig = again(Rig.established(), 1, "hello");
    assertEquals(List.of("hello"), texts(rig));
    Rig early = again(Rig.queued(), 1, "hello").pushed(Rig.agent("Andy"));
    assertEquals(List.of("hello"), texts(early));
  }

  @Test
  void afterTheEndOnlyALineThatWasShownIsAccepted() {
    Rig closing =
        stale(Rig.fresh().opened().pushed(Rig.success(1), Rig.attentive("Andy", 0, 20)))
            .takenOver()
            .pushed(transcript(0, List.of("hello")));
    closing.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    closing.pushed(Rig.line("well?"));
    while (closing.calls(RequestType.CHAT_END).isEmpty()) {
      closing.toDeadline();
    }
    again(closing, 1, "hello");
    assertEquals(Optional.of(new Accepted()), closing.outcome(1));
    again(closing, 2, "hello");
    assertInstanceOf(NotSent.class, closing.outcome(2).orElseThrow());
    Rig over = restored("hello").pushed(ChatEnded.builder().build());
    assertEquals(Phase.ENDED, over.state.phase());
    again(over, 1, "hello");
    unknown(over, 1);
  }

  @Test
  void aFullOutboxLeavesItUnknown() {
    Rig rig = Rig.fresh(Profile.builder().outboxLimit(1).build()).opened().chatting();
    stale(rig).say(1, "new");
    again(rig, 2, "hello").say(3, "more");
    unknown(rig, 2);
    assertInstanceOf(NotSent.class, rig.outcome(3).orElseThrow());
  }

  @Test
  void noTextOfALineShowsInALog() {
    assertTrue(restored("hello").state.toString().contains("UnclaimedLine[perhapsKnown=false]"));
  }
}
