package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * C-ERR-05: failures that pass. Three things are judged: the next request of the same type waits as
 * long as the failure asked for; one failure alone ends no session; and a line is not given up
 * after its first.
 */
final class PassingFailures {

  private final Finding finding;
  private final Map<Long, Sent> calls = new HashMap<>();
  private final Map<RequestType, Answered> failed = new EnumMap<>(RequestType.class);
  private final Map<RequestType, Integer> inARow = new EnumMap<>(RequestType.class);
  private Optional<Answered> alone = Optional.empty();
  private boolean ending;

  private PassingFailures(Finding finding) {
    this.finding = finding;
  }

  static void judge(History history, Profile profile, Finding finding) {
    PassingFailures failures = new PassingFailures(finding);
    history.events().forEach(failures::follow);
    for (GivenUpLines.Line line : GivenUpLines.of(history, PassingFailures::isOfGateway)) {
      if (!finding.holds(Clause.C_ERR_05A, !line.isGivenUp())) {
        finding.broken(
            Clause.C_ERR_05A,
            "expected another try after" + line.failure() + ", observed" + line.then());
      }
    }
  }

  /** Whether an event is an answer that passes, other than the 500 of the server (C-ERR-04). */
  private static boolean isOfGateway(Event event) {
    return event instanceof Answered answered
        && answered.status() != 500
        && Kinds.isPassing(answered.status());
  }

  private void follow(Event event) {
    // Whatever fails then, the session ends for another reason.
    ending |=
        Kinds.isChatEnd(event)
            || Kinds.isRefusal(event, 403)
            || (event instanceof Sent sent && Kinds.endsIt(sent.type()));
    ending &= !Kinds.isOpened(event);
    if (Kinds.isRefusal(event, 503)) {
      // The wait was for the node that is lost.
      failed.clear();
    }
    switch (event.kind()) {
      case SENT -> sent((Sent) event);
      case ANSWERED -> answered((Answered) event);
      case OVER -> over((Over) event);
      case END_ASKED, CLOSED -> ending = true;
      case FAILED, CANCELLED -> alone = Optional.empty();
      case HALTED, RESUMED -> failed.clear();
      case SAID,
          SETTLED,
          TOLD,
          MOVED,
          LISTENED,
          STRUCK,
          DELIVERED,
          CONFIRMED,
          WROTE,
          CLAIMED,
          DISCLOSED,
          ELSEWHERE,
          BREACHED,
          PROCESSED,
          AGENT_SAID,
          NODE_LOST,
          TAKEN_OVER,
          RUN_OVER -> {
        // They say nothing about failures.
      }
    }
  }

  private void sent(Sent sent) {
    calls.put(sent.call(), sent);
    Answered failure = failed.remove(sent.type());
    if (failure == null) {
      return;
    }
    Duration asked = failure.terms().retryAfter().orElse(Duration.ZERO);
    Duration waited = sent.at().minus(failure.at());
    finding.seen(Clause.C_ERR_05A);
    if (!asked.isZero() && !finding.holds(Clause.C_ERR_05B, waited.compareTo(asked) >= 0)) {
      finding.broken(
          Clause.C_ERR_05B,
          "expected a wait of "
              + asked.toMillis()
              + " ms after"
              + failure
              + ", observed after "
              + waited.toMillis()
              + " ms"
              + sent);
    }
  }

  private void answered(Answered answered) {
    Sent asked = calls.get(answered.call());
    if (answered.late() || asked == null) {
      return;
    }
    if (!Kinds.isPassing(answered.status())) {
      inARow.remove(answered.type());
      alone = Optional.empty();
      return;
    }
    int failures = inARow.merge(answered.type(), 1, Integer::sum);
    alone = failures == 1 ? Optional.of(answered) : Optional.empty();
    failed.put(answered.type(), answered);
  }

  private void over(Over over) {
    if (alone.isPresent() && !ending && Kinds.isAtOnce(alone.get(), over)) {
      finding.broken(
          Clause.C_ERR_05A, "expected another try, observed the end at once after" + alone.get());
    }
  }
}
