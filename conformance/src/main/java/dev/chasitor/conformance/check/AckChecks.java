package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Kept;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Told;
import dev.chasitor.conformance.history.Event.Wrote;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Profile.AckAfterHandOver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checkers of the C-ACK rules: which batches the client acknowledges, and when. */
final class AckChecks {

  private static final long NOTHING = -1;

  private AckChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_ACK_01, AckChecks::beginsAtMinusOne);
    checkers.put(Rule.C_ACK_02, (h, p, f) -> follow(h, p, f, Map.of(Cause.BATCH, Clause.C_ACK_02)));
    checkers.put(
        Rule.C_ACK_03,
        (h, p, f) ->
            follow(
                h, p, f, Map.of(Cause.SILENCE, Clause.C_ACK_03A, Cause.FAILURE, Clause.C_ACK_03B)));
    checkers.put(Rule.C_ACK_04, AckChecks::leavesAfterTheBatchWasTold);
    checkers.put(Rule.C_ACK_05, AckChecks::unreadableIsIgnored);
    checkers.put(Rule.C_ACK_06, AckChecks::repeatsAreIgnored);
    checkers.put(
        Rule.C_RSY_11, (h, p, f) -> follow(h, p, f, Map.of(Cause.TAKE_OVER, Clause.C_RSY_11)));
  }

  /** The event between two polls that decides the ack of the second. */
  private enum Cause {
    FIRST,
    BATCH,
    SILENCE,
    FAILURE,
    UNREADABLE,
    REPEAT,
    TAKE_OVER
  }

  private static void beginsAtMinusOne(History history, Profile profile, Finding finding) {
    boolean first = true;
    for (Event event : history.events()) {
      first |= Kinds.isOpened(event);
      if (event instanceof Sent sent && Kinds.isPoll(sent) && first) {
        if (!finding.holds(sent.ack().orElse(NOTHING) == NOTHING)) {
          finding.broken("expected ack -1, observed" + sent);
        }
        first = false;
      }
    }
  }

  /**
   * Compares the ack of each poll with the expected one. Each clause judges only the polls with its
   * cause.
   */
  private static void follow(
      History history, Profile profile, Finding finding, Map<Cause, Clause> judged) {
    Recalled<Long> expected = new Recalled<>(NOTHING);
    Cause cause = Cause.FIRST;
    Counting counting = new Counting();
    for (Event event : history.events()) {
      counting.follow(event);
      expected.follow(event);
      if (Kinds.isOpened(event)) {
        expected.set(NOTHING);
        cause = Cause.FIRST;
      } else if (event instanceof Sent sent && Kinds.isPoll(sent)) {
        long ack = sent.ack().orElse(NOTHING);
        Clause clause = judged.get(cause);
        if (clause != null && !finding.holds(clause, ack == expected.get())) {
          finding.broken(clause, "expected ack " + expected.get() + ", observed" + sent);
        }
        expected.set(ack);
        cause = Cause.FAILURE;
      } else if (Kinds.isAnswer(event, RequestType.MESSAGES)) {
        Answered answered = (Answered) event;
        if (counting.isNew(answered, expected.get())) {
          expected.set(answered.sequence().orElse(NOTHING));
          cause = Cause.BATCH;
        } else {
          cause = withoutNews(answered);
        }
      } else if (Kinds.isTakeOver(event)) {
        boolean restarts = profile.ackAfterHandOver() == AckAfterHandOver.RESTART;
        expected.set(restarts ? NOTHING : expected.get());
        cause = Cause.TAKE_OVER;
      }
    }
  }

  private static Cause withoutNews(Answered answered) {
    if (answered.isSuccess()) {
      return answered.sequence().isPresent() ? Cause.REPEAT : Cause.SILENCE;
    }
    return answered.status() == 200 ? Cause.UNREADABLE : Cause.FAILURE;
  }

  private static void leavesAfterTheBatchWasTold(
      History history, Profile profile, Finding finding) {
    Counting counting = new Counting();
    List<String> toTell = new ArrayList<>();
    long sequence = NOTHING;
    long ack = NOTHING;
    Optional<Kept> kept = Optional.empty();
    for (Event event : history.events()) {
      counting.follow(event);
      if (event instanceof Wrote wrote && !wrote.isFenced()) {
        kept = wrote.kept();
      } else if (Kinds.isOpened(event)) {
        sequence = NOTHING;
        ack = NOTHING;
      } else if (Kinds.isAnswer(event, RequestType.MESSAGES)) {
        Answered answered = (Answered) event;
        if (counting.isNew(answered, ack)) {
          sequence = answered.sequence().getAsLong();
          toTell = new ArrayList<>(Kinds.lines(answered));
        }
      } else if (event instanceof Told told) {
        toTell.remove(told.text());
      } else if (event instanceof Sent sent && Kinds.isPoll(sent)) {
        ack = sent.ack().orElse(NOTHING);
        if (sequence != NOTHING && ack == sequence) {
          if (kept.isPresent()) {
            if (!finding.holds(Clause.C_ACK_04B, kept.get().ack() == ack)) {
              finding.broken(
                  Clause.C_ACK_04B,
                  "expected the batch in the journal before its ack, observed" + sent);
            }
          } else if (!finding.holds(Clause.C_ACK_04A, toTell.isEmpty())) {
            finding.broken(
                Clause.C_ACK_04A,
                "expected these lines to be delivered before their ack: "
                    + toTell
                    + ", observed"
                    + sent);
          }
          sequence = NOTHING;
        }
      }
    }
  }

  private static void unreadableIsIgnored(History history, Profile profile, Finding finding) {
    follow(history, profile, finding, Map.of(Cause.UNREADABLE, Clause.C_ACK_05A));
    List<String> unreadable = List.of();
    for (Event event : history.events()) {
      if (Kinds.isAnswer(event, RequestType.MESSAGES)) {
        Answered answered = (Answered) event;
        boolean cutOff = answered.status() == 200 && !answered.readable();
        unreadable = cutOff ? Kinds.lines(answered) : List.of();
        if (cutOff) {
          finding.seen(Clause.C_ACK_05B);
        }
      } else if (event instanceof Told told && unreadable.contains(told.text())) {
        finding.broken(
            Clause.C_ACK_05B, "expected no line of an unreadable answer, observed" + told);
      }
    }
  }

  private static void repeatsAreIgnored(History history, Profile profile, Finding finding) {
    follow(history, profile, finding, Map.of(Cause.REPEAT, Clause.C_ACK_06B));
    long ack = NOTHING;
    Counting counting = new Counting();
    List<String> repeated = List.of();
    for (Event event : history.events()) {
      counting.follow(event);
      if (Kinds.isOpened(event)) {
        ack = NOTHING;
      } else if (event instanceof Sent sent && Kinds.isPoll(sent)) {
        ack = sent.ack().orElse(NOTHING);
      } else if (Kinds.isAnswer(event, RequestType.MESSAGES)) {
        Answered answered = (Answered) event;
        boolean repeat =
            answered.isSuccess()
                && answered.sequence().isPresent()
                && !counting.isNew(answered, ack);
        repeated = repeat ? Kinds.lines(answered) : List.of();
        if (repeat) {
          finding.seen(Clause.C_ACK_06A);
        }
      } else if (event instanceof Failed) {
        repeated = List.of();
      } else if (event instanceof Told told && repeated.contains(told.text())) {
        finding.broken(
            Clause.C_ACK_06A,
            "expected no report of a line in a batch at or below the ack, observed" + told);
      }
    }
  }
}
