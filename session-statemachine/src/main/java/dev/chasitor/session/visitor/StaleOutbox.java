package dev.chasitor.session.visitor;

import dev.chasitor.model.ChatMessageRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the outbox of a stale document with a transcript. Another process may have sent any of
 * its requests after the document was written, in any number of tries and whatever became of the
 * others (rule C-DUR-03).
 */
final class StaleOutbox {

  private StaleOutbox() {}

  /**
   * Settles each line that another process may have sent and the transcript shows, as it was said
   * or as it was masked. What an agent sees and no transcript shows may have arrived, so its
   * outcome is unknown. The other lines are kept, to be sent under new numbers, and so is what the
   * application commanded since. The visitor's lines that belong to none of these are reported: the
   * other process said them. The application may claim them by giving a line again.
   */
  static OpenSession reconciled(OpenSession session, ShownTranscript shown, VisitorTurn turn) {
    ShownTranscript.Place place = shown.said();
    Set<Integer> claimed = new HashSet<>();
    List<OutboxItem> kept = new ArrayList<>();
    List<Runnable> outcomes = new ArrayList<>();
    int doubtful = 0;
    for (OutboxItem item : session.outbox().items()) {
      if (!item.mayHaveArrived()) {
        kept.add(item);
        continue;
      }
      if (!(item.request() instanceof ChatMessageRequest line)) {
        if (item.isSaid()) {
          outcomes.add(() -> Settlement.unknown(item, "no transcript shows it", turn));
        } else {
          kept.add(item);
        }
        continue;
      }
      int found = find(line.text(), session, shown, place, claimed);
      if (found >= 0) {
        claimed.add(found);
      }
      boolean inDoubt =
          found < 0
              ? shown.mayHaveArrived(place, line.text(), place.known())
              : place.isInDoubt(found);
      if (inDoubt) {
        doubtful++;
        outcomes.add(
            () ->
                Settlement.unknown(item, "the transcript does not show whether it arrived", turn));
      } else if (found >= 0) {
        outcomes.add(() -> Settlement.shown(item, turn));
      } else {
        kept.add(item.notArrived());
      }
    }
    List<UnclaimedLine> unclaimed = tellOthers(session, shown, place, claimed, turn);
    outcomes.forEach(Runnable::run);
    TranscriptCount count = session.transcriptCount().withSaid(shown.saidAfter(place, doubtful));
    return session
        .withOutbox(new Outbox(session.outbox().nextNumber(), kept))
        .withUnclaimed(session.unclaimed().with(unclaimed, shown.isComplete(place)))
        .withTranscriptCount(count);
  }

  /**
   * Returns the index of the first line that no other item claims and that has this text, or -1.
   */
  private static int find(
      String text,
      OpenSession session,
      ShownTranscript shown,
      ShownTranscript.Place place,
      Set<Integer> claimed) {
    String masked = Masking.masked(session.sensitiveDataRules(), text);
    for (int at = place.known(); at < shown.visitors().size(); at++) {
      String content = shown.visitors().get(at).content().orElse(null);
      if (content != null
          && !claimed.contains(at)
          && (content.equals(text) || content.equals(masked))) {
        return at;
      }
    }
    return -1;
  }

  private static List<UnclaimedLine> tellOthers(
      OpenSession session,
      ShownTranscript shown,
      ShownTranscript.Place place,
      Set<Integer> claimed,
      VisitorTurn turn) {
    List<UnclaimedLine> unclaimed = new ArrayList<>();
    for (int at = place.known(); at < shown.visitors().size(); at++) {
      String text = shown.visitors().get(at).content().orElse(null);
      if (text != null && !claimed.contains(at)) {
        boolean inDoubt = place.isInDoubt(at);
        turn.tell(new SessionEvent.SaidBefore(text, inDoubt));
        unclaimed.add(new UnclaimedLine(LineDigest.of(session, text), inDoubt));
      }
    }
    return unclaimed;
  }
}
