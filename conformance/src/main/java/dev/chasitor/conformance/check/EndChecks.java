package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Closed;
import dev.chasitor.conformance.history.Event.EndAsked;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Moved;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.RunOver;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The checkers of the rules C-END-01 to C-END-03, about the end of a chat. */
final class EndChecks {

  private EndChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_END_01, EndChecks::saysGoodbyeAndNothingAfter);
    checkers.put(Rule.C_END_02, EndChecks::endsLast);
    checkers.put(Rule.C_END_03, EndChecks::isToldOnce);
  }

  private static void saysGoodbyeAndNothingAfter(
      History history, Profile profile, Finding finding) {
    Map<Long, Sent> calls = new HashMap<>();
    Set<Long> lost = Remembered.lostCommands(history);
    boolean open = false;
    boolean asked = false;
    boolean said = false;
    boolean accepted = false;
    boolean resyncing = false;
    for (Event event : history.events()) {
      if (event instanceof Moved moved && moved.to() != Phase.ENDED) {
        resyncing = moved.to() == Phase.RESYNCING;
      }
      // A session that goes on from an old document begins with a hand-over.
      resyncing |= Kinds.isOutdated(event);
      open |= Kinds.isOpened(event);
      open &= !isOver(event) && !Kinds.asksForSession(event);
      // The client is on its way to another server.
      open &= !Kinds.isBatchWith(event, MessageType.SWITCH_SERVER);
      // The server has sent the client elsewhere, so the session to end no longer exists.
      asked &= !Kinds.asksForSession(event) && !Kinds.isLossOfProcess(event);
      asked |= open && event instanceof EndAsked end && !lost.contains(end.ref());
      if (accepted && Kinds.isPost(event)) {
        finding.broken(
            Clause.C_END_01B, "expected no POST after the end was accepted, observed" + event);
      } else if (event instanceof Sent sent && Kinds.endsIt(sent.type())) {
        calls.put(sent.call(), sent);
        said = true;
        finding.seen(Clause.C_END_01A);
      } else if (event instanceof Answered answered && calls.containsKey(answered.call())) {
        if (Kinds.showsTaken(calls.get(answered.call()), answered)) {
          accepted = true;
          finding.seen(Clause.C_END_01B);
        }
      } else if (Kinds.isRefusal(event, 403)) {
        return;
      } else if (asked && (isAnotherEnd(event) || (resyncing && isOver(event)))) {
        // The client may send nothing before the hand-over is complete (C-RSY-04), and it never
        // was.
        return;
      } else if (asked && !said && Kinds.isSlow(event)) {
        // The session may have ended before the visitor asked for it, and the listener, which was
        // busy, was not told yet.
        return;
      } else if (asked && (event instanceof Over || event instanceof RunOver)) {
        if (!finding.holds(Clause.C_END_01A, said)) {
          finding.broken(
              Clause.C_END_01A, "expected ChatEnd, ChatCancel or DELETE first, observed" + event);
        }
        asked = false;
      }
    }
  }

  /** Whether an event shows that the session is over. A slow listener learns of the end later. */
  private static boolean isOver(Event event) {
    return event instanceof Over
        || (event instanceof Moved moved && moved.to() == Phase.ENDED)
        || Kinds.isChatEnd(event);
  }

  /** Whether an event may end the session before the client has sent the visitor's ChatEnd. */
  private static boolean isAnotherEnd(Event event) {
    if (event instanceof Answered answered && !answered.late()) {
      return !answered.isSuccess()
          || answered.holds(MessageType.CHAT_ENDED)
          || answered.holds(MessageType.CHAT_REQUEST_FAIL)
          // A client need not follow for ever.
          || answered.holds(MessageType.SWITCH_SERVER)
          || Recovery.isAskedBy(answered.type());
    }
    return event instanceof Failed || event instanceof Closed;
  }

  private static void endsLast(History history, Profile profile, Finding finding) {
    Unanswered unanswered = new Unanswered(history);
    boolean hasAgent = false;
    for (Event event : history.events()) {
      hasAgent &= !Kinds.asksForSession(event);
      hasAgent |= event instanceof Moved moved && moved.to() == Phase.ESTABLISHED;
      unanswered.follow(event);
      // A visitor who leaves the queue has nobody to say the lines to.
      boolean ends =
          event instanceof Sent sent
              && (sent.type() == RequestType.CHAT_END || (hasAgent && Kinds.endsIt(sent.type())));
      if (ends && !finding.holds(unanswered.lines().isEmpty())) {
        finding.broken("expected these lines first: " + unanswered.lines() + ", observed" + event);
      }
    }
  }

  private static void isToldOnce(History history, Profile profile, Finding finding) {
    List<Over> told = history.all(Over.class);
    for (Over over : told) {
      if (!finding.holds(Clause.C_END_03C, !over.cause().isEmpty())) {
        finding.broken(Clause.C_END_03C, "expected a cause of the end, observed" + over);
      }
    }
    int times = 0;
    boolean ended = false;
    for (Event event : history.events()) {
      // The next process may report again what was not confirmed.
      times = Kinds.isLossOfProcess(event) ? 0 : times;
      if (event instanceof Over) {
        times++;
        finding.seen(Clause.C_END_03B);
      }
      if (times > 1) {
        finding.broken(
            Clause.C_END_03B,
            "expected one report of the end, observed " + times + ", the last is" + event);
      }
      // The end of a session that the client left for another server does not count.
      // Neither does one that an old document does not know of.
      boolean isForgotten = Kinds.asksForSession(event) || Kinds.isOutdated(event);
      ended = !isForgotten && (ended || isEnd(event));
    }
    if (ended
        && history.all(Closed.class).isEmpty()
        && !finding.holds(Clause.C_END_03A, !told.isEmpty())) {
      finding.broken(
          Clause.C_END_03A, "expected a report of the end of the session, observed none");
    }
  }

  private static boolean isEnd(Event event) {
    return Kinds.isBatchWith(event, MessageType.CHAT_ENDED)
        || Kinds.isRefusal(event, 403)
        || (Kinds.isSuccess(event) && Kinds.endsIt(((Answered) event).type()));
  }
}
