package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Delivered;
import dev.chasitor.conformance.history.Event.EndAsked;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Moved;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Resumed;
import dev.chasitor.conformance.history.Event.RunOver;
import dev.chasitor.conformance.history.Event.Said;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Settled;
import dev.chasitor.conformance.history.Event.Told;
import dev.chasitor.conformance.history.Event.Wrote;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Profile.NumbersAfterHandOver;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checkers of the C-RSY rules: how the client survives the loss of its node. */
final class ResyncChecks {

  private ResyncChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_RSY_01, ResyncChecks::onlyAfter503);
    checkers.put(Rule.C_RSY_02, ResyncChecks::cancelsEverything);
    checkers.put(Rule.C_RSY_03, ResyncChecks::keepsAndResendsInOrder);
    checkers.put(Rule.C_RSY_04, ResyncChecks::postsNothingMeanwhile);
    checkers.put(Rule.C_RSY_05, ResyncChecks::goesByTheNewNames);
    checkers.put(Rule.C_RSY_06, ResyncChecks::reportsALostSession);
    checkers.put(Rule.C_RSY_07, ResyncChecks::oneTakeOverAtATime);
    checkers.put(Rule.C_RSY_08, ResyncChecks::asksAgain);
    checkers.put(Rule.C_RSY_09, ResyncChecks::doesNotRepeatTheTranscript);
    checkers.put(Rule.C_RSY_10, ResyncChecks::lateAnswersChangeNothing);
    checkers.put(Rule.C_RSY_12, TakeOverChecks::isAskedFor);
    checkers.put(Rule.C_RSY_13, TakeOverChecks::bearsTheOffset);
    checkers.put(Rule.C_RSY_14, TakeOverChecks::isAskedForBothWays);
    checkers.put(Rule.C_RSY_15, TranscriptChecks::bringsEachLine);
  }

  static boolean isRestored(Event event) {
    return event instanceof Told told
        && told.type().equals(MessageType.CHASITOR_SESSION_DATA.word());
  }

  private static void onlyAfter503(History history, Profile profile, Finding finding) {
    boolean lost = false;
    for (Event event : history.events()) {
      if (Kinds.isRefusal(event, 503) || Kinds.isOutdated(event)) {
        lost = true;
      } else if (Kinds.isTakeOver(event)) {
        lost = false;
      } else if (Kinds.asksForTakeOver(event)) {
        if (!finding.holds(lost)) {
          finding.broken("expected a 503 first, observed" + event);
        }
      }
    }
  }

  private static void cancelsEverything(History history, Profile profile, Finding finding) {
    OpenCalls open = new OpenCalls();
    List<Sent> before = List.of();
    Optional<Event> refused = Optional.empty();
    Clause clause = Clause.C_RSY_02A;
    boolean isBusy = false;
    for (Event event : history.events()) {
      // A client may process a 503 only after a slow listener or a journal is ready.
      isBusy |= Kinds.isSlow(event) || event instanceof Wrote;
      if (Kinds.isHalt(event)) {
        before = List.of();
      } else if (!isBusy
          && refused.isPresent()
          && event instanceof Answered answered
          && isTakenLater(answered, refused.get(), before)) {
        finding.broken(
            clause, "expected the client to cancel all calls after the 503, observed" + event);
      } else if (event instanceof Sent && !before.isEmpty()) {
        List<Sent> kept = new ArrayList<>(before);
        kept.retainAll(open.all());
        if (!finding.holds(clause, kept.isEmpty())) {
          finding.broken(
              clause, "expected the client to cancel all calls after the 503, still open: " + kept);
        }
        before = List.of();
      }
      open.follow(event);
      if (Kinds.isRefusal(event, 503)) {
        before = open.all();
        refused = Optional.of(event);
        boolean isOfPoll = ((Answered) event).type() == RequestType.MESSAGES;
        clause = isOfPoll ? Clause.C_RSY_02B : Clause.C_RSY_02A;
      }
    }
  }

  /** Whether the client takes the answer to a call that was open when a 503 came before it. */
  private static boolean isTakenLater(Answered answered, Event refused, List<Sent> before) {
    return !answered.late()
        && answered.at().compareTo(refused.at()) > 0
        && before.stream().anyMatch(sent -> sent.call() == answered.call());
  }

  /** The lines that are not settled yet, in the order in which the application said them. */
  private static final class Unsettled {
    private final Map<Long, String> lines = new LinkedHashMap<>();
    private final Set<Long> lost;

    Unsettled(History history) {
      lost = Remembered.lostCommands(history);
    }

    void follow(Event event) {
      if (Kinds.isLossOfProcess(event) || event instanceof Resumed) {
        lines.keySet().removeAll(lost);
      } else if (event instanceof Said said) {
        lines.put(said.ref(), said.text());
      } else if (event instanceof Settled settled) {
        lines.remove(settled.ref());
      }
    }

    List<String> first(int count) {
      return lines.values().stream().limit(count).toList();
    }

    int size() {
      return lines.size();
    }

    boolean holds(long ref) {
      return lines.containsKey(ref);
    }
  }

  /**
   * An event of the application that a 503 interrupted once is sent again after the hand-over, if
   * the server still counts by its number. Otherwise nobody knows whether it has the event.
   */
  private static void resendsEvents(History history, Finding finding) {
    Map<Long, Sent> calls = new HashMap<>();
    Map<String, Integer> interrupted = new HashMap<>();
    Map<String, Event> waiting = new LinkedHashMap<>();
    for (Event event : history.events()) {
      if (isNoReasonToResend(event)) {
        waiting.clear();
      } else if (event instanceof Sent sent && sent.type() == RequestType.CUSTOM_EVENT) {
        calls.put(sent.call(), sent);
        if (waiting.remove(sent.body()) != null) {
          finding.seen(Clause.C_RSY_03A);
        }
      } else if (Kinds.isRefusal(event, 503)) {
        Sent asked = calls.get(((Answered) event).call());
        if (asked != null && interrupted.merge(asked.body(), 1, Integer::sum) == 1) {
          waiting.put(asked.body(), event);
        }
      } else if (event instanceof RunOver && !waiting.isEmpty()) {
        finding.broken(
            Clause.C_RSY_03A,
            "expected the event to be sent again after" + waiting.values().iterator().next());
      }
    }
  }

  /**
   * Judges whether each line that waited at a 503 is sent again when the session is restored,
   * unless its fate is known by then. Nobody need send it once the session ends or stands still.
   */
  private static void resendsLines(History history, Finding finding) {
    UnknownWays ways = new UnknownWays();
    Unsettled unsettled = new Unsettled(history);
    Map<Long, String> interrupted = new LinkedHashMap<>();
    boolean isOver = history.events().stream().anyMatch(Kinds::isEnd);
    boolean isRestored = false;
    for (Event event : history.events()) {
      unsettled.follow(event);
      isRestored |= isRestored(event) || ways.neverMovedBy(event);
      if (Kinds.isRefusal(event, 503)) {
        interrupted.putAll(unsettled.lines);
        isRestored = false;
      } else if (isNoReasonToResend(event)) {
        interrupted.clear();
      } else if (event instanceof Settled settled) {
        boolean dropped = isRestored && !isOver && settled.fate() == Fate.NOT_SENT;
        String line = interrupted.remove(settled.ref());
        if (line != null && dropped) {
          finding.broken(
              Clause.C_RSY_03A, "expected '" + line + "' to be sent again, observed" + settled);
        }
      } else if (event instanceof Sent sent
          && isRestored
          && interrupted.values().removeAll(sent.says().lines())) {
        finding.seen(Clause.C_RSY_03A);
      } else if (event instanceof RunOver && isRestored && !interrupted.isEmpty()) {
        finding.broken(
            Clause.C_RSY_03A,
            "expected these lines to be sent again after the hand-over: " + interrupted.values());
      }
    }
  }

  private static boolean isNoReasonToResend(Event event) {
    return Kinds.isEnd(event)
        || Kinds.isChatEnd(event)
        || Kinds.isHalt(event)
        || Kinds.asksForSession(event)
        || (Kinds.isSuccess(event) && Kinds.isAnswer(event, RequestType.RECONNECT_SESSION))
        || Kinds.isRefusal(event, 403)
        || event instanceof EndAsked;
  }

  private static void keepsAndResendsInOrder(History history, Profile profile, Finding finding) {
    if (profile.numbersAfterHandOver() == NumbersAfterHandOver.CONTINUE) {
      resendsEvents(history, finding);
    }
    resendsLines(history, finding);
    Unsettled unsettled = new Unsettled(history);
    boolean afterTakeOver = false;
    boolean over = history.events().stream().anyMatch(Kinds::isEnd);
    // A process that was overtaken may have settled what an old document still waits for.
    boolean isOld = history.events().stream().anyMatch(Kinds::isOutdated);
    UnknownWays ways = new UnknownWays();
    boolean resyncing = false;
    for (Event event : history.events()) {
      boolean neverMoved = ways.neverMovedBy(event);
      if (Kinds.isOutdated(event)) {
        // Which lines an old document holds, and in which order, no history shows.
        return;
      }
      if (Kinds.isRefusal(event, 503)) {
        resyncing = true;
      } else if (Kinds.isTakeOver(event)) {
        afterTakeOver = true;
      } else if (isRestored(event) || neverMoved) {
        resyncing = false;
      } else if (event instanceof Sent sent && !sent.says().lines().isEmpty() && afterTakeOver) {
        List<String> first = unsettled.first(sent.says().lines().size());
        // A line that alone waits has no other to go before.
        if (unsettled.size() > 1
            && !finding.holds(Clause.C_RSY_03B, sent.says().lines().equals(first))) {
          finding.broken(
              Clause.C_RSY_03B,
              "expected " + first + " first after the hand-over, observed" + sent);
        }
        afterTakeOver = false;
      } else if (event instanceof Settled settled
          && resyncing
          && !over
          && !isOld
          && unsettled.holds(settled.ref())) {
        boolean kept = settled.fate() == Fate.ACCEPTED || settled.fate() == Fate.DECLINED;
        if (!finding.holds(Clause.C_RSY_03A, kept)) {
          finding.broken(
              Clause.C_RSY_03A,
              "expected the line to be kept during the hand-over, observed" + settled);
        }
      }
      unsettled.follow(event);
    }
  }

  private static void postsNothingMeanwhile(History history, Profile profile, Finding finding) {
    UnknownWays ways = new UnknownWays();
    boolean resyncing = false;
    boolean asked = false;
    for (Event event : history.events()) {
      boolean neverMoved = ways.neverMovedBy(event);
      asked |= Kinds.asksForTakeOver(event);
      if (Kinds.isRefusal(event, 503)) {
        resyncing = true;
        asked = false;
      } else if (Kinds.isHalt(event) && !asked) {
        // A client that was busy is frozen before it has processed the answer.
        resyncing = false;
      } else if (isRestored(event) || neverMoved) {
        resyncing = false;
      } else if (event instanceof Sent sent && resyncing) {
        boolean allowed = Recovery.isAskedBy(sent.type()) || sent.type() == RequestType.MESSAGES;
        if (!finding.holds(allowed)) {
          finding.broken("expected no POST before ChasitorSessionData, observed" + sent);
        }
      }
    }
  }

  private static void goesByTheNewNames(History history, Profile profile, Finding finding) {
    Recalled<String> key = new Recalled<>("");
    Recalled<String> affinity = new Recalled<>("");
    for (Event event : history.events()) {
      key.follow(event);
      affinity.follow(event);
      if (Kinds.asksForSession(event)) {
        key.set("");
        affinity.set("");
      } else if (Kinds.isTakeOver(event)) {
        Answered told = (Answered) event;
        key.set(told.key().isEmpty() ? key.get() : told.key());
        affinity.set(told.affinity());
      } else if (event instanceof Sent sent && !affinity.get().isEmpty()) {
        // ReconnectSession asks for a node, and so bears no token.
        String node = sent.type() == RequestType.RECONNECT_SESSION ? "" : affinity.get();
        if (!key.get().isEmpty()
            && !finding.holds(Clause.C_RSY_05A, sent.key().equals(key.get()))) {
          finding.broken(Clause.C_RSY_05A, "expected the latest key, observed" + sent);
        }
        if (!finding.holds(Clause.C_RSY_05B, sent.affinity().equals(node))) {
          finding.broken(Clause.C_RSY_05B, "expected node=" + node + ", observed" + sent);
        }
      }
    }
  }

  private static void reportsALostSession(History history, Profile profile, Finding finding) {
    Set<Long> open = new HashSet<>();
    Set<Long> lostCommands = Remembered.lostCommands(history);
    boolean lost = false;
    boolean over = false;
    boolean waits = false;
    for (Event event : history.events()) {
      if (event instanceof Said said) {
        open.add(said.ref());
      } else if (event instanceof Settled settled) {
        open.remove(settled.ref());
      } else if (Kinds.isEnd(event)) {
        over = true;
      } else if (Kinds.isOutdated(event)) {
        // An old document does not know of the loss, nor of what was settled since then.
        lost = false;
        open.clear();
      } else if (isLost(event)) {
        lost = true;
        waits = !open.isEmpty();
        finding.seen(Clause.C_RSY_06C);
      } else if (event instanceof Sent sent && lost) {
        finding.broken(
            Clause.C_RSY_06C, "expected no request after the session was lost, observed" + sent);
      }
    }
    open.removeAll(lostCommands);
    if (lost && !finding.holds(Clause.C_RSY_06A, over)) {
      finding.broken(
          Clause.C_RSY_06A, "expected a report of the end of the lost session, observed none");
    }
    if (lost && waits && !finding.holds(Clause.C_RSY_06B, open.isEmpty())) {
      finding.broken(
          Clause.C_RSY_06B,
          "expected a settlement of every line of the lost session, open: " + open);
    }
  }

  private static boolean isLost(Event event) {
    return event instanceof Answered answered
        && Recovery.isAskedBy(answered.type())
        && !answered.late()
        && (answered.isSuccess() ? answered.affinity().isEmpty() : answered.status() == 403);
  }

  private static void oneTakeOverAtATime(History history, Profile profile, Finding finding) {
    OpenCalls open = new OpenCalls();
    for (Event event : history.events()) {
      if (Kinds.asksForTakeOver(event)) {
        boolean alone = open.all().stream().noneMatch(sent -> Recovery.isAskedBy(sent.type()));
        if (!finding.holds(alone)) {
          finding.broken("expected one take-over at a time, observed a second" + event);
        }
      }
      open.follow(event);
    }
  }

  private static void asksAgain(History history, Profile profile, Finding finding) {
    List<Event> events = history.events();
    for (int i = 0; i < events.size(); i++) {
      if (isFailedTakeOver(events.get(i))) {
        judgePause(events.get(i), events.subList(i + 1, events.size()), finding);
      }
    }
  }

  private static void judgePause(Event failed, List<Event> then, Finding finding) {
    Optional<Event> next =
        then.stream()
            .filter(
                event -> Kinds.isHalt(event) || Kinds.isEnd(event) || Kinds.asksForTakeOver(event))
            .findFirst();
    if (next.filter(Kinds::isHalt).isPresent()) {
      return;
    }
    boolean isSoon =
        next.filter(event -> event.at().minus(failed.at()).compareTo(Kinds.LONGEST_PAUSE) <= 0)
            .isPresent();
    String observed = next.map(Event::toString).orElse(" nothing");
    if (!finding.holds(Clause.C_RSY_08A, isSoon)) {
      finding.broken(
          Clause.C_RSY_08A,
          "expected another take-over or the end within 40 s, observed" + observed);
    }
    if (next.filter(Kinds::asksForTakeOver).isPresent()
        && !finding.holds(Clause.C_RSY_08B, next.get().at().compareTo(failed.at()) > 0)) {
      finding.broken(
          Clause.C_RSY_08B, "expected a pause before the next take-over, observed" + observed);
    }
  }

  private static boolean isFailedTakeOver(Event event) {
    if (event instanceof Failed failed) {
      return Recovery.isAskedBy(failed.type());
    }
    return event instanceof Answered answered
        && Recovery.isAskedBy(answered.type())
        && answered.status() >= 500
        && !answered.late();
  }

  private static void doesNotRepeatTheTranscript(
      History history, Profile profile, Finding finding) {
    Set<String> known = new HashSet<>();
    boolean restored = false;
    for (Event event : history.events()) {
      if (event instanceof Answered answered && answered.isSuccess() && !answered.late()) {
        for (Pushed pushed : answered.lines()) {
          if (pushed.type().equals(MessageType.CHASITOR_SESSION_DATA.word())) {
            known.addAll(pushed.known());
            restored = true;
          }
        }
      } else if (event instanceof Sent sent && !sent.says().lines().isEmpty() && restored) {
        if (!finding.holds(sent.says().lines().stream().noneMatch(known::contains))) {
          finding.broken("expected no repeat of a line that the transcript shows, observed" + sent);
        }
      }
    }
  }

  private static void lateAnswersChangeNothing(History history, Profile profile, Finding finding) {
    List<Event> events = history.events();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof Answered answered
          && answered.late()
          && !isAtResumption(events, i)) {
        Event next = i + 1 < events.size() ? events.get(i + 1) : answered;
        boolean follows =
            next.at().equals(answered.at())
                && (next instanceof Told
                    || next instanceof Delivered
                    || next instanceof Settled
                    || next instanceof Moved
                    || next instanceof Sent);
        if (!finding.holds(!follows)) {
          finding.broken("expected no effect of the late answer" + answered + ", observed" + next);
        }
      }
    }
  }

  /**
   * Whether the client resumes at this time: then everything that arrived meanwhile has the same
   * time.
   */
  private static boolean isAtResumption(List<Event> events, int at) {
    Duration now = events.get(at).at();
    for (int i = at; i >= 0 && events.get(i).at().equals(now); i--) {
      if (Kinds.isHalt(events.get(i))) {
        return true;
      }
    }
    return false;
  }
}
