package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.EndAsked;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Moved;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Said;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Settled;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The checkers of the C-ERR rules: how the client reacts to statuses. */
final class RefusalChecks {

  private static final Set<Integer> NOT_LIKED = Set.of(400, 404, 405);

  /** A client that tries a line more often than this counts as one that never stops. */
  private static final int MOST_TRIES = 10;

  private RefusalChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_ERR_01, RefusalChecks::acceptedMeansAccepted);
    checkers.put(Rule.C_ERR_02, RefusalChecks::refusedMeansRefused);
    checkers.put(Rule.C_ERR_03, RefusalChecks::goneMeansGone);
    checkers.put(Rule.C_ERR_04, RefusalChecks::failedMeansAgain);
    checkers.put(Rule.C_ERR_05, PassingFailures::judge);
  }

  private static Map<Long, Sent> byCall(History history) {
    Map<Long, Sent> calls = new HashMap<>();
    history.all(Sent.class).forEach(sent -> calls.put(sent.call(), sent));
    return calls;
  }

  private static void acceptedMeansAccepted(History history, Profile profile, Finding finding) {
    Map<Long, Sent> calls = byCall(history);
    Map<Long, String> said = new HashMap<>();
    Set<Long> ends = new HashSet<>();
    Map<Long, Event> endsBeforeOpening = new HashMap<>();
    Set<String> arrived = new HashSet<>();
    boolean open = false;
    boolean over = false;
    for (Event event : history.events()) {
      // Another process may not know of the session, until it hears from the server.
      open |= Kinds.isSuccess(event);
      open &= !Kinds.asksForSession(event) && !Kinds.isLossOfProcess(event);
      over |= showsTheEnd(event) || isEndTaken(calls, event);
      if (event instanceof Said line) {
        said.put(line.ref(), line.text());
      } else if (event instanceof EndAsked asked) {
        ends.add(asked.ref());
        if (!open) {
          endsBeforeOpening.put(asked.ref(), event);
        }
      } else if (event instanceof Answered answered && !answered.late()) {
        answered.lines().stream().map(Pushed::known).forEach(arrived::addAll);
        Sent asked = calls.get(answered.call());
        if (asked != null && Kinds.showsTaken(asked, answered)) {
          arrived.addAll(asked.says().lines());
        }
      } else if (event instanceof Settled settled && settled.fate() == Fate.ACCEPTED) {
        // Without an open session the client may accept an end at once.
        boolean isEnd = ends.contains(settled.ref());
        boolean right =
            isEnd
                ? over || !open || isAtOnce(endsBeforeOpening.get(settled.ref()), event)
                : arrived.contains(said.getOrDefault(settled.ref(), ""));
        Clause clause = isEnd ? Clause.C_ERR_01B : Clause.C_ERR_01A;
        if (!finding.holds(clause, right)) {
          finding.broken(clause, "expected the server's success first, observed" + settled);
        }
      }
    }
  }

  /** Whether the client settled an end at once, but for the time that its journal took. */
  private static boolean isAtOnce(@Nullable Event asked, Event settled) {
    return asked != null && Kinds.isAtOnce(asked, settled);
  }

  /** An answer shows that the server has the visitor's end. */
  private static boolean isEndTaken(Map<Long, Sent> calls, Event event) {
    return event instanceof Answered answered
        && Kinds.endsIt(answered.type())
        && calls.containsKey(answered.call())
        && Kinds.showsTaken(calls.get(answered.call()), answered);
  }

  /** The server shows that the chat is over, or has no such session any more. */
  private static boolean showsTheEnd(Event event) {
    return (Kinds.isSuccess(event) && Kinds.endsIt(((Answered) event).type()))
        || Kinds.isRefusal(event, 403)
        || Kinds.isChatEnd(event)
        || event instanceof Over
        || (event instanceof Moved moved && moved.to() == Phase.ENDED);
  }

  /** A POST, and its repeats: of one number, or of one type under one key. */
  private static String request(Sent sent) {
    return sent.type()
        + " "
        + sent.key()
        + " "
        + (sent.isNumbered() ? sent.sequence().getAsLong() + " " + sent.body() : "");
  }

  /** No POST is tried again after it was refused, and none for ever. */
  private static void isNotTriedForEver(
      History history, Finding finding, Clause clause, Predicate<Answered> isCounted, int most) {
    Map<Long, Sent> calls = byCall(history);
    Map<String, Integer> tries = new HashMap<>();
    for (Event event : history.events()) {
      if (Kinds.isTakeOver(event) || Kinds.isHalt(event)) {
        tries.clear();
      } else if (event instanceof Answered answered
          && !answered.late()
          && isCounted.test(answered)) {
        Sent asked = calls.get(answered.call());
        if (asked != null && Kinds.isPost(asked)) {
          tries.merge(request(asked), 1, Integer::sum);
          finding.seen(clause);
        }
      } else if (event instanceof Sent sent && tries.getOrDefault(request(sent), 0) >= most) {
        finding.broken(
            clause,
            "expected at most "
                + most
                + " of these answers to one request, observed another try:"
                + sent);
        return;
      }
    }
  }

  private static void refusedMeansRefused(History history, Profile profile, Finding finding) {
    Map<Long, Sent> calls = byCall(history);
    Map<String, Answered> refused = new HashMap<>();
    Map<String, Integer> tries = new HashMap<>();
    Map<Long, String> said = new HashMap<>();
    Set<String> told = new HashSet<>();
    // After the end the client need not process answers any more.
    boolean over = false;
    Remembered.LastWritten written = new Remembered.LastWritten();
    for (Event event : history.events()) {
      over = !Kinds.asksForSession(event) && (over || showsTheEnd(event));
      // A process that was lost may have tried what it wrote.
      written
          .follow(event)
          .ifPresent(kept -> kept.lines().forEach(line -> tries.merge(line, 1, Integer::sum)));
      if (event instanceof Said line) {
        said.put(line.ref(), line.text());
      } else if (event instanceof Answered answered
          && !answered.late()
          && !over
          && NOT_LIKED.contains(answered.status())) {
        Sent asked = calls.get(answered.call());
        if (asked != null && asked.type() == RequestType.CHAT_MESSAGE) {
          refused.put(line(asked), answered);
        }
      } else if (event instanceof Settled settled) {
        String line = said.getOrDefault(settled.ref(), "");
        if (settled.fate() == Fate.REFUSED || mayHaveArrived(tries, line)) {
          told.add(line);
        }
      } else if (event instanceof Sent sent) {
        if (sent.says().lines().stream().anyMatch(refused::containsKey)) {
          finding.broken(
              Clause.C_ERR_02B, "expected no second try of a refused line, observed" + sent);
        }
        sent.says().lines().forEach(line -> tries.merge(line, 1, Integer::sum));
      }
    }
    for (Map.Entry<String, Answered> each : refused.entrySet()) {
      if (!finding.holds(Clause.C_ERR_02A, told.contains(each.getKey()))) {
        finding.broken(
            Clause.C_ERR_02A,
            "expected a report that '"
                + each.getKey()
                + "' was refused, observed none after"
                + each.getValue());
      }
    }
    isNotTriedForEver(
        history, finding, Clause.C_ERR_02B, answered -> NOT_LIKED.contains(answered.status()), 1);
    holdsNothingUp(history, finding);
    refusedMeansItGotThere(history, finding);
  }

  /** What a lost process sent, nobody knows. */
  private static void refusedMeansItGotThere(History history, Finding finding) {
    if (history.events().stream().anyMatch(Kinds::isLossOfProcess)) {
      return;
    }
    Map<Long, Sent> calls = byCall(history);
    Map<Long, String> said = new HashMap<>();
    Set<String> refused = new HashSet<>();
    for (Event event : history.events()) {
      if (event instanceof Said line) {
        said.put(line.ref(), line.text());
      } else if (event instanceof Answered answered && !answered.isSuccess()) {
        Sent asked = calls.get(answered.call());
        refused.addAll(asked == null ? List.of() : asked.says().lines());
      } else if (event instanceof Settled settled
          && settled.fate() == Fate.REFUSED
          && said.containsKey(settled.ref())
          && !finding.holds(Clause.C_ERR_02D, refused.contains(said.get(settled.ref())))) {
        finding.broken(
            Clause.C_ERR_02D, "expected a refusal of the line first, observed" + settled);
      }
    }
  }

  /** When a line is refused while others wait, one of these leaves at once. */
  private static void holdsNothingUp(History history, Finding finding) {
    Map<Long, Sent> calls = byCall(history);
    Map<Long, String> waiting = new HashMap<>();
    Set<Long> lost = Remembered.lostCommands(history);
    boolean isEstablished = false;
    List<Event> events = history.events();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event instanceof Moved moved) {
        isEstablished = moved.to() == Phase.ESTABLISHED;
      } else if (Kinds.isLossOfProcess(event)) {
        waiting.keySet().removeAll(lost);
      } else if (event instanceof Said line) {
        waiting.put(line.ref(), line.text());
      } else if (event instanceof Settled settled) {
        waiting.remove(settled.ref());
      } else if (event instanceof Sent sent) {
        waiting.values().removeAll(sent.says().lines());
      } else if (isEstablished
          && !waiting.isEmpty()
          && event instanceof Answered answered
          && !answered.late()
          && NOT_LIKED.contains(answered.status())
          && isLine(calls, answered)) {
        judgeNext(events.subList(i, events.size()), finding);
      }
    }
  }

  /** Judges what leaves first after a refusal, unless something else explains a delay. */
  private static void judgeNext(List<Event> events, Finding finding) {
    Event refusal = events.get(0);
    for (Event event : events.subList(1, events.size())) {
      boolean isExcuse =
          event instanceof Failed
              || event instanceof Moved
              || (event instanceof Answered answered && Kinds.isPassing(answered.status()));
      if (isExcuse || GivingUpChecks.isReasonToGiveUp(event)) {
        return;
      }
      boolean isNext = Kinds.isPost(event);
      if (isNext || !Kinds.isAtOnce(refusal, event)) {
        if (!finding.holds(Clause.C_ERR_02C, isNext && Kinds.isAtOnce(refusal, event))) {
          finding.broken(
              Clause.C_ERR_02C,
              "expected the next line at once after" + refusal + ", observed" + event);
        }
        return;
      }
    }
  }

  /** The refusal of a repeat tells nothing of the tries before it. */
  private static boolean mayHaveArrived(Map<String, Integer> tries, String line) {
    return tries.getOrDefault(line, 0) > 1;
  }

  private static void goneMeansGone(History history, Profile profile, Finding finding) {
    Optional<Event> gone = Optional.empty();
    Optional<Event> dismissed = Optional.empty();
    boolean lost = false;
    boolean ended = false;
    for (Event event : history.events()) {
      lost |= dismissed.isPresent() && Kinds.isRefusal(event, 503);
      if (Kinds.isOutdated(event)) {
        // An old document does not know of the refusal.
        gone = Optional.empty();
        dismissed = Optional.empty();
      }
      if (gone.isEmpty() && Kinds.isGone(event)) {
        gone = Optional.of(event);
        finding.seen(Clause.C_ERR_03A);
        finding.seen(Clause.C_ERR_03C);
      } else if (dismissed.isEmpty() && Kinds.isDismissal(event)) {
        dismissed = Optional.of(event);
        finding.seen(Clause.C_ERR_03B);
        finding.seen(Clause.C_ERR_03C);
      } else if (event instanceof Sent sent && !Kinds.endsIt(sent.type())) {
        boolean isRefused = gone.isPresent() || (dismissed.isPresent() && !lost);
        if (isRefused && Kinds.asksForTakeOver(event)) {
          finding.broken(Clause.C_ERR_03C, "expected no take-over after a 403, observed" + event);
        } else if (gone.isPresent() && !Kinds.isAtOnce(gone.get(), event)) {
          finding.broken(
              Clause.C_ERR_03A,
              "expected no request after a 403 to a poll or a take-over, observed" + event);
        } else if (dismissed.isPresent()
            && Kinds.isPost(event)
            && !Kinds.isAtOnce(dismissed.get(), event)) {
          finding.broken(
              Clause.C_ERR_03B, "expected no POST after a 403 to a POST, observed" + event);
        }
      }
      ended |= Kinds.isEnd(event);
    }
    Optional<Event> refusal = gone.isPresent() ? gone : dismissed;
    if (refusal.isPresent() && !finding.holds(Clause.C_ERR_03D, ended)) {
      finding.broken(
          Clause.C_ERR_03D, "expected a report of the end, observed none after" + refusal.get());
    }
  }

  private static void failedMeansAgain(History history, Profile profile, Finding finding) {
    Map<Long, Sent> calls = byCall(history);
    Map<String, Integer> failures = new HashMap<>();
    Map<Long, String> said = new HashMap<>();
    Set<String> settled = new HashSet<>();
    Optional<Sent> failed = Optional.empty();
    Set<Long> excused = Remembered.lostCommands(history);
    for (Event event : history.events()) {
      if (event instanceof Said line) {
        said.put(line.ref(), line.text());
      } else if (event instanceof Settled each) {
        settled.add(said.getOrDefault(each.ref(), ""));
      } else if (Kinds.isRefusal(event, 500) && isLine(calls, (Answered) event)) {
        failed = Optional.ofNullable(calls.get(((Answered) event).call()));
        String line = failed.map(RefusalChecks::line).orElse("");
        boolean isFewEnough = failures.merge(line, 1, Integer::sum) <= MOST_TRIES;
        if (!finding.holds(Clause.C_ERR_04B, isFewEnough)) {
          finding.broken(
              Clause.C_ERR_04B,
              "expected at most 10 tries of a line, observed try "
                  + failures.get(line)
                  + ":"
                  + event);
        }
      } else if (Kinds.isRefusal(event, 503) || Kinds.isTakeOver(event)) {
        failed = Optional.empty();
      } else if (failed.isPresent() && event instanceof Sent sent && sent.isNumbered()) {
        boolean again =
            sent.sequence().equals(failed.get().sequence())
                && sent.body().equals(failed.get().body());
        if (!finding.holds(Clause.C_ERR_04A, again || settled.contains(line(failed.get())))) {
          finding.broken(
              Clause.C_ERR_04A, "expected a repeat of" + failed.get() + ", observed" + sent);
        }
        failed = Optional.empty();
      }
    }
    List<Said> all = history.all(Said.class);
    for (Said line : all) {
      if (!excused.contains(line.ref())
          && failures.containsKey(line.text())
          && !finding.holds(Clause.C_ERR_04C, settled.contains(line.text()))) {
        finding.broken(
            Clause.C_ERR_04C, "expected a settlement after the 500s, observed none for" + line);
      }
    }
    isNotTriedForEver(
        history, finding, Clause.C_ERR_04B, answered -> answered.status() == 500, MOST_TRIES);
    for (GivenUpLines.Line line : GivenUpLines.of(history, each -> Kinds.isRefusal(each, 500))) {
      if (!finding.holds(Clause.C_ERR_04A, !line.isGivenUp())) {
        finding.broken(
            Clause.C_ERR_04A,
            "expected another try after" + line.failure() + ", observed" + line.then());
      }
    }
  }

  /** Returns the line of a ChatMessage. */
  private static String line(Sent sent) {
    return sent.says().lines().get(0);
  }

  private static boolean isLine(Map<Long, Sent> calls, Answered answered) {
    Sent asked = calls.get(answered.call());
    return asked != null && asked.type() == RequestType.CHAT_MESSAGE;
  }
}
