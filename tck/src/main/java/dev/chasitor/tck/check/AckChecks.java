package dev.chasitor.tck.check;

import dev.chasitor.model.RequestType;
import dev.chasitor.session.Profile;
import dev.chasitor.session.Profile.AckAfterHandOver;
import dev.chasitor.tck.history.Event;
import dev.chasitor.tck.history.Event.Answered;
import dev.chasitor.tck.history.Event.Failed;
import dev.chasitor.tck.history.Event.Pushed;
import dev.chasitor.tck.history.Event.Sent;
import dev.chasitor.tck.history.Event.Told;
import dev.chasitor.tck.history.History;
import dev.chasitor.tck.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** C-ACK: what the client acknowledges, and when. */
final class AckChecks {

  private static final long NOTHING = -1;

  private AckChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_ACK_01, AckChecks::beginsAtMinusOne);
    checkers.put(Rule.C_ACK_02, (h, p, f) -> follow(h, p, f, Cause.BATCH));
    checkers.put(Rule.C_ACK_03, (h, p, f) -> follow(h, p, f, Cause.NOTHING_NEW));
    checkers.put(Rule.C_ACK_04, AckChecks::leavesAfterTheBatchWasTold);
    checkers.put(Rule.C_ACK_05, AckChecks::unreadableDeliversNothing);
    checkers.put(Rule.C_ACK_06, AckChecks::repeatsAreIgnored);
    checkers.put(Rule.C_RSY_11, (h, p, f) -> follow(h, p, f, Cause.TAKE_OVER));
  }

  /** What came between two polls. */
  private enum Cause {
    FIRST,
    BATCH,
    NOTHING_NEW,
    TAKE_OVER
  }

  private static boolean isPoll(Sent sent) {
    return sent.type() == RequestType.MESSAGES;
  }

  private static boolean isPollAnswer(Event event) {
    return event instanceof Answered answered
        && answered.type() == RequestType.MESSAGES
        && !answered.late();
  }

  private static void beginsAtMinusOne(History history, Profile profile, Finding finding) {
    history.all(Sent.class, AckChecks::isPoll).stream()
        .findFirst()
        .ifPresent(
            first ->
                finding.judge(
                    first.ack().orElse(NOTHING) == NOTHING, "expected ack -1, observed" + first));
  }

  /** Compares each poll's ack with what it must be, and judges those with one cause. */
  private static void follow(History history, Profile profile, Finding finding, Cause judged) {
    long expected = NOTHING;
    Cause cause = Cause.FIRST;
    boolean countsAnew = false;
    for (Event event : history.events()) {
      if (event instanceof Sent sent && isPoll(sent)) {
        long ack = sent.ack().orElse(NOTHING);
        if (cause == judged) {
          finding.judge(ack == expected, "expected ack " + expected + ", observed" + sent);
        }
        expected = ack;
        cause = Cause.NOTHING_NEW;
      } else if (isPollAnswer(event)) {
        Answered answered = (Answered) event;
        boolean isNew = countsAnew || answered.sequence().orElse(NOTHING) > expected;
        if (answered.isSuccess() && answered.sequence().isPresent() && isNew) {
          expected = answered.sequence().getAsLong();
          cause = Cause.BATCH;
          countsAnew = countsAnew && !restores(answered);
        }
      } else if (event instanceof Answered answered
          && answered.type() == RequestType.RESYNC_SESSION
          && answered.isSuccess()
          && !answered.late()) {
        expected = profile.ackAfterHandOver() == AckAfterHandOver.RESTART ? NOTHING : expected;
        cause = Cause.TAKE_OVER;
        countsAnew = true;
      }
    }
  }

  /**
   * After a take-over the server counts anew, so the batch with ChasitorSessionData is no repeat.
   */
  private static boolean restores(Answered answered) {
    return answered.lines().stream()
        .anyMatch(pushed -> pushed.type().equals("ChasitorSessionData"));
  }

  private static void leavesAfterTheBatchWasTold(
      History history, Profile profile, Finding finding) {
    List<String> toTell = new ArrayList<>();
    long sequence = NOTHING;
    long ack = NOTHING;
    for (Event event : history.events()) {
      if (isPollAnswer(event)) {
        Answered answered = (Answered) event;
        boolean isNew = answered.sequence().orElse(NOTHING) > ack || restores(answered);
        if (answered.isSuccess() && answered.sequence().isPresent() && isNew) {
          sequence = answered.sequence().getAsLong();
          toTell = new ArrayList<>(lines(answered));
        }
      } else if (event instanceof Told told) {
        toTell.remove(told.text());
      } else if (event instanceof Sent sent && isPoll(sent)) {
        ack = sent.ack().orElse(NOTHING);
        if (sequence != NOTHING && ack == sequence) {
          finding.judge(toTell.isEmpty(), "not told yet: " + toTell + " at" + sent);
          sequence = NOTHING;
        }
      }
    }
  }

  private static void unreadableDeliversNothing(History history, Profile profile, Finding finding) {
    List<String> unreadable = List.of();
    for (Event event : history.events()) {
      if (isPollAnswer(event)) {
        Answered answered = (Answered) event;
        boolean cutOff = answered.status() == 200 && !answered.readable();
        unreadable = cutOff ? lines(answered) : List.of();
        if (cutOff) {
          finding.judge(true, "");
        }
      } else if (event instanceof Told told && unreadable.contains(told.text())) {
        finding.judge(false, "told from an answer that could not be read:" + told);
      }
    }
  }

  private static void repeatsAreIgnored(History history, Profile profile, Finding finding) {
    long ack = NOTHING;
    List<String> repeated = List.of();
    for (Event event : history.events()) {
      if (event instanceof Sent sent && isPoll(sent)) {
        ack = sent.ack().orElse(NOTHING);
      } else if (isPollAnswer(event)) {
        Answered answered = (Answered) event;
        boolean repeat =
            answered.isSuccess()
                && answered.sequence().isPresent()
                && answered.sequence().getAsLong() <= ack
                && !restores(answered);
        repeated = repeat ? lines(answered) : List.of();
        if (repeat) {
          finding.judge(true, "");
        }
      } else if (event instanceof Failed) {
        repeated = List.of();
      } else if (event instanceof Told told && repeated.contains(told.text())) {
        finding.judge(false, "told from a batch at or below the ack:" + told);
      }
    }
  }

  private static List<String> lines(Answered answered) {
    return answered.lines().stream()
        .filter(pushed -> pushed.type().equals("ChatMessage"))
        .map(Pushed::text)
        .toList();
  }
}
