package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Said;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Settled;
import dev.chasitor.conformance.history.History;
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
  private final Map<Long, String> said = new HashMap<>();
  private final Map<RequestType, Answered> failed = new EnumMap<>(RequestType.class);
  private final Map<RequestType, Integer> inARow = new EnumMap<>(RequestType.class);
  private final Map<String, Integer> tries = new HashMap<>();
  private final Map<String, Answered> failedLines = new HashMap<>();
  private Optional<Answered> alone = Optional.empty();
  private boolean ending;

  private PassingFailures(Finding finding) {
    this.finding = finding;
  }

  static void judge(History history, Profile profile, Finding finding) {
    PassingFailures failures = new PassingFailures(finding);
    history.events().forEach(failures::follow);
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
      case SAID -> said.put(((Said) event).ref(), ((Said) event).text());
      case SETTLED -> settled((Settled) event);
      case OVER -> over((Over) event);
      case END_ASKED, CLOSED -> ending = true;
      case FAILED, CANCELLED -> alone = Optional.empty();
      case HALTED, RESUMED -> failed.clear();
      case TOLD,
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
    sent.says().lines().forEach(line -> tries.merge(line, 1, Integer::sum));
    Answered failure = failed.remove(sent.type());
    if (failure == null) {
      return;
    }
    Duration asked = failure.terms().retryAfter().orElse(Duration.ZERO);
    Duration waited = sent.at().minus(failure.at());
    if (!finding.holds(waited.compareTo(asked) >= 0)) {
      finding.broken(
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
    asked.says().lines().forEach(line -> failedLines.put(line, answered));
  }

  private void settled(Settled settled) {
    String line = said.getOrDefault(settled.ref(), "");
    Answered failure = failedLines.get(line);
    if (failure != null && settled.fate() == Fate.REFUSED && tries.getOrDefault(line, 0) == 1) {
      finding.broken("expected another try of '" + line + "' after" + failure);
    }
  }

  private void over(Over over) {
    if (alone.isPresent() && !ending && Kinds.isAtOnce(alone.get(), over)) {
      finding.broken("expected another try, observed the end at once after" + alone.get());
    }
  }
}
