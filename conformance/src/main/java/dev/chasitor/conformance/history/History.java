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

  /** Returns the events as text, one in each line. */
  @Override
  public String toString() {
    return events.stream().map(Event::toString).collect(Collectors.joining("\n"));
  }
}
