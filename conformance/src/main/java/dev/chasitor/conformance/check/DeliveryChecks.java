package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.AgentSaid;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Closed;
import dev.chasitor.conformance.history.Event.Delivered;
import dev.chasitor.conformance.history.Event.EndAsked;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Halted;
import dev.chasitor.conformance.history.Event.Listened;
import dev.chasitor.conformance.history.Event.Mishap;
import dev.chasitor.conformance.history.Event.Moved;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.RunOver;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Told;
import dev.chasitor.conformance.history.Event.Wrote;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.MessageType;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The checkers of the C-DLV rules: which messages reach the application. Each line of a run has a
 * text of its own, so the text identifies the line.
 */
final class DeliveryChecks {

  private DeliveryChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_DLV_01, DeliveryChecks::once);
    checkers.put(Rule.C_DLV_02, DeliveryChecks::inOrder);
    checkers.put(Rule.C_DLV_03, DeliveryChecks::withoutGap);
    checkers.put(Rule.C_DLV_04, DeliveryChecks::unknownStopsNothing);
    checkers.put(Rule.C_DLV_05, DeliveryChecks::oneCallAtATime);
    checkers.put(Rule.C_DLV_06, DeliveryChecks::disconnectIsNoEnd);
    checkers.put(Rule.C_DLV_07, DeliveryChecks::survivesTheListener);
    checkers.put(Rule.C_DLV_08, LastWords::judge);
    checkers.put(Rule.C_DLV_09, DeliveryChecks::movesByType);
  }

  static List<Told> toldLines(History history) {
    return history.all(Told.class, DeliveryChecks::isLine);
  }

  private static boolean isLine(Told told) {
    return told.type().equals(MessageType.CHAT_MESSAGE.word());
  }

  /**
   * Returns what agents said in the last session. Lines of a session that the client left for
   * another server do not count.
   */
  static List<String> agentLines(History history) {
    List<String> lines = new ArrayList<>();
    for (Event event : history.events()) {
      if (Kinds.isOpened(event)) {
        lines.clear();
      } else if (event instanceof AgentSaid said) {
        lines.add(said.text());
      }
    }
    return lines;
  }

  private static void once(History history, Profile profile, Finding finding) {
    Map<String, Long> seen = new HashMap<>();
    // What earlier processes delivered, with the numbers of the events.
    Map<String, Long> before = new HashMap<>();
    long number = 0;
    boolean outdated = false;
    boolean unwritten = false;
    for (Event event : history.events()) {
      if (event instanceof Delivered delivered) {
        number = delivered.number();
      } else if (Remembered.isFaultOfWrite(event)) {
        unwritten = true;
      } else if (event instanceof Wrote) {
        unwritten = false;
      } else if (Kinds.isLossOfProcess(event) || (unwritten && event instanceof Halted)) {
        // A session that is frozen when a write failed goes on from an older one, too.
        before.putAll(seen);
        seen.clear();
        outdated |= Kinds.isOutdated(event);
      } else if (event instanceof Told told && isLine(told)) {
        boolean isFirst = seen.putIfAbsent(told.text(), number) == null;
        // A line that is marked may be a repeat; C-RSY-15 judges the mark.
        if (!finding.holds(Clause.C_DLV_01A, isFirst || told.perhapsRepeated())) {
          finding.broken(
              Clause.C_DLV_01A, "expected each line once, observed a second delivery:" + told);
        }
        Long earlier = before.get(told.text());
        if (earlier != null
            && isFirst
            && !outdated
            && !told.perhapsRepeated()
            && !finding.holds(Clause.C_DLV_01B, earlier == number)) {
          finding.broken(
              Clause.C_DLV_01B,
              "expected this line again as event no. "
                  + earlier
                  + " only, observed no. "
                  + number
                  + told);
        }
      }
    }
  }

  /** Returns what agents said in all sessions, those that the client left included. */
  private static List<String> allAgentLines(History history) {
    return history.all(AgentSaid.class).stream().map(AgentSaid::text).toList();
  }

  /** Returns what agents said before this line in its session; empty if no agent said the line. */
  private static Optional<List<String>> saidBefore(String line, History history) {
    List<String> before = new ArrayList<>();
    for (Event event : history.events()) {
      if (Kinds.isOpened(event)) {
        before.clear();
      } else if (event instanceof AgentSaid said) {
        if (said.text().equals(line)) {
          return Optional.of(before);
        }
        before.add(said.text());
      }
    }
    return Optional.empty();
  }

  private static void inOrder(History history, Profile profile, Finding finding) {
    List<String> said = allAgentLines(history);
    Set<String> heard = new HashSet<>();
    int at = -1;
    for (Event event : history.events()) {
      if (Kinds.isLossOfProcess(event)) {
        // The next process may deliver again what was not confirmed.
        at = -1;
      } else if (event instanceof Told told && isLine(told)) {
        int next = said.indexOf(told.text());
        boolean isMarkedRepeat = !heard.add(told.text()) && told.perhapsRepeated();
        if (!finding.holds(next >= at || isMarkedRepeat)) {
          finding.broken(
              "expected the order in which the agent spoke, observed after a later line" + told);
        }
        at = Math.max(at, next);
      }
    }
  }

  private static void withoutGap(History history, Profile profile, Finding finding) {
    Set<String> heard = new HashSet<>();
    for (Told told : toldLines(history)) {
      Optional<List<String>> earlier = saidBefore(told.text(), history);
      if (!finding.holds(earlier.filter(heard::containsAll).isPresent())) {
        finding.broken(
            "expected all earlier lines first, observed" + told + ", delivered before: " + heard);
      }
      heard.add(told.text());
    }
  }

  private static void unknownStopsNothing(History history, Profile profile, Finding finding) {
    unknownStopsNoBatch(history, finding);
    unknownStopsNoPolling(history, finding);
  }

  /**
   * Judges whether the client polls on after a batch with an unknown type. It need not, if the
   * session ends, or if something else goes wrong first.
   */
  private static void unknownStopsNoPolling(History history, Finding finding) {
    Optional<Event> strange = Optional.empty();
    boolean leaving = false;
    for (Event event : history.events()) {
      leaving = !Kinds.asksForSession(event) && (leaving || isLeaving(event));
      if (strange.isPresent() && Kinds.isPoll(event)) {
        finding.seen(Clause.C_DLV_04B);
        strange = Optional.empty();
      } else if (strange.isPresent() && (event instanceof Over || event instanceof RunOver)) {
        finding.broken(
            Clause.C_DLV_04B, "expected another poll after" + strange.get() + ", observed" + event);
        return;
      } else if (leaving || isTrouble(event) || Kinds.isHalt(event)) {
        strange = Optional.empty();
      } else if (Kinds.isBatch(event) && holdsUnknown((Answered) event)) {
        strange = Optional.of(event);
      }
    }
  }

  /** Whether someone ends the chat, or takes it to another server. */
  private static boolean isLeaving(Event event) {
    return Kinds.isChatEnd(event)
        || Kinds.isBatchWith(event, MessageType.SWITCH_SERVER)
        || event instanceof EndAsked
        || event instanceof Closed
        || (event instanceof Sent sent && Kinds.endsIt(sent.type()));
  }

  private static boolean isTrouble(Event event) {
    return event instanceof Failed
        || (event instanceof Answered answered && !answered.late() && !answered.isSuccess());
  }

  private static boolean holdsUnknown(Answered batch) {
    return batch.lines().stream().anyMatch(DeliveryChecks::isUnknown);
  }

  /** Judges whether the client delivers every line of a batch that also holds an unknown type. */
  private static void unknownStopsNoBatch(History history, Finding finding) {
    List<Event> events = history.events();
    Set<String> heard = new HashSet<>();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof Told told) {
        heard.add(told.text());
      } else if (events.get(i) instanceof Answered answered
          && answered.isSuccess()
          && !answered.late()
          && holdsUnknown(answered)) {
        Set<String> missing = new HashSet<>();
        for (Pushed pushed : answered.lines()) {
          if (pushed.type().equals(MessageType.CHAT_MESSAGE.word())
              && !heard.contains(pushed.text())) {
            missing.add(pushed.text());
          }
        }
        // A listener may be slow, so only the next batch ends the wait for this one's lines.
        int j = i + 1;
        for (; j < events.size() && !isEndOfWait(events.get(j)); j++) {
          if (events.get(j) instanceof Told told) {
            missing.remove(told.text());
          }
        }
        if (j < events.size() && Kinds.isLossOfProcess(events.get(j))) {
          // The server repeats the batch to the next process.
          continue;
        }
        if (!Kinds.lines(answered).isEmpty()
            && !finding.holds(Clause.C_DLV_04A, missing.isEmpty())) {
          finding.broken(
              Clause.C_DLV_04A,
              "expected the lines beside an unknown type, missing: " + missing + " of" + answered);
        }
      }
    }
  }

  private static boolean isEndOfWait(Event event) {
    return Kinds.isBatch(event) || Kinds.isLossOfProcess(event);
  }

  private static boolean isUnknown(Pushed pushed) {
    return MessageType.ofWord(pushed.type()).isEmpty();
  }

  private static void oneCallAtATime(History history, Profile profile, Finding finding) {
    for (Listened listened : history.all(Listened.class)) {
      if (listened.mishap() == Mishap.OVERLAPPED) {
        finding.broken("expected one listener call at a time, observed" + listened);
      } else if (listened.mishap() == Mishap.DAWDLED) {
        finding.seen();
      }
    }
  }

  /**
   * Judges whether a session goes on after AgentDisconnect. A batch that also ends or restores the
   * chat is not judged.
   */
  private static void disconnectIsNoEnd(History history, Profile profile, Finding finding) {
    boolean disconnected = false;
    boolean leaving = false;
    for (Event event : history.events()) {
      leaving |= event instanceof Sent sent && Kinds.endsIt(sent.type());
      if (Kinds.isBatchWith(event, MessageType.AGENT_DISCONNECT)) {
        Answered batch = (Answered) event;
        disconnected =
            !leaving
                && !batch.holds(MessageType.CHAT_ENDED)
                && !batch.holds(MessageType.CHAT_REQUEST_FAIL)
                && !batch.holds(MessageType.CHASITOR_SESSION_DATA);
      } else if (disconnected && (Kinds.isPoll(event) || event instanceof Over)) {
        if (!finding.holds(Kinds.isPoll(event))) {
          finding.broken("expected another poll after AgentDisconnect, observed" + event);
        }
        disconnected = false;
      } else if (event instanceof Answered
          || Kinds.isEnd(event)
          || event instanceof EndAsked
          || Kinds.isHalt(event)) {
        disconnected = false;
      }
    }
  }

  /**
   * Judges whether the session ends when it is told the end, and is established when it is told
   * that an agent accepted. The first poll after ChatEstablished may overtake a slow listener.
   */
  private static void movesByType(History history, Profile profile, Finding finding) {
    boolean reportsPhases = !history.all(Moved.class).isEmpty();
    boolean routed = false;
    boolean accepted = false;
    boolean lost = false;
    boolean moved = false;
    int polls = 0;
    Answered end = null;
    for (Event event : history.events()) {
      if (Kinds.isOpened(event) || Kinds.isHalt(event)) {
        routed = false;
        accepted = false;
        // What a thawed session was told before is not known here.
        moved = Kinds.isHalt(event);
        lost = false;
        end = null;
      } else if (event instanceof Answered answered && !answered.late()) {
        lost |= !answered.isSuccess();
        if (Kinds.isBatch(event)) {
          end =
              answered.holds(MessageType.CHAT_ENDED)
                      || answered.holds(MessageType.CHAT_REQUEST_FAIL)
                  ? answered
                  : end;
          routed |= answered.holds(MessageType.CHAT_REQUEST_SUCCESS);
          accepted |= answered.holds(MessageType.CHAT_ESTABLISHED);
        }
      } else if (event instanceof Failed) {
        lost = true;
      } else if (event instanceof Moved phase && phase.to() == Phase.ESTABLISHED) {
        if (routed && accepted && !moved) {
          finding.seen(Clause.C_DLV_09B);
        }
        moved = true;
      } else if (Kinds.isPoll(event)) {
        if (end != null) {
          finding.broken(Clause.C_DLV_09A, "expected the end after " + end + ", observed" + event);
        }
        end = null;
        polls = routed && accepted && !moved && !lost && reportsPhases ? polls + 1 : 0;
        if (polls == 2) {
          finding.broken(
              Clause.C_DLV_09B, "expected Established after ChatEstablished, observed" + event);
        }
      } else if (Kinds.isEnd(event)) {
        if (end != null) {
          finding.seen(Clause.C_DLV_09A);
        }
        end = null;
      } else if (event instanceof RunOver && end != null) {
        finding.broken(Clause.C_DLV_09A, "expected the end after " + end + ", observed none");
      }
    }
  }

  /**
   * Judges whether the client, after a listener threw, delivers the rest of the batch and polls
   * again.
   */
  private static void survivesTheListener(History history, Profile profile, Finding finding) {
    Set<String> heard = new HashSet<>();
    Set<String> batch = new HashSet<>();
    Set<String> missing = new HashSet<>();
    boolean threw = false;
    boolean over = false;
    for (Event event : history.events()) {
      if (event instanceof Told told) {
        heard.add(told.text());
      }
      if (Kinds.isOpened(event)) {
        threw = false;
      } else if (Kinds.isBatch(event)) {
        batch = new HashSet<>(Kinds.lines((Answered) event));
      } else if (event instanceof Listened listened && listened.mishap() == Mishap.THREW) {
        threw = !over;
        missing = new HashSet<>(batch);
        missing.removeAll(heard);
      } else if (threw && (Kinds.isPoll(event) || Kinds.asksForTakeOver(event))) {
        finding.seen(Clause.C_DLV_07B);
        boolean waited = !missing.isEmpty();
        missing.removeAll(heard);
        if (waited && !finding.holds(Clause.C_DLV_07A, missing.isEmpty())) {
          finding.broken(
              Clause.C_DLV_07A,
              "expected all lines of the batch although the listener threw, missing: " + missing);
        }
        threw = false;
      } else if (Kinds.isEnd(event) || (event instanceof Sent sent && Kinds.endsIt(sent.type()))) {
        over = true;
        threw = false;
      } else if (event instanceof RunOver && threw) {
        finding.broken(
            Clause.C_DLV_07B, "expected another poll after the listener threw, observed none");
      }
    }
  }
}
