package dev.chasitor.conformance.check;

import dev.chasitor.conformance.check.PollTimeline.Poll;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Cancelled;
import dev.chasitor.conformance.history.Event.EndAsked;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Told;
import dev.chasitor.conformance.history.Event.Wrote;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The checkers of the C-POLL rules, about the long poll. */
final class PollChecks {

  /**
   * Time-outs, in seconds, that people write into their code as constants. They prove nothing about
   * C-POLL-04.
   */
  private static final Set<Long> USUAL_TIMEOUTS = Set.of(30L, 40L);

  /** The read time-out that HTTP clients often have by default. */
  private static final Duration USUAL_READ_TIMEOUT = Duration.ofSeconds(10);

  /** A client may poll again at once after so many quick answers without news. */
  private static final int MOST_AT_ONCE = 10;

  /** A client that pauses for longer each time does so on purpose. */
  private static final Duration SHORTEST_BUSY_MOMENT = Duration.ofMillis(200);

  private static final Duration SHORTEST_REST = Duration.ofMillis(50);

  private PollChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_POLL_01, PollChecks::goesOnAtOnce);
    checkers.put(Rule.C_POLL_02, PollChecks::oneAtATime);
    checkers.put(Rule.C_POLL_03, PollChecks::givesSilenceUp);
    checkers.put(Rule.C_POLL_04, PollChecks::takesTheServersTime);
    checkers.put(Rule.C_POLL_05, PollChecks::isPatient);
    checkers.put(Rule.C_POLL_06, PollChecks::pausesAfterFailures);
    checkers.put(Rule.C_POLL_07, PollChecks::discardsLateBatches);
    checkers.put(Rule.C_POLL_08, PollChecks::stopsAtTheEnd);
    checkers.put(Rule.C_POLL_09, PollChecks::silenceIsNoEnd);
    checkers.put(Rule.C_POLL_10, PollChecks::restsInAStorm);
  }

  private static void goesOnAtOnce(History history, Profile profile, Finding finding) {
    List<Event> events = history.events();
    boolean leaving = false;
    Storm storm = new Storm();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      storm.follow(event);
      leaving |=
          Kinds.isChatEnd(event) || (event instanceof Sent sent && Kinds.endsIt(sent.type()));
      boolean answered =
          !leaving && Kinds.isSuccess(event) && Kinds.isAnswer(event, RequestType.MESSAGES);
      Duration pause = storm.answers() > 1 ? Kinds.LONGEST_PAUSE : Kinds.AT_ONCE;
      if (answered && isWatched(events, i, pause)) {
        Clause clause = afterAnswer((Answered) event);
        if (!finding.holds(clause, goesOn(events, i, pause))) {
          finding.broken(clause, "expected another poll at once after" + event);
        }
      }
    }
    neverOnlyAfterAPause(history, finding);
  }

  private static Clause afterAnswer(Answered answer) {
    return answer.status() == 204 ? Clause.C_POLL_01B : Clause.C_POLL_01A;
  }

  /**
   * Judges the shortest time between an answer and the next poll. A client is sometimes busy for a
   * moment, but not after each answer.
   */
  private static void neverOnlyAfterAPause(History history, Finding finding) {
    Map<Clause, List<Duration>> pauses = new EnumMap<>(Clause.class);
    Storm storm = new Storm();
    Optional<Answered> last = Optional.empty();
    for (Event event : history.events()) {
      storm.follow(event);
      if (Kinds.isPoll(event) && last.isPresent()) {
        Duration pause = event.at().minus(last.get().at());
        pauses.computeIfAbsent(afterAnswer(last.get()), any -> new ArrayList<>()).add(pause);
        last = Optional.empty();
      } else if (Kinds.isAnswer(event, RequestType.MESSAGES)) {
        boolean isJudged = Kinds.isSuccess(event) && storm.answers() < 2;
        last = isJudged ? Optional.of((Answered) event) : Optional.empty();
      } else if (Kinds.isHalt(event) || Kinds.isSlow(event) || event instanceof Wrote) {
        last = Optional.empty();
      }
    }
    pauses.forEach(
        (clause, all) -> {
          Duration shortest = Collections.min(all);
          if (all.size() > 1 && shortest.compareTo(SHORTEST_BUSY_MOMENT) > 0) {
            finding.broken(
                clause,
                "expected another poll at once after one of "
                    + all.size()
                    + " answers, observed pauses of "
                    + shortest.toMillis()
                    + " ms and more");
          }
        });
  }

  /** Whether the history goes on long enough after this event to judge the pause. */
  private static boolean isWatched(List<Event> events, int from, Duration pause) {
    return isLater(events.get(from), pause, events.get(events.size() - 1));
  }

  private static boolean isLater(Event first, Duration pause, Event second) {
    return second.at().minus(first.at()).compareTo(pause) > 0;
  }

  private static boolean goesOn(List<Event> events, int from, Duration pause) {
    for (Event later : events.subList(from + 1, events.size())) {
      if (isLater(events.get(from), pause, later)) {
        return false;
      }
      boolean leaves = later instanceof Sent sent && Kinds.endsIt(sent.type());
      if (Kinds.isPoll(later)
          || Kinds.isEnd(later)
          || leaves
          || Kinds.isRefusal(later, 503)
          || Kinds.asksForSession(later)
          || Kinds.isHalt(later)) {
        return true;
      }
    }
    return true;
  }

  private static void oneAtATime(History history, Profile profile, Finding finding) {
    OpenCalls open = new OpenCalls();
    for (Event event : history.events()) {
      if (Kinds.isPoll(event)) {
        boolean alone = open.all().stream().noneMatch(Kinds::isPoll);
        if (!finding.holds(alone)) {
          finding.broken("expected one open poll, observed a second" + event);
        }
      }
      open.follow(event);
    }
  }

  private static void givesSilenceUp(History history, Profile profile, Finding finding) {
    for (Poll poll : PollTimeline.of(history)) {
      if (!poll.isSilent()) {
        continue;
      }
      boolean isGivenUp = poll.end().isPresent();
      if (!finding.holds(Clause.C_POLL_03A, isGivenUp && poll.isGivenUpInTime())) {
        finding.broken(
            Clause.C_POLL_03A,
            "expected the client to give up the silent poll after "
                + poll.timeout().toSeconds()
                + " s, observed it open for "
                + poll.lasted().toSeconds()
                + " s:"
                + poll.sent());
      }
      if (isGivenUp && !finding.holds(Clause.C_POLL_03B, poll.isFollowed())) {
        finding.broken(
            Clause.C_POLL_03B,
            "expected another poll after the silent one, observed none after" + poll.sent());
      }
    }
  }

  private static void takesTheServersTime(History history, Profile profile, Finding finding) {
    for (Poll poll : PollTimeline.of(history)) {
      boolean judged = poll.isSilent() || poll.isGivenUpEarly();
      if (judged
          && !USUAL_TIMEOUTS.contains(poll.timeout().toSeconds())
          && !finding.holds(poll.isGivenUpInTime())) {
        finding.broken(
            "expected the poll to be given up after the server's "
                + poll.timeout().toSeconds()
                + " s, observed "
                + poll.lasted().toMillis()
                + " ms:"
                + poll.sent());
      }
    }
  }

  private static void isPatient(History history, Profile profile, Finding finding) {
    for (Poll poll : PollTimeline.of(history)) {
      if (poll.isGivenUpEarly() || poll.lasted().compareTo(USUAL_READ_TIMEOUT) > 0) {
        if (!finding.holds(!poll.isGivenUpEarly())) {
          finding.broken(
              "expected the poll to stay open for "
                  + poll.timeout().toSeconds()
                  + " s, observed it given up after "
                  + poll.lasted().toMillis()
                  + " ms:"
                  + poll.sent());
        }
      }
    }
  }

  private static void pausesAfterFailures(History history, Profile profile, Finding finding) {
    int failures = 0;
    Duration failedAt = Duration.ZERO;
    for (Event event : history.events()) {
      if (PollTimeline.isFailure(event)) {
        failures++;
        failedAt = event.at();
      } else if (Kinds.isAnswer(event, RequestType.MESSAGES)
          || isSilence(event)
          || Kinds.isHalt(event)) {
        failures = 0;
      } else if (Kinds.isPoll(event) && failures > 1) {
        // The first retry may come at once: the connection may only have been stale.
        Duration pause = event.at().minus(failedAt);
        String observed =
            " after failure "
                + failures
                + " in a row, observed "
                + pause.toMillis()
                + " ms before"
                + event;
        if (!finding.holds(Clause.C_POLL_06A, !pause.isZero())) {
          finding.broken(Clause.C_POLL_06A, "expected a pause" + observed);
        }
        if (!finding.holds(Clause.C_POLL_06B, pause.compareTo(Kinds.LONGEST_PAUSE) <= 0)) {
          finding.broken(Clause.C_POLL_06B, "expected a pause of up to 40 s" + observed);
        }
      }
    }
  }

  private static boolean isSilence(Event event) {
    return event instanceof Failed
        || (event instanceof Cancelled cancelled && cancelled.type() == RequestType.MESSAGES);
  }

  private static void discardsLateBatches(History history, Profile profile, Finding finding) {
    Set<String> stale = new HashSet<>();
    Set<String> inTime = new HashSet<>();
    for (Event event : history.events()) {
      if (event instanceof Answered answered && answered.type() == RequestType.MESSAGES) {
        if (answered.late() && answered.isSuccess()) {
          finding.seen();
          stale.addAll(Kinds.lines(answered));
        } else if (answered.isSuccess()) {
          inTime.addAll(Kinds.lines(answered));
        }
      } else if (event instanceof Told told
          && stale.contains(told.text())
          && !inTime.contains(told.text())
          && !told.recovered()) {
        finding.broken("expected no line of a poll that was given up, observed" + told);
      }
    }
  }

  private static void stopsAtTheEnd(History history, Profile profile, Finding finding) {
    stopsAfter(Clause.C_POLL_08A, Over.class::isInstance, history, finding);
    stopsAfter(Clause.C_POLL_08B, newEnds(history)::contains, history, finding);
    stopsAfter(Clause.C_POLL_08C, Kinds::isGone, history, finding);
  }

  /**
   * Returns the new batches with which the server ends the session. What stands in a batch with
   * SwitchServer may belong to the server that the client leaves.
   */
  private static Set<Event> newEnds(History history) {
    Set<Event> ends = Collections.newSetFromMap(new IdentityHashMap<>());
    Counting counting = new Counting();
    long ack = -1;
    for (Event event : history.events()) {
      counting.follow(event);
      if (Kinds.isOpened(event)) {
        ack = -1;
      } else if (event instanceof Sent sent && Kinds.isPoll(sent)) {
        ack = sent.ack().orElse(-1);
      } else if (event instanceof Answered answered
          && Kinds.isBatch(event)
          && counting.isNew(answered, ack)
          && Kinds.isChatEnd(event)
          && !answered.holds(MessageType.SWITCH_SERVER)) {
        ends.add(event);
      }
    }
    return ends;
  }

  private static void stopsAfter(
      Clause clause, Predicate<Event> isTheEnd, History history, Finding finding) {
    Optional<Event> end = Optional.empty();
    boolean isBusy = false;
    for (Event event : history.events()) {
      // A client may process an answer only after a slow listener or a journal is ready.
      isBusy |= Kinds.isSlow(event) || event instanceof Wrote || Kinds.isHalt(event);
      if (Kinds.isOutdated(event)) {
        // An old document does not know of the end.
        end = Optional.empty();
      } else if (isTheEnd.test(event)) {
        end = end.isPresent() ? end : Optional.of(event);
        finding.seen(clause);
      } else if (Kinds.isPoll(event) && end.isPresent()) {
        boolean isRefusal = clause == Clause.C_POLL_08C;
        boolean isLater =
            isBusy
                ? !Kinds.isAtOnce(end.get(), event)
                : !isRefusal || event.at().compareTo(end.get().at()) > 0;
        if (end.get() instanceof Over || isLater) {
          finding.broken(clause, "expected no poll after" + end.get() + ", observed" + event);
        }
      }
    }
  }

  /** After more quick answers without news than any client needs, each poll waits a little. */
  private static void restsInAStorm(History history, Profile profile, Finding finding) {
    Storm storm = new Storm();
    Optional<Event> answer = Optional.empty();
    for (Event event : history.events()) {
      if (Kinds.isPoll(event) && answer.isPresent() && storm.quick() > MOST_AT_ONCE) {
        Duration pause = event.at().minus(answer.get().at());
        if (!finding.holds(pause.compareTo(SHORTEST_REST) >= 0)) {
          finding.broken(
              "expected a pause after "
                  + storm.quick()
                  + " quick answers without news, observed "
                  + pause.toMillis()
                  + " ms before"
                  + event);
        }
      }
      // Another server, or another node, may be different.
      // So may another process, which does not know of these answers.
      boolean isElsewhere = Kinds.isTakeOver(event) || Kinds.isOpened(event);
      storm = isElsewhere || Kinds.isLossOfProcess(event) ? new Storm() : storm;
      storm.follow(event);
      if (Kinds.isAnswer(event, RequestType.MESSAGES)) {
        answer = Optional.of(event);
      }
    }
  }

  private static void silenceIsNoEnd(History history, Profile profile, Finding finding) {
    List<Event> events = history.events();
    boolean leaving = false;
    for (int i = 0; i < events.size(); i++) {
      leaving |=
          Kinds.isDismissal(events.get(i))
              || (events.get(i) instanceof Sent sent && Kinds.endsIt(sent.type()));
      boolean silence =
          events.get(i) instanceof Answered answered
              && answered.status() == 204
              && !answered.late();
      if (silence && !leaving) {
        Event next = next(events, i);
        if (!finding.holds(!(next instanceof Over))) {
          finding.broken("expected another poll after a 204, observed" + next);
        }
      }
    }
  }

  /** Returns the next poll or end after an event, or another event that may explain an end. */
  private static Event next(List<Event> events, int from) {
    for (Event later : events.subList(from + 1, events.size())) {
      if (Kinds.isPoll(later) || Kinds.isEnd(later) || isReason(later)) {
        return later;
      }
    }
    return events.get(from);
  }

  private static boolean isReason(Event event) {
    return event instanceof Answered
        || event instanceof Failed
        || event instanceof EndAsked
        || Kinds.isHalt(event);
  }
}
