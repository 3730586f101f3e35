package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Cancelled;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Sent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls that are still open at a point of a history. */
final class OpenCalls {

  private final Map<Long, Sent> open = new TreeMap<>();

  void follow(Event event) {
    if (event instanceof Sent sent) {
      open.put(sent.call(), sent);
    } else if (event instanceof Answered answered) {
      open.remove(answered.call());
    } else if (event instanceof Failed failed) {
      open.remove(failed.call());
    } else if (event instanceof Cancelled cancelled) {
      open.remove(cancelled.call());
    }
  }

  List<Sent> all() {
    return List.copyOf(open.values());
  }

  List<Sent> numbered() {
    return open.values().stream().filter(Sent::isNumbered).toList();
  }
}
