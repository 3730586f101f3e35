package dev.chasitor.conformance.check;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Cancelled;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.History;
import dev.chasitor.model.RequestType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the polls of a history and how each ended. */
final class PollTimeline {

  private final List<Event> events;
  private final List<Poll> polls = new ArrayList<>();
  private Duration timeout = Duration.ZERO;

  private PollTimeline(History history) {
    this.events = history.events();
  }

  /** Returns the polls whose time-out is known. */
  static List<Poll> of(History history) {
    PollTimeline polls = new PollTimeline(history);
    polls.collect();
    return polls.polls;
  }

  /**
   * A poll and how it ended.
   *
   * @param sent the poll
   * @param timeout the server's clientPollTimeout
   * @param end its answer, its failure or its cancellation; empty if it was still open at the end
   * @param isProvoked whether another event gave the client a reason to give it up
   * @param isFollowed whether another poll, a take-over or an end came after it
   * @param until when the history ends
   */
  record Poll(
      Sent sent,
      Duration timeout,
      Optional<Event> end,
      boolean isProvoked,
      boolean isFollowed,
      Duration until) {

    Duration lasted() {
      return end.map(Event::at).orElse(until).minus(sent.at());
    }

    private boolean isGivenUp() {
      return end.isPresent()
          && !isProvoked
          && (end.get() instanceof Cancelled
              || (end.get() instanceof Failed failed && failed.failure() == FailureKind.TIMED_OUT));
    }

    /** Whether no answer came during the whole time-out. */
    boolean isSilent() {
      return (end.isEmpty() || isGivenUp())
          && lasted().compareTo(timeout.plus(end.isEmpty() ? Kinds.AT_ONCE : Duration.ZERO)) >= 0;
    }

    boolean isGivenUpEarly() {
      return isGivenUp() && lasted().compareTo(timeout.minus(tolerance())) < 0;
    }

    boolean isGivenUpInTime() {
      return isGivenUp()
          && !isGivenUpEarly()
          && lasted().compareTo(timeout.plus(Kinds.AT_ONCE)) <= 0;
    }

    private Duration tolerance() {
      return timeout.dividedBy(10);
    }
  }

  /**
   * Whether an event is the failure of a poll. A time-out is not a failure, and neither are 403 and
   * 503.
   */
  static boolean isFailure(Event event) {
    if (event instanceof Failed failed) {
      return failed.type() == RequestType.MESSAGES && failed.failure() != FailureKind.TIMED_OUT;
    }
    return event instanceof Answered answered
        && answered.type() == RequestType.MESSAGES
        && !answered.late()
        && answered.status() != 503
        && answered.status() != 403
        && !answered.isSuccess();
  }

  private void collect() {
    Map<Long, Integer> ends = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      int at = i;
      callEndedBy(events.get(i)).ifPresent(call -> ends.putIfAbsent(call, at));
    }
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event instanceof Answered told
          && !told.late()
          && told.terms().pollTimeout().isPresent()) {
        timeout = Duration.ofSeconds(told.terms().pollTimeout().getAsLong());
      } else if (Kinds.isPoll(event) && !timeout.isZero()) {
        polls.add(poll(i, (Sent) event, Optional.ofNullable(ends.get(((Sent) event).call()))));
      }
    }
  }

  private static Optional<Long> callEndedBy(Event event) {
    if (event instanceof Answered answered) {
      return Optional.of(answered.call());
    }
    if (event instanceof Failed failed) {
      return Optional.of(failed.call());
    }
    return event instanceof Cancelled cancelled ? Optional.of(cancelled.call()) : Optional.empty();
  }

  private Poll poll(int began, Sent sent, Optional<Integer> end) {
    return new Poll(
        sent,
        timeout,
        end.map(events::get),
        end.isPresent() && (isProvoked(end.get()) || isHalted(began, end.get())),
        end.isPresent() && isFollowed(end.get()),
        events.get(events.size() - 1).at());
  }

  /**
   * Whether a refusal, an end or the application's request to end came at about the same moment.
   */
  private boolean isProvoked(int end) {
    Event given = events.get(end);
    for (int i = end; i >= 0 && Kinds.isAtOnce(events.get(i), given); i--) {
      if (isReason(events.get(i))) {
        return true;
      }
    }
    for (int i = end; i < events.size() && Kinds.isAtOnce(given, events.get(i)); i++) {
      if (isReason(events.get(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the client was frozen or suspended during the poll: then it may give the poll up early
   * or late.
   */
  private boolean isHalted(int began, int end) {
    Event given = events.get(end);
    for (int i = began; i < events.size() && Kinds.isAtOnce(given, events.get(i)); i++) {
      if (Kinds.isHalt(events.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReason(Event event) {
    return Kinds.isEnd(event)
        || event instanceof Event.EndAsked
        || (event instanceof Sent sent && Kinds.endsIt(sent.type()))
        || (event instanceof Answered answered && !answered.late() && !answered.isSuccess());
  }

  private boolean isFollowed(int end) {
    return events.subList(end + 1, events.size()).stream()
        .anyMatch(
            later ->
                Kinds.isPoll(later)
                    || Kinds.isEnd(later)
                    || Kinds.asksForTakeOver(later)
                    || (later instanceof Sent sent && Kinds.endsIt(sent.type())));
  }
}
