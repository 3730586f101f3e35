package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.session.visitor.CommandOutcome.Accepted;
import dev.chasitor.session.visitor.CommandOutcome.Unknown;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The visitor says the same thing again after a line was given up, and then the node is lost. The
 * line that the transcript shows may be the first or the second one (rules C-LIV-02, C-RSY-09).
 */
class GivenUpLinesTest {

  /** The first "ok" was given up, the second is on its way to the node that is lost. */
  private static Rig second() {
    Rig rig = Rig.established().say(1, "ok").lost(RequestType.CHAT_MESSAGE).toDeadline();
    while (rig.outcome(1).isEmpty()) {
      if (rig.openCalls().contains(RequestType.CHAT_MESSAGE)) {
        rig.refused(RequestType.CHAT_MESSAGE, new Refusal.ServerFailed(500, ""));
      } else {
        rig.toDeadline();
      }
    }
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
    rig.say(2, "ok");
    if (!rig.openCalls().contains(RequestType.CHAT_MESSAGE)) {
      rig.toDeadline();
    }
    return rig.refused(RequestType.CHAT_MESSAGE, new Refusal.AffinityLost("")).takenOver();
  }

  private static Rig shown(int lines) {
    List<TranscriptEntry> entries =
        Collections.nCopies(lines, Rig.entry(TranscriptEntryType.CHASITOR, "ok"));
    return second().pushed(Rig.transcript(entries.toArray(TranscriptEntry[]::new)));
  }

  @Test
  void oneLineThatIsShownMayBeEither() {
    assertInstanceOf(Unknown.class, shown(1).outcome(2).orElseThrow());
  }

  @Test
  void twoLinesThatAreShownAreBoth() {
    assertEquals(Optional.of(new Accepted()), shown(2).outcome(2));
  }

  @Test
  void whatIsNotShownIsSentAgain() {
    Rig rig = shown(0);
    assertEquals(Optional.empty(), rig.outcome(2));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertTrue(rig.openCalls().contains(RequestType.CHAT_MESSAGE), rig.openCalls()::toString);
  }

  @Test
  void theTranscriptSettlesIt() {
    Rig rig = shown(1);
    OpenSession session = ((VisitorState.Open) rig.state).session();
    assertEquals(List.of(), session.transcriptCount().givenUp());
  }
}
