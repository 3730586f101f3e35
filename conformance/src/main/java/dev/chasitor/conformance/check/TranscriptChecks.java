package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Told;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.model.MessageType;
import dev.chasitor.session.visitor.Profile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The checker of C-RSY-15: what a client makes of a transcript that may begin late. */
final class TranscriptChecks {

  /** A client is expected to know so many lines that it delivered last. */
  private static final int RECENT = 20;

  private TranscriptChecks() {}

  /**
   * Judges whether each line of a transcript is delivered, and whether only those lines are marked
   * whose place nobody can know. If the client delivered lines before, and the transcript shows
   * none of those that it delivered last, these are all its lines. If it shows one such text only,
   * these are the lines with this text: the agent may have said it again.
   */
  static void bringsEachLine(History history, Profile profile, Finding finding) {
    List<String> heard = new ArrayList<>();
    Set<String> shown = new LinkedHashSet<>();
    Set<String> doubtful = new LinkedHashSet<>();
    boolean repeats = false;
    boolean outdated = false;
    boolean isNew = false;
    for (Event event : history.events()) {
      // The next process repeats the marks of what was not confirmed.
      repeats |= Kinds.isLossOfProcess(event);
      // One with an old document does not know what was delivered since then.
      outdated |= Kinds.isOutdated(event);
      repeats &= !Kinds.isBatchWith(event, MessageType.CHASITOR_SESSION_DATA);
      if (Kinds.isOpened(event)) {
        heard.clear();
      }
      if (Kinds.isOpened(event) || Kinds.isEnd(event) || Kinds.isHalt(event)) {
        shown.clear();
        doubtful.clear();
      } else if (Kinds.isBatchWith(event, MessageType.CHASITOR_SESSION_DATA)) {
        shown = agentLines((Answered) event);
        // A transcript that shows nothing new says nothing about a client.
        isNew = !heard.containsAll(shown);
        doubtful.clear();
      } else if (ResyncChecks.isRestored(event)) {
        doubtful = doubtful(shown, heard);
      } else if (event instanceof Told told && isLine(told)) {
        boolean isMarkedRightly = repeats || outdated || doubtful.contains(told.text());
        boolean isJudged = told.perhapsRepeated() || told.recovered();
        if (isJudged
            && !finding.holds(Clause.C_RSY_15B, isMarkedRightly || !told.perhapsRepeated())) {
          finding.broken(
              Clause.C_RSY_15B, "expected no doubt about the place of this line, observed" + told);
        }
        heard.add(told.text());
      } else if (Kinds.isPoll(event) || Kinds.asksForTakeOver(event)) {
        Set<String> missing = new LinkedHashSet<>(shown);
        missing.removeAll(heard);
        if (isNew && !finding.holds(Clause.C_RSY_15A, missing.isEmpty())) {
          finding.broken(
              Clause.C_RSY_15A,
              "expected each line of the transcript, never delivered: " + missing);
        }
        isNew = false;
        shown.clear();
        doubtful.clear();
      }
    }
  }

  private static Set<String> doubtful(Set<String> shown, List<String> heard) {
    Set<String> known = new LinkedHashSet<>(shown);
    known.retainAll(heard.subList(Math.max(0, heard.size() - RECENT), heard.size()));
    if (known.size() > 1 || heard.isEmpty()) {
      return new LinkedHashSet<>();
    }
    return known.isEmpty() ? new LinkedHashSet<>(shown) : known;
  }

  private static boolean isLine(Told told) {
    return told.type().equals(MessageType.CHAT_MESSAGE.word());
  }

  private static Set<String> agentLines(Answered batch) {
    Set<String> lines = new LinkedHashSet<>();
    for (Pushed pushed : batch.lines()) {
      lines.addAll(pushed.heard());
    }
    return lines;
  }
}
