package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Closed;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.RunOver;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.History;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The checkers of the rules that say when a take-over is asked for, and how. */
final class TakeOverChecks {

  private TakeOverChecks() {}

  /** C-RSY-12: a 503 is followed by a request for a take-over, unless the session ends. */
  static void isAskedFor(History history, Profile profile, Finding finding) {
    Optional<Event> lost = Optional.empty();
    boolean leaving = false;
    for (Event event : history.events()) {
      boolean ends = event instanceof Sent sent && Kinds.endsIt(sent.type());
      leaving = !Kinds.asksForSession(event) && (leaving || ends || Kinds.isChatEnd(event));
      if (Kinds.asksForTakeOver(event) && lost.isPresent()) {
        finding.seen();
        lost = Optional.empty();
      } else if (Kinds.isEnd(event) || Kinds.asksForSession(event) || Kinds.isHalt(event)) {
        lost = Optional.empty();
      } else if (Kinds.isRefusal(event, 503) && !leaving && lost.isEmpty()) {
        lost = Optional.of(event);
      } else if (lost.isPresent() && isBeyond(lost.get(), event)) {
        finding.broken("expected a take-over after" + lost.get() + ", observed" + event);
        return;
      }
    }
  }

  /** Whether an event shows that the client goes on without a take-over. */
  private static boolean isBeyond(Event lost, Event event) {
    return (Kinds.isPoll(event) && !Kinds.isAtOnce(lost, event)) || event instanceof RunOver;
  }

  /** C-RSY-13: ReconnectSession has the offset of the last new batch that had one. */
  static void bearsTheOffset(History history, Profile profile, Finding finding) {
    Recalled<Optional<String>> offset = new Recalled<>(Optional.empty());
    Counting counting = new Counting();
    long ack = -1;
    for (Event event : history.events()) {
      counting.follow(event);
      offset.follow(event);
      if (Kinds.asksForSession(event)) {
        offset.set(Optional.empty());
      } else if (event instanceof Sent poll && poll.ack().isPresent()) {
        ack = poll.ack().getAsLong();
      } else if (event instanceof Answered batch && !batch.late() && counting.isNew(batch, ack)) {
        batch.terms().offset().ifPresent(text -> offset.set(Optional.of(text)));
      } else if (event instanceof Sent sent
          && sent.type() == RequestType.RECONNECT_SESSION
          && offset.get().isPresent()
          && !finding.holds(sent.offset().equals(offset.get()))) {
        finding.broken("expected the offset " + offset.get().get() + ", observed" + sent);
      }
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
      if (UnknownWays.isUnknown(event)) {
        unknown.add(((Answered) event).type());
        last = Optional.of(event);
      } else if (last.isPresent() && isNext(event, unknown)) {
        finding.seen();
        last = Optional.empty();
        unknown = Kinds.isPoll(event) ? EnumSet.noneOf(RequestType.class) : unknown;
      } else if (last.isPresent() && (Kinds.isPoll(event) || event instanceof Over)) {
        finding.broken(
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

  /** Whether an event is what should follow: the other way, or a poll after both. */
  private static boolean isNext(Event event, Set<RequestType> unknown) {
    return unknown.size() > 1
        ? Kinds.isPoll(event)
        : event instanceof Sent sent
            && Recovery.isAskedBy(sent.type())
            && !unknown.contains(sent.type());
  }
}
