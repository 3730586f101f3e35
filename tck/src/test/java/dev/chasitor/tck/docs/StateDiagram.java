package dev.chasitor.tck.docs;

import dev.chasitor.session.machine.TransitionTable.Row;
import dev.chasitor.session.visitor.InputKind;
import dev.chasitor.session.visitor.InputKind.Origin;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.VisitorMachine;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The transition table as a drawing: phases are its nodes, inputs its arrows. */
final class StateDiagram {

  /** More causes than these on one arrow would hide the picture. */
  private static final int MOST_LABELS = 4;

  private static final Comparator<Origin> IN_READING_ORDER =
      Comparator.comparing(
          List.of(Origin.SERVER, Origin.APPLICATION, Origin.CALL, Origin.CLOCK)::indexOf);

  private StateDiagram() {}

  /** A Mermaid state diagram of the visitor's phases. */
  static String mermaid() {
    Map<Phase, Map<Phase, Set<InputKind>>> arrows = new EnumMap<>(Phase.class);
    for (Row<StateKind, InputKind> row : VisitorMachine.table()) {
      for (StateKind from : row.from()) {
        for (StateKind to : row.to()) {
          if (from != StateKind.LEAVING
              && from != StateKind.SETTLING
              && nodeOf(from) != nodeOf(to)) {
            arrows
                .computeIfAbsent(nodeOf(from), p -> new EnumMap<>(Phase.class))
                .computeIfAbsent(nodeOf(to), p -> EnumSet.noneOf(InputKind.class))
                .addAll(row.on());
          }
        }
      }
    }
    StringBuilder out = new StringBuilder("stateDiagram-v2\n    [*] --> Init\n");
    arrows.forEach(
        (from, targets) ->
            targets.forEach(
                (to, causes) ->
                    out.append("    ")
                        .append(name(from))
                        .append(" --> ")
                        .append(name(to))
                        .append(" : ")
                        .append(labels(causes))
                        .append('\n')));
    return out.append("    Ended --> [*]\n").toString();
  }

  /** What the server says first, then what the application does, then how calls fare. */
  private static String labels(Set<InputKind> causes) {
    List<String> told =
        causes.stream()
            .sorted(Comparator.comparing(InputKind::origin, IN_READING_ORDER))
            .map(StateDiagram::label)
            .filter(label -> !label.isEmpty())
            .limit(MOST_LABELS)
            .toList();
    String labels = String.join(", ", told);
    return causes.size() > told.size() ? labels + ", …" : labels;
  }

  /** Leaving is the way to the end, from whatever phase: it is no node of its own. */
  private static Phase nodeOf(StateKind kind) {
    return switch (kind) {
      case FRESH, OPENING, REQUESTED -> Phase.INIT;
      case QUEUED -> Phase.QUEUED;
      case ESTABLISHED -> Phase.ESTABLISHED;
      case ASKING, RESTORING -> Phase.RESYNCING;
      case LEAVING, SETTLING, ENDED -> Phase.ENDED;
    };
  }

  private static String name(Phase phase) {
    String word = phase.name();
    return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String label(InputKind kind) {
    return switch (kind) {
      case CHAT_REQUEST_SUCCESS -> "ChatRequestSuccess";
      case CHAT_REQUEST_FAIL -> "ChatRequestFail";
      case QUEUE_UPDATE -> "QueueUpdate";
      case CHAT_ESTABLISHED -> "ChatEstablished";
      case CHAT_TRANSFERRED -> "ChatTransferred";
      case SWITCH_SERVER -> "SwitchServer";
      case CHAT_MESSAGE -> "ChatMessage";
      case CHAT_ENDED -> "ChatEnded";
      case SESSION_DATA -> "ChasitorSessionData";
      case SESSION_INVALID -> "403";
      case OUT_OF_SYNC -> "409";
      case AFFINITY_LOST -> "503";
      case SERVER_FAILED -> "5xx";
      case REJECTED -> "4xx";
      case END -> "end()";
      case ABANDON -> "close()";
      case LOST -> "no answer";
      // Causes that say nothing without the table.
      default -> "";
    };
  }
}
