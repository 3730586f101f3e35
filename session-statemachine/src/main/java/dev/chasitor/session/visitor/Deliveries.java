package dev.chasitor.session.visitor;

import dev.chasitor.session.machine.DriverMistakeException;
import java.util.ArrayList;
import java.util.List;

/**
 * The events that a session told its application. An event stays here until the application
 * confirms it, so that a frozen session can tell it again with the same number. Immutable.
 *
 * @param told how many events were told, which is the number of the last one
 * @param unconfirmed the last of these, in order: those that the application has not confirmed
 */
public record Deliveries(long told, List<SessionEvent> unconfirmed) {

  /** How many events may wait for the application before the next poll waits for it, too. */
  public static final int MOST = 64;

  /** The value before the first event. */
  static final Deliveries NONE = new Deliveries(0, List.of());

  public Deliveries {
    unconfirmed = List.copyOf(unconfirmed);
  }

  /** The number of the last event that is confirmed; 0 if none is. */
  public long confirmed() {
    return told - unconfirmed.size();
  }

  /** The events that are not confirmed, with their numbers. */
  public List<NumberedEvent> numbered() {
    List<NumberedEvent> numbered = new ArrayList<>(unconfirmed.size());
    for (SessionEvent event : unconfirmed) {
      numbered.add(new NumberedEvent(confirmed() + numbered.size() + 1, event));
    }
    return numbered;
  }

  /** Returns the value after these events were told. */
  Deliveries andTold(List<SessionEvent> events) {
    if (events.isEmpty()) {
      return this;
    }
    List<SessionEvent> all = new ArrayList<>(unconfirmed.size() + events.size());
    all.addAll(unconfirmed);
    all.addAll(events);
    return new Deliveries(told + events.size(), all);
  }

  /**
   * Returns the value after the application confirmed all events up to this number.
   *
   * @throws DriverMistakeException if no event has this number yet
   */
  Deliveries confirmedUpTo(long number) {
    if (number > told) {
      throw new DriverMistakeException(
          "Only told events can be confirmed: the last one was " + told + ", not " + number);
    }
    return number <= confirmed()
        ? this
        : new Deliveries(
            told, unconfirmed.subList((int) (number - confirmed()), unconfirmed.size()));
  }
}
