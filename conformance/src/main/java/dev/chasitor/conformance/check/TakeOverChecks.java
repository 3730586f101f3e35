package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Closed;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.RunOver;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Wrote;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The checkers of the rules that say when a take-over is asked for, and how. */
final class TakeOverChecks {

  private TakeOverChecks() {}

  /** C-RSY-12: what follows a 503, and what follows the take-over. */
  static void isAskedFor(History history, Profile profile, Finding finding) {
    isAsked(history, finding);
    isPolled(history, finding);
  }

  /** C-RSY-12: a 503 is followed by a request for a take-over, unless the session ends. */
  private static void isAsked(History history, Finding finding) {
    Optional<Event> lost = Optional.empty();
    boolean leaving = false;
    for (Event event : history.events()) {
      boolean ends = event instanceof Sent sent && Kinds.endsIt(sent.type());
      leaving = !Kinds.asksForSession(event) && (leaving || ends || Kinds.isChatEnd(event));
      if (Kinds.asksForTakeOver(event) && lost.isPresent()) {
        finding.seen(Clause.C_RSY_12A);
        lost = Optional.empty();
      } else if (lost.isPresent() && isLateEnd(lost.get(), event)) {
        finding.broken(
            Clause.C_RSY_12A, "expected a take-over after" + lost.get() + ", observed" + event);
        return;
      } else if (Kinds.isEnd(event) || Kinds.asksForSession(event) || Kinds.isHalt(event)) {
        lost = Optional.empty();
      } else if (Kinds.isRefusal(event, 503) && !leaving && lost.isEmpty()) {
        lost = Optional.of(event);
      } else if (lost.isPresent() && isBeyond(lost.get(), event)) {
        finding.broken(
            Clause.C_RSY_12A, "expected a take-over after" + lost.get() + ", observed" + event);
        return;
      }
    }
  }

  /** C-RSY-12: the answer to a take-over is followed by a poll at once, unless the session ends. */
  private static void isPolled(History history, Finding finding) {
    Optional<Event> takenOver = Optional.empty();
    for (Event event : history.events()) {
      if (Kinds.isTakeOver(event)) {
        takenOver = Optional.of(event);
      } else if (Kinds.isEnd(event)
          || Kinds.isHalt(event)
          || Kinds.isSlow(event)
          || Kinds.asksForSession(event)
          || event instanceof Wrote) {
        // A client that stood still, or waits for its journal or its listener, is late.
        takenOver = Optional.empty();
      } else if (takenOver.isPresent() && (Kinds.isPoll(event) || event instanceof RunOver)) {
        boolean isAtOnce = Kinds.isPoll(event) && Kinds.isAtOnce(takenOver.get(), event);
        if (!finding.holds(Clause.C_RSY_12B, isAtOnce)) {
          finding.broken(
              Clause.C_RSY_12B,
              "expected a poll at once after" + takenOver.get() + ", observed" + event);
        }
        takenOver = Optional.empty();
      }
    }
  }

  /** Whether the client did nothing for so long that the session is lost anyway. */
  private static boolean isLateEnd(Event lost, Event event) {
    return event instanceof Over && event.at().minus(lost.at()).compareTo(Kinds.LONGEST_PAUSE) > 0;
  }

  /** Whether an event shows that the client goes on without a take-over. */
  private static boolean isBeyond(Event lost, Event event) {
    return (Kinds.isPoll(event) && !Kinds.isAtOnce(lost, event)) || event instanceof RunOver;
  }

  /** C-RSY-13: ReconnectSession has the offset of the last new batch that had one. */
  static void bearsTheOffset(History history, Profile profile, Finding finding) {
    Recalled<Optional<String>> offset = new Recalled<>(Optional.empty());
    Counting counting = new Counting();
    Set<String> received = new HashSet<>();
    long ack = -1;
    for (Event event : history.events()) {
      counting.follow(event);
      offset.follow(event);
      if (event instanceof Answered batch) {
        batch.terms().offset().ifPresent(received::add);
      }
      if (Kinds.asksForSession(event)) {
        offset.set(Optional.empty());
      } else if (event instanceof Sent poll && poll.ack().isPresent()) {
        ack = poll.ack().getAsLong();
      } else if (event instanceof Answered batch && !batch.late() && counting.isNew(batch, ack)) {
        batch.terms().offset().ifPresent(text -> offset.set(Optional.of(text)));
      } else if (event instanceof Sent sent
          && sent.type() == RequestType.RECONNECT_SESSION
          && offset.get().isPresent()) {
        judge(sent, offset.get().get(), received, finding);
      }
    }
  }

  private static void judge(Sent sent, String last, Set<String> received, Finding finding) {
    // An offset that no batch had is another one, or was not kept as it was received.
    boolean isKept = sent.offset().filter(text -> !received.contains(text)).isEmpty();
    if (!isSmallNumber(last) && !finding.holds(Clause.C_RSY_13B, isKept)) {
      finding.broken(Clause.C_RSY_13B, "expected an offset as it was received, observed" + sent);
    } else if (!finding.holds(Clause.C_RSY_13A, sent.offset().equals(Optional.of(last)))) {
      finding.broken(Clause.C_RSY_13A, "expected the offset " + last + ", observed" + sent);
    }
  }

  /** Whether a client may read an offset as a number of 64 bits, and write the same text. */
  private static boolean isSmallNumber(String offset) {
    try {
      return Long.toString(Long.parseLong(offset)).equals(offset);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** C-RSY-14: a server that does not know one way is asked the other way, then left in peace. */
  static void isAskedForBothWays(History history, Profile profile, Finding finding) {
    Set<RequestType> unknown = EnumSet.noneOf(RequestType.class);
    Optional<Event> last = Optional.empty();
    for (Event event : history.events()) {
      if (event instanceof Closed || Kinds.isRefusal(event, 403)) {
        return;
      }
      if (Kinds.isOutdated(event)) {
        // An old document knows of no such answer.
        unknown.clear();
        last = Optional.empty();
      }
      if (event instanceof Sent sent && Kinds.endsIt(sent.type())) {
        // The visitor ends the chat before it can go on.
        last = Optional.empty();
      }
      if (UnknownWays.isUnknown(event)) {
        unknown.add(((Answered) event).type());
        last = Optional.of(event);
      } else if (last.isPresent() && isNext(event, unknown)) {
        finding.seen(clauseOf(unknown));
        last = Optional.empty();
        unknown = Kinds.isPoll(event) ? EnumSet.noneOf(RequestType.class) : unknown;
      } else if (last.isPresent() && (Kinds.isPoll(event) || event instanceof Over)) {
        finding.broken(
            clauseOf(unknown),
            (unknown.size() == 1
                    ? "expected the other way of taking over after"
                    : "expected the chat to go on after")
                + last.get()
                + ", observed"
                + event);
        return;
      } else if (Kinds.isTakeOver(event)) {
        unknown.clear();
      }
    }
  }

  private static Clause clauseOf(Set<RequestType> unknown) {
    return unknown.size() > 1 ? Clause.C_RSY_14B : Clause.C_RSY_14A;
  }

  /** Whether an event is what should follow: the other way, or a poll after both. */
  private static boolean isNext(Event event, Set<RequestType> unknown) {
    return unknown.size() > 1
        ? Kinds.isPoll(event)
        : event instanceof Sent sent
            && Recovery.isAskedBy(sent.type())
            && !unknown.contains(sent.type());
  }
}
