package dev.chasitor.conformance.history;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A run, event by event in order. Immutable.
 *
 * @param events what happened
 */
public record History(List<Event> events) {

  public History {
    events = List.copyOf(events);
  }

  /** A history of these events. */
  public static History of(Event... events) {
    return new History(List.of(events));
  }

  /** The events of one kind, in order. */
  public <E extends Event> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The events of one kind that fit, in order. */
  public <E extends Event> List<E> all(Class<E> kind, Predicate<? super E> fits) {
    return all(kind).stream().filter(fits).toList();
  }

  /** One event a line. */
  @Override
  public String toString() {
    return events.stream().map(Event::toString).collect(Collectors.joining("\n"));
  }
}
