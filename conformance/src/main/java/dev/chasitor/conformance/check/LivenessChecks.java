package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Closed;
import dev.chasitor.conformance.history.Event.EndAsked;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.history.Event.Halted;
import dev.chasitor.conformance.history.Event.Moved;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Processed;
import dev.chasitor.conformance.history.Event.Resumed;
import dev.chasitor.conformance.history.Event.RunOver;
import dev.chasitor.conformance.history.Event.Said;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Settled;
import dev.chasitor.conformance.history.Event.Told;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.MessageType;
import dev.chasitor.session.visitor.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The checkers of the C-LIV rules: what must have happened by the end of a run whose network
 * healed.
 */
final class LivenessChecks {

  private LivenessChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_LIV_01, LivenessChecks::everythingHeard);
    checkers.put(Rule.C_LIV_02, LivenessChecks::everythingSaidIsAccountedFor);
    checkers.put(Rule.C_LIV_03, LivenessChecks::neverCeases);
    checkers.put(Rule.C_LIV_04, LivenessChecks::takeOversEnd);
    checkers.put(Rule.C_LIV_05, LivenessChecks::closesAtOnce);
    checkers.put(Rule.C_LIV_06, LivenessChecks::staysFrozen);
  }

  private static void neverCeases(History history, Profile profile, Finding finding) {
    Duration patience = Kinds.LONGEST_PAUSE.multipliedBy(2);
    Optional<Event> last = Optional.empty();
    for (Event event : history.events()) {
      if (event instanceof Answered told && told.terms().pollTimeout().isPresent()) {
        patience =
            Kinds.LONGEST_PAUSE.multipliedBy(2).plusSeconds(told.terms().pollTimeout().getAsLong());
      }
      if (Kinds.isPoll(event) || Kinds.asksForTakeOver(event)) {
        last = Optional.of(event);
      } else if (Kinds.isEnd(event)) {
        return;
      } else if (event instanceof RunOver && last.isPresent()) {
        Duration idle = event.at().minus(last.get().at());
        if (!finding.holds(idle.compareTo(patience) <= 0)) {
          finding.broken(
              "expected polling to go on until the session is over, the last poll was"
                  + last.get());
        }
      }
    }
  }

  private static void takeOversEnd(History history, Profile profile, Finding finding) {
    UnknownWays ways = new UnknownWays();
    Optional<Event> asked = Optional.empty();
    for (Event event : history.events()) {
      boolean neverMoved = ways.neverMovedBy(event);
      if (Kinds.asksForTakeOver(event)) {
        asked = Optional.of(event);
        finding.seen();
      } else if (Kinds.isEnd(event)
          || neverMoved
          || (event instanceof Told told
              && told.type().equals(MessageType.CHASITOR_SESSION_DATA.word()))) {
        asked = Optional.empty();
      } else if (event instanceof RunOver && asked.isPresent()) {
        finding.broken(
            "expected ChasitorSessionData or the end, observed neither after" + asked.get());
      }
    }
  }

  private static void closesAtOnce(History history, Profile profile, Finding finding) {
    OpenCalls open = new OpenCalls();
    Optional<Event> closed = Optional.empty();
    for (Event event : history.events()) {
      // The client may wait for a busy listener.
      if (Kinds.isLossOfProcess(event)) {
        // The next process may not know that the session was dropped.
        closed = Optional.empty();
      }
      if (event instanceof Resumed && closed.isPresent()) {
        // The client got no time before.
        closed = Optional.of(event);
      }
      boolean later = closed.isPresent() && !Kinds.isAtOnce(closed.get(), event);
      if (later && !open.all().isEmpty()) {
        finding.broken(
            Clause.C_LIV_05A,
            "expected the client to cancel all calls of a dropped session, still open: "
                + open.all());
      } else if (later && (event instanceof Sent || event instanceof Told)) {
        finding.broken(
            Clause.C_LIV_05B, "expected nothing after the session was dropped, observed" + event);
      }
      open.follow(event);
      if (event instanceof Closed) {
        closed = Optional.of(event);
        if (!open.all().isEmpty()) {
          finding.seen(Clause.C_LIV_05A);
        }
        finding.seen(Clause.C_LIV_05B);
      }
    }
  }

  private static void staysFrozen(History history, Profile profile, Finding finding) {
    boolean frozen = false;
    Duration since = Duration.ZERO;
    for (Event event : history.events()) {
      if (event instanceof Halted halted && halted.why() == Halt.FROZEN) {
        frozen = true;
        since = event.at();
        finding.seen(Clause.C_LIV_06A);
        finding.seen(Clause.C_LIV_06B);
      } else if (event instanceof Resumed resumed && resumed.why() == Halt.FROZEN) {
        frozen = false;
      } else if (event instanceof Settled && event.at().equals(since)) {
        // The command was settled before the freeze; its sender recorded that a moment later.
      } else if (Kinds.isLossOfProcess(event)) {
        frozen = false;
      } else if (frozen && isOfTheClient(event)) {
        finding.broken(
            event instanceof Sent ? Clause.C_LIV_06A : Clause.C_LIV_06B,
            "expected nothing while the session is frozen, observed" + event);
      }
    }
  }

  private static boolean isOfTheClient(Event event) {
    return event instanceof Sent
        || event instanceof Told
        || event instanceof Moved
        || event instanceof Settled
        || event instanceof Over;
  }

  private static boolean isSaidToBeNowhere(Fate fate) {
    return switch (fate) {
      case NOT_SENT, DECLINED, REFUSED -> true;
      case ACCEPTED, UNKNOWN -> false;
    };
  }

  private static void everythingHeard(History history, Profile profile, Finding finding) {
    List<String> said = DeliveryChecks.agentLines(history);
    if (said.isEmpty() || history.events().stream().anyMatch(Kinds::isEnd)) {
      return;
    }
    List<String> heard =
        DeliveryChecks.toldLines(history).stream().map(Told::text).distinct().toList();
    List<String> missing = new ArrayList<>(said);
    missing.removeAll(heard);
    if (!finding.holds(missing.isEmpty())) {
      finding.broken("expected every line of the agent, never delivered: " + missing);
    }
  }

  private static void everythingSaidIsAccountedFor(
      History history, Profile profile, Finding finding) {
    List<String> processed = history.all(Processed.class).stream().map(Processed::text).toList();
    Set<Long> lost = Remembered.lostCommands(history);
    // An old document says again what a process after it reported as refused.
    boolean isSaidAgain = history.events().stream().anyMatch(Kinds::isOutdated);
    for (Said said : history.all(Said.class)) {
      List<Settled> settled = history.all(Settled.class, s -> s.ref() == said.ref());
      long times = processed.stream().filter(said.text()::equals).count();
      boolean isSettledOnce =
          settled.size() == 1 || (settled.isEmpty() && lost.contains(said.ref()));
      if (!finding.holds(Clause.C_LIV_02A, isSettledOnce)) {
        finding.broken(
            Clause.C_LIV_02A,
            "expected one settlement, observed " + settled.size() + " for" + said);
      }
      if (!finding.holds(Clause.C_LIV_02B, times <= 1)) {
        finding.broken(
            Clause.C_LIV_02B,
            "expected the server to accept the line at most once, observed "
                + times
                + " times:"
                + said);
      }
      for (Settled each : settled) {
        if (each.fate() == Fate.ACCEPTED && !finding.holds(Clause.C_LIV_02C, times >= 1)) {
          finding.broken(
              Clause.C_LIV_02C, "expected an accepted line at the server, observed none:" + said);
        }
        if (isSaidToBeNowhere(each.fate())
            && !finding.holds(Clause.C_LIV_02D, times == 0 || isSaidAgain)) {
          finding.broken(
              Clause.C_LIV_02D,
              "expected a line reported as "
                  + each.fate()
                  + " to be absent at the server, observed it:"
                  + said);
        }
      }
    }
    for (EndAsked asked : history.all(EndAsked.class)) {
      int times = history.all(Settled.class, settled -> settled.ref() == asked.ref()).size();
      boolean isSettledOnce = times == 1 || (times == 0 && lost.contains(asked.ref()));
      if (!finding.holds(Clause.C_LIV_02A, isSettledOnce)) {
        finding.broken(
            Clause.C_LIV_02A, "expected one settlement, observed " + times + " for" + asked);
      }
    }
    doubtsOnlyWhatLeft(history, finding);
    List<String> order = history.all(Said.class).stream().map(Said::text).toList();
    Set<String> doubtful = linesInDoubt(history, isSaidAgain);
    int at = -1;
    for (String text : processed) {
      if (doubtful.contains(text)) {
        // An earlier try may arrive late, when the client has gone on.
        continue;
      }
      int next = order.indexOf(text);
      if (!finding.holds(Clause.C_LIV_02E, next >= at)) {
        finding.broken(
            Clause.C_LIV_02E,
            "expected the lines in the order in which they were said, observed '"
                + text
                + "' out of order in "
                + processed);
      }
      at = Math.max(at, next);
    }
  }

  /** A line is in doubt only if it left. What a lost process sent, nobody knows. */
  private static void doubtsOnlyWhatLeft(History history, Finding finding) {
    Map<Long, String> said = new HashMap<>();
    Set<String> left = new HashSet<>();
    for (Event event : history.events()) {
      if (Kinds.isLossOfProcess(event)) {
        return;
      } else if (event instanceof Said line) {
        said.put(line.ref(), line.text());
      } else if (event instanceof Sent sent) {
        left.addAll(sent.says().lines());
      } else if (event instanceof Settled settled
          && settled.fate() == Fate.UNKNOWN
          && said.containsKey(settled.ref())
          && !finding.holds(Clause.C_LIV_02F, left.contains(said.get(settled.ref())))) {
        finding.broken(
            Clause.C_LIV_02F, "expected no doubt about a line that never left, observed" + settled);
      }
    }
  }

  /** The lines of which the server may learn late, or from an old document. */
  private static Set<String> linesInDoubt(History history, boolean isSaidAgain) {
    Set<Long> refs =
        history
            .all(
                Settled.class,
                it -> it.fate() == Fate.UNKNOWN || (isSaidAgain && isSaidToBeNowhere(it.fate())))
            .stream()
            .map(Settled::ref)
            .collect(Collectors.toSet());
    return history.all(Said.class, said -> refs.contains(said.ref())).stream()
        .map(Said::text)
        .collect(Collectors.toSet());
  }
}
