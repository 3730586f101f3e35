package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Cancelled;
import dev.chasitor.conformance.history.Event.Closed;
import dev.chasitor.conformance.history.Event.EndAsked;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The checker of rule C-END-04: a client does not give up a session too soon. */
final class GivingUpChecks {

  /** Trouble that lasts this long is reason enough to give up. */
  private static final Duration LASTING = Duration.ofSeconds(10);

  /** This many failures in a row are reason enough to give up. */
  private static final int OFTEN = 4;

  /** After more SwitchServer messages than this a client may give up. */
  private static final int MOST_SWITCHES = 3;

  private GivingUpChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_END_04, GivingUpChecks::isPatient);
  }

  private static void isPatient(History history, Profile profile, Finding finding) {
    for (GivenUpLines.Line line : GivenUpLines.of(history, Failed.class::isInstance)) {
      if (!finding.holds(Clause.C_END_04C, !line.isGivenUp())) {
        finding.broken(
            Clause.C_END_04C,
            "expected another try after" + line.failure() + ", observed" + line.then());
      }
    }
    Map<RequestType, Trouble> requests = new EnumMap<>(RequestType.class);
    Trouble handOver = new Trouble();
    int switches = 0;
    boolean ended = false;
    Optional<Event> needless = Optional.empty();
    for (Event event : history.events()) {
      switches += Kinds.isBatchWith(event, MessageType.SWITCH_SERVER) ? 1 : 0;
      ended |= isEndOrRefusal(event) || switches > MOST_SWITCHES;
      if (isRefusedNeedlessly(event)) {
        needless = Optional.of(event);
        finding.seen(Clause.C_END_04B);
      }
      if (!ended && isFailure(event)) {
        finding.seen(Clause.C_END_04A);
      }
      if (event instanceof Over && !ended) {
        boolean lasting =
            handOver.hasLasted(event)
                || requests.values().stream().anyMatch(trouble -> trouble.hasLasted(event));
        boolean isRefusal = needless.filter(no -> Kinds.isAtOnce(no, event)).isPresent();
        Clause clause = isRefusal ? Clause.C_END_04B : Clause.C_END_04A;
        if (!finding.holds(clause, lasting)) {
          finding.broken(
              clause,
              "expected the client to keep trying (trouble for at least 10 s or 4 failures in a row), observed"
                  + event);
        }
      }
      if (Kinds.isRefusal(event, 503) || Kinds.isOutdated(event)) {
        handOver.began(event);
      } else if (Kinds.isBatchWith(event, MessageType.CHASITOR_SESSION_DATA)) {
        handOver.isOver();
      }
      typeOf(event)
          .ifPresent(type -> requests.computeIfAbsent(type, any -> new Trouble()).follow(event));
    }
  }

  /** Whether an event changes what a client may still do for a line. */
  static boolean isReasonToGiveUp(Event event) {
    return isEndOrRefusal(event)
        || Kinds.isRefusal(event, 503)
        || Kinds.isHalt(event)
        || Kinds.isEnd(event)
        || Kinds.isSlow(event);
  }

  /** Whether somebody ended the session, or the server refused a request that the session needs. */
  private static boolean isEndOrRefusal(Event event) {
    if (event instanceof Answered answered && !answered.late()) {
      boolean isNeeded = isNeeded(answered.type());
      return Kinds.isRefusal(event, 403)
          || (answered.status() / 100 == 4
              && answered.status() != 409
              && !Kinds.isPassing(answered.status())
              && isNeeded)
          || answered.holds(MessageType.CHAT_ENDED)
          || answered.holds(MessageType.CHAT_REQUEST_FAIL)
          || (answered.type() == RequestType.SESSION_ID
              && answered.status() < 500
              && !Kinds.isPassing(answered.status())
              && !answered.isSuccess())
          || (answered.type() == RequestType.RESYNC_SESSION
              && answered.isSuccess()
              && answered.affinity().isEmpty());
    }
    return event instanceof EndAsked
        || event instanceof Closed
        || (event instanceof Sent sent && Kinds.endsIt(sent.type()));
  }

  /** Whether an event is a failure that may pass. */
  private static boolean isFailure(Event event) {
    return event instanceof Failed
        || (event instanceof Answered answered
            && !answered.late()
            && Kinds.isPassing(answered.status()));
  }

  /** Whether an event is the refusal of a request without which the session goes on. */
  private static boolean isRefusedNeedlessly(Event event) {
    return event instanceof Answered answered
        && !answered.late()
        && answered.status() / 100 == 4
        && answered.status() != 403
        && answered.status() != 409
        && !Kinds.isPassing(answered.status())
        && !isNeeded(answered.type());
  }

  /** Whether a session cannot go on if the server refuses this request. */
  private static boolean isNeeded(RequestType type) {
    return type == RequestType.SESSION_ID
        || type == RequestType.CHASITOR_INIT
        || type == RequestType.MESSAGES
        || Kinds.endsIt(type)
        || Recovery.isAskedBy(type);
  }

  private static Optional<RequestType> typeOf(Event event) {
    if (event instanceof Answered answered && !answered.late()) {
      return Optional.of(answered.type());
    }
    if (event instanceof Failed failed) {
      return Optional.of(failed.type());
    }
    return event instanceof Cancelled cancelled ? Optional.of(cancelled.type()) : Optional.empty();
  }

  /** Failures in a row. */
  private static final class Trouble {
    private Optional<Event> first = Optional.empty();
    private int times;

    void follow(Event event) {
      if (Kinds.isSuccess(event)) {
        isOver();
      } else {
        began(event);
      }
    }

    void began(Event event) {
      first = first.isPresent() ? first : Optional.of(event);
      times++;
    }

    void isOver() {
      first = Optional.empty();
      times = 0;
    }

    boolean hasLasted(Event until) {
      return times >= OFTEN
          || (first.isPresent() && until.at().minus(first.get().at()).compareTo(LASTING) >= 0);
    }
  }
}
