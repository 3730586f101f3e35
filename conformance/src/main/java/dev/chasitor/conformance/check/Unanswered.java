package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.EndAsked;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Resumed;
import dev.chasitor.conformance.history.Event.Said;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Settled;
import dev.chasitor.conformance.history.History;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The lines that the application said before it asked for the end, and of which the client does not
 * know yet what became of them: no answer and no transcript shows it, and they are not settled.
 */
final class Unanswered {

  private final Map<Long, String> lines = new LinkedHashMap<>();
  private final Map<Long, Sent> calls = new HashMap<>();
  private final Set<Long> lost;
  private boolean asked;
  private boolean isSlow;

  Unanswered(History history) {
    lost = Remembered.lostCommands(history);
  }

  void follow(Event event) {
    if (Kinds.isLossOfProcess(event) || event instanceof Resumed) {
      lines.keySet().removeAll(lost);
    }
    asked |= event instanceof EndAsked;
    // The application learns later what a client with a slow listener knows.
    isSlow |= Kinds.isSlow(event);
    if (event instanceof Said said && !asked) {
      lines.put(said.ref(), said.text());
    } else if (event instanceof Settled settled) {
      lines.remove(settled.ref());
    } else if (event instanceof Sent sent) {
      calls.put(sent.call(), sent);
      if (isSlow) {
        lines.values().removeAll(sent.says().lines());
      }
    } else if (event instanceof Answered answered && !answered.late()) {
      Set<String> known = new HashSet<>();
      answered.lines().stream().map(Pushed::known).forEach(known::addAll);
      Sent sent = calls.get(answered.call());
      if (sent != null && isFinal(sent, answered)) {
        known.addAll(sent.says().lines());
      }
      lines.values().removeAll(known);
    }
  }

  private static boolean isFinal(Sent sent, Answered answered) {
    boolean isRefused = answered.status() / 100 == 4 && answered.status() != 409;
    return Kinds.showsTaken(sent, answered) || (isRefused && !Kinds.isPassing(answered.status()));
  }

  Collection<String> lines() {
    return lines.values();
  }
}
