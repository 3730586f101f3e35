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

/** The polls of a history, with what became of each. */
final class PollTimeline {

  private final List<Event> events;
  private final List<Poll> polls = new ArrayList<>();
  private Duration timeout = Duration.ZERO;

  private PollTimeline(History history) {
    this.events = history.events();
  }

  /** The polls of which the time-out is known. */
  static List<Poll> of(History history) {
    PollTimeline polls = new PollTimeline(history);
    polls.collect();
    return polls.polls;
  }

  /**
   * A poll and what became of it.
   *
   * @param sent the poll
   * @param timeout what the server told
   * @param end its answer, its failure, or that it was given up
   * @param isProvoked whether something else gave a reason to give it up
   * @param isFollowed whether the session went on, or came to an end
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

    /** Nothing came for the whole of the time-out. */
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

  /** Whether an event is the failure of a poll that did not just stay silent. */
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
   * A refusal, the visitor's or the server's end, or the application's goodbye, at about that
   * moment.
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

  /** A client that stands still gives its poll up at once when it is frozen, or late. */
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
