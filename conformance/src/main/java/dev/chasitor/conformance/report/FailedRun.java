package dev.chasitor.conformance.report;

import java.util.List;

/**
 * A run that broke a rule: its schedule and its history. Immutable.
 *
 * @param schedule the schedule, in lines
 * @param reduction how much smaller it is than the schedule that was found; empty if it was not
 *     shrunk
 * @param events what happened, in order
 */
public record FailedRun(List<String> schedule, String reduction, List<LoggedEvent> events) {

  public FailedRun {
    schedule = schedule.stream().map(SecretForms::without).toList();
    events = List.copyOf(events);
  }
}
