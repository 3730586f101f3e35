package dev.chasitor.conformance.check;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Moved;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the agent said before the server accepted the visitor's ChatEnd, and the client has not got
 * yet. The client fetches it, unless an answer shows that nothing is left, or the profile's time
 * for last words is over. A visitor who leaves the queue knows of no agent, and waits for no words.
 */
final class Farewell {

  private final Duration time;
  private Optional<Answered> accepted = Optional.empty();
  private Set<String> waiting = Set.of();
  private boolean hasAgent;

  Farewell(Profile profile) {
    this.time = profile.leaveTimeout();
  }

  /** Takes an answer after which {@code said} but not {@code heard} waits at the server. */
  void answered(Answered answered, Set<String> said, Set<String> heard) {
    if (hasAgent && Kinds.isSuccess(answered) && answered.type() == RequestType.CHAT_END) {
      accepted = Optional.of(answered);
      waiting = new LinkedHashSet<>(said);
      waiting.removeAll(heard);
    } else if (showsNothingLeft(answered)) {
      clear();
    }
  }

  /** Takes a failure: after one that does not pass, nothing can be fetched. */
  void failed(Failed failed) {
    if (isHopeless(failed.failure())) {
      clear();
    }
  }

  void moved(Moved moved) {
    hasAgent |= moved.to() == Phase.ESTABLISHED;
  }

  /** Forgets the session that is left for one on another server. */
  void beginAnew() {
    clear();
    hasAgent = false;
  }

  void clear() {
    accepted = Optional.empty();
    waiting = Set.of();
  }

  /**
   * Returns the accepted ChatEnd, if words waited then that could be fetched until {@code over}.
   */
  Optional<Answered> owes(Event over) {
    return accepted.filter(
        end -> !waiting.isEmpty() && over.at().minus(end.at()).compareTo(time) < 0);
  }

  /** Whether words waited when the server accepted the visitor's end, and may still be there. */
  boolean isWaiting() {
    return accepted.isPresent() && !waiting.isEmpty();
  }

  /** Returns what waited and is not in {@code heard}. */
  Set<String> missing(Set<String> heard) {
    Set<String> missing = new LinkedHashSet<>(waiting);
    missing.removeAll(heard);
    return missing;
  }

  private static boolean showsNothingLeft(Answered answered) {
    if (answered.late()) {
      return false;
    }
    boolean isPoll = answered.type() == RequestType.MESSAGES;
    boolean takesOver = Recovery.isAskedBy(answered.type());
    boolean isRefused = answered.status() >= 400 && answered.status() < 500;
    return (isPoll && answered.status() == 204)
        || Kinds.isChatEnd(answered)
        || ((isPoll || takesOver) && isRefused && !Kinds.isPassing(answered.status()))
        || (takesOver && answered.isSuccess() && !Kinds.isTakeOver(answered));
  }

  private static boolean isHopeless(FailureKind failure) {
    return switch (failure) {
      case NOT_TRUSTED, NOT_TLS, NOT_CARRIED, CLOSED, PROXY_REFUSED, UNEXPECTED -> true;
      case TIMED_OUT,
          NOT_CONNECTED,
          UNKNOWN_HOST,
          CONNECTION_REFUSED,
          CONNECTION_LOST,
          CANCELLED,
          TOO_LARGE ->
          false;
    };
  }
}
