package dev.chasitor.conformance.history;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The events of a run, in order. Immutable.
 *
 * @param events the events, in the order in which they happened
 */
public record History(List<Event> events) {

  public History {
    events = List.copyOf(events);
  }

  /** Returns a history of these events. */
  public static History of(Event... events) {
    return new History(List.of(events));
  }

  /** Returns the events of one kind, in order. */
  public <E extends Event> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Returns the events of one kind that satisfy the predicate, in order. */
  public <E extends Event> List<E> all(Class<E> kind, Predicate<? super E> fits) {
    return all(kind).stream().filter(fits).toList();
  }

  /** Returns the breaches of the adapter's contract, in order, also those of a lost process. */
  public List<Event.Breached> breaches() {
    return events.stream()
        .map(event -> event instanceof Event.Elsewhere elsewhere ? elsewhere.what() : event)
        .filter(Event.Breached.class::isInstance)
        .map(Event.Breached.class::cast)
        .toList();
  }

  /**
   * Whether the run reached its end. Rules judge only such a run; a client that blocks ends it
   * earlier.
   */
  public boolean isComplete() {
    return events.stream().anyMatch(Event.RunOver.class::isInstance);
  }

  /** Returns the events as text, one in each line. */
  @Override
  public String toString() {
    return events.stream().map(Event::toString).collect(Collectors.joining("\n"));
  }
}
