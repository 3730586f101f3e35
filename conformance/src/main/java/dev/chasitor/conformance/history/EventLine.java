package dev.chasitor.conformance.history;

import dev.chasitor.model.RequestType;
import java.time.Duration;
import java.util.Locale;

/** The text form of an event. */
final class EventLine {

  private EventLine() {}

  static String of(Duration at, String what) {
    return String.format(Locale.ROOT, "%9.3f  %s", at.toNanos() / 1e9, what);
  }

  static String call(long call, RequestType type) {
    return "["
        + call
        + "] "
        + (type == RequestType.DELETE_SESSION_ID ? "DELETE " : "")
        + type.noun();
  }
}
