package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Cancelled;
import dev.chasitor.conformance.history.Event.EndAsked;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.history.Event.Halted;
import dev.chasitor.conformance.history.Event.Kept;
import dev.chasitor.conformance.history.Event.Resumed;
import dev.chasitor.conformance.history.Event.Said;
import dev.chasitor.conformance.history.Event.Struck;
import dev.chasitor.conformance.history.Event.Wrote;
import dev.chasitor.conformance.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a session still knows after its process was killed or lost it. */
final class Remembered {

  private Remembered() {}

  /**
   * Returns the history as the session remembers it at its end. Without a lost process it is the
   * same.
   */
  static History of(History history) {
    return withoutUnwritten(withoutOvertaken(history));
  }

  /**
   * Returns the history without what a process did after the document from which another one went
   * on. What the server and its agents did is there.
   */
  private static History withoutOvertaken(History history) {
    if (history.events().stream().noneMatch(Kinds::isOutdated)) {
      return history;
    }
    List<Event> events = new ArrayList<>();
    int document = 0;
    for (Event event : history.events()) {
      if (Kinds.isOutdated(event)) {
        events.subList(document, events.size()).removeIf(Remembered::isOfAClient);
      }
      events.add(event);
      if (event instanceof Halted halted && halted.why() == Halt.FROZEN) {
        document = events.size();
      }
    }
    return new History(events);
  }

  private static boolean isOfAClient(Event event) {
    return switch (event.kind()) {
      case SAID,
          END_ASKED,
          CLOSED,
          SENT,
          ANSWERED,
          FAILED,
          CANCELLED,
          TOLD,
          MOVED,
          OVER,
          DISCLOSED,
          LISTENED,
          HALTED,
          RESUMED,
          DELIVERED,
          CONFIRMED,
          WROTE,
          CLAIMED,
          ELSEWHERE,
          BREACHED ->
          true;
      // The application knows what it was told, whoever told it.
      case SETTLED -> false;
      case STRUCK, PROCESSED, AGENT_SAID, NODE_LOST, TAKEN_OVER, RUN_OVER -> false;
    };
  }

  /**
   * Returns the history in which answers that the session does not know any more are calls without
   * an answer. These came shortly before a kill, or before a fault of a write, and the journal has
   * nothing of them.
   */
  private static History withoutUnwritten(History history) {
    if (history.all(Wrote.class).isEmpty()) {
      return history;
    }
    List<Event> events = new ArrayList<>(history.events());
    List<Integer> unwritten = new ArrayList<>();
    List<Event> losses = new ArrayList<>();
    // A late write may repeat an older version.
    long version = 0;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event instanceof Wrote wrote && !wrote.isFenced() && wrote.version() > version) {
        version = wrote.version();
        unwritten.clear();
        losses.clear();
      } else if (event instanceof Answered answered && !answered.late()) {
        unwritten.add(i);
      } else if (Kinds.isLossOfProcess(event) || isFaultOfWrite(event)) {
        losses.add(event);
      } else if (isNextProcess(event)) {
        forget(unwritten, losses, events);
        unwritten.clear();
        losses.clear();
      }
    }
    return new History(events);
  }

  private static void forget(List<Integer> unwritten, List<Event> losses, List<Event> events) {
    for (int at : unwritten) {
      Answered answered = (Answered) events.get(at);
      if (losses.stream().anyMatch(loss -> Kinds.isAtOnce(answered, loss))) {
        events.set(at, new Cancelled(answered.at(), answered.call(), answered.type()));
      }
    }
  }

  static boolean isFaultOfWrite(Event event) {
    return event instanceof Struck struck && struck.what().contains(" at write no. ");
  }

  private static boolean isNextProcess(Event event) {
    return event instanceof Resumed resumed && resumed.why().isOfProcess();
  }

  /**
   * Follows what was last written of a session, and returns it when its process is lost: the next
   * process knows that much, and that the process before it may have sent all of it.
   */
  static final class LastWritten {
    private Optional<Kept> last = Optional.empty();

    Optional<Kept> follow(Event event) {
      if (event instanceof Wrote wrote && wrote.kept().isPresent()) {
        last = wrote.kept();
      }
      return Kinds.isLossOfProcess(event) ? last : Optional.empty();
    }
  }

  /**
   * Returns the refs of the commands that were lost with a process: nobody kept them, so they may
   * or may not have been sent, and nobody need settle them.
   */
  static Set<Long> lostCommands(History history) {
    Set<Long> lost = new HashSet<>();
    Map<Long, String> unwritten = new HashMap<>();
    Map<Long, String> unfrozen = new HashMap<>();
    for (Event event : history.events()) {
      if (event instanceof Said said) {
        unwritten.put(said.ref(), said.text());
        unfrozen.put(said.ref(), said.text());
      } else if (event instanceof EndAsked asked) {
        unwritten.put(asked.ref(), "");
        unfrozen.put(asked.ref(), "");
      } else if (event instanceof Wrote wrote && wrote.kept().isPresent()) {
        unwritten.values().removeAll(wrote.kept().get().lines());
      } else if (event instanceof Halted halted && halted.why() == Halt.FROZEN) {
        unfrozen.clear();
      } else if (isNextProcess(event)) {
        boolean isOutdated = ((Resumed) event).why() == Halt.OUTDATED;
        lost.addAll(isOutdated ? unfrozen.keySet() : unwritten.keySet());
        unwritten.clear();
      }
    }
    return lost;
  }
}
