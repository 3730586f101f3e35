package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Recovery;
import java.util.EnumSet;
import java.util.Set;

/**
 * The ways of taking over that the server does not know, as it said since the last take-over. If it
 * knows neither, the session never moved: a gateway answered 503 (C-RSY-14).
 */
final class UnknownWays {

  private final Set<RequestType> unknown = EnumSet.noneOf(RequestType.class);

  /** Takes the next event, and returns whether it shows that the session never moved. */
  boolean neverMovedBy(Event event) {
    if (Kinds.isTakeOver(event) || Kinds.asksForSession(event)) {
      unknown.clear();
    }
    if (!isUnknown(event)) {
      return false;
    }
    unknown.add(((Answered) event).type());
    boolean isLast = unknown.size() > 1;
    if (isLast) {
      unknown.clear();
    }
    return isLast;
  }

  /** Whether an event says that the server does not know a way of taking over. */
  static boolean isUnknown(Event event) {
    return (Kinds.isRefusal(event, 404) || Kinds.isRefusal(event, 405))
        && Recovery.isAskedBy(((Answered) event).type());
  }
}
