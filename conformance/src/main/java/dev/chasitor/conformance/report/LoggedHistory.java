package dev.chasitor.conformance.report;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.report.LoggedEvent.Style;
import dev.chasitor.host.Fault;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Places the events of a history in lanes. One object serves one history. */
final class LoggedHistory {

  static final String APP = "App";
  static final String CLIENT = "Client";
  static final String NETWORK = "Network";
  static final String AGENT = "Agent";

  /** The node of a history that names none. */
  private static final String ANY_NODE = "node";

  /** The faults after which nothing of the request reaches the server. */
  private static final Set<String> REQUEST_LOST =
      names(
          Fault.BeforeServer.DROP_REQUEST,
          Fault.BeforeServer.REFUSED_CONNECTION,
          Fault.BeforeServer.SILENCE,
          Fault.BeforeServer.KILL_BEFORE);

  /** The faults that answer in place of the server. */
  private static final Set<String> ANSWERED_BY_NETWORK = names(Fault.InsteadOfServer.values());

  private static final Pattern TIME = Pattern.compile("^ *\\d+\\.\\d{3} +");
  private static final Pattern STRIKE = Pattern.compile("(\\w+) on \\[(\\d+)]");

  private final String verdicts;
  private final Map<Long, String> strikes = new HashMap<>();
  private String node;

  private LoggedHistory(History history, String verdicts) {
    this.verdicts = verdicts;
    this.node = firstNode(history);
    history.events().stream().map(LoggedHistory::unwrapped).forEach(this::noteStrike);
  }

  /**
   * Returns the events with their lanes.
   *
   * @param verdicts the texts of the verdicts; the events that they quote are blamed
   */
  static List<LoggedEvent> of(History history, String verdicts) {
    LoggedHistory log = new LoggedHistory(history, verdicts);
    return history.events().stream().map(log::logged).toList();
  }

  /** Returns an event as one line without its time. */
  static String line(Event event) {
    return TIME.matcher(event.toString()).replaceFirst("").replaceAll(" {2,}", " ");
  }

  private static Set<String> names(Enum<?>... constants) {
    return Arrays.stream(constants).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }

  private static Event unwrapped(Event event) {
    return event instanceof Event.Elsewhere past ? past.what() : event;
  }

  private static String firstNode(History history) {
    return history.events().stream()
        .map(LoggedHistory::unwrapped)
        .flatMap(
            event -> {
              if (event instanceof Event.Sent sent) {
                return Stream.of(sent.affinity());
              }
              if (event instanceof Event.Answered answered) {
                return Stream.of(answered.affinity());
              }
              return event instanceof Event.NodeLost lost ? Stream.of(lost.node()) : Stream.of();
            })
        .filter(tag -> !tag.isEmpty())
        .findFirst()
        .orElse(ANY_NODE);
  }

  private void noteStrike(Event event) {
    if (event instanceof Event.Struck struck) {
      Matcher strike = STRIKE.matcher(struck.what());
      if (strike.find()) {
        strikes.put(Long.parseLong(strike.group(2)), strike.group(1));
      }
    }
  }

  private LoggedEvent logged(Event event) {
    boolean past = event instanceof Event.Elsewhere;
    LoggedEvent placed = placed(unwrapped(event));
    return new LoggedEvent(
        event.at(),
        placed.from(),
        placed.to(),
        past && placed.style() == Style.PLAIN ? Style.DASHED : placed.style(),
        placed.call(),
        verdicts.contains(event.toString()),
        line(event));
  }

  private LoggedEvent placed(Event event) {
    return switch (event.kind()) {
      case SAID, END_ASKED, CLOSED, CONFIRMED -> arrow(event, APP, CLIENT);
      case TOLD, MOVED, OVER, DISCLOSED, SETTLED, DELIVERED -> arrow(event, CLIENT, APP);
      case LISTENED -> placed(event, APP, APP, Style.FAULT, 0);
      case BREACHED -> placed(event, CLIENT, CLIENT, Style.FAULT, 0);
      case SENT -> sent((Event.Sent) event);
      case ANSWERED -> answered((Event.Answered) event);
      case FAILED -> placed(event, NETWORK, CLIENT, Style.LOST, ((Event.Failed) event).call());
      case CANCELLED ->
          placed(event, CLIENT, NETWORK, Style.DASHED, ((Event.Cancelled) event).call());
      case HALTED, RESUMED, WROTE, CLAIMED -> note(event, CLIENT);
      case STRUCK -> struck((Event.Struck) event);
      case PROCESSED -> arrow(event, node, AGENT);
      case AGENT_SAID -> arrow(event, AGENT, node);
      case NODE_LOST -> {
        String lost = ((Event.NodeLost) event).node();
        yield placed(event, lost, lost, Style.FAULT, 0);
      }
      case TAKEN_OVER -> {
        node = ((Event.TakenOver) event).node();
        yield note(event, node);
      }
      case RUN_OVER -> note(event, NETWORK);
      // An event in an earlier process is unwrapped before.
      case ELSEWHERE -> note(event, CLIENT);
    };
  }

  private LoggedEvent sent(Event.Sent sent) {
    boolean lost = REQUEST_LOST.contains(strikes.getOrDefault(sent.call(), ""));
    String holder = sent.affinity().isEmpty() ? node : sent.affinity();
    return placed(
        sent, CLIENT, lost ? NETWORK : holder, lost ? Style.LOST : Style.PLAIN, sent.call());
  }

  private LoggedEvent answered(Event.Answered answered) {
    if (!answered.affinity().isEmpty()) {
      node = answered.affinity();
    }
    boolean instead = ANSWERED_BY_NETWORK.contains(strikes.getOrDefault(answered.call(), ""));
    return placed(
        answered,
        instead ? NETWORK : node,
        CLIENT,
        answered.late() ? Style.DASHED : Style.PLAIN,
        answered.call());
  }

  private static LoggedEvent struck(Event.Struck struck) {
    Matcher strike = STRIKE.matcher(struck.what());
    OptionalLong call =
        strike.find() ? OptionalLong.of(Long.parseLong(strike.group(2))) : OptionalLong.empty();
    return placed(
        struck,
        call.isPresent() ? NETWORK : CLIENT,
        call.isPresent() ? NETWORK : CLIENT,
        Style.FAULT,
        call.orElse(0));
  }

  private static LoggedEvent arrow(Event event, String from, String to) {
    return placed(event, from, to, Style.PLAIN, 0);
  }

  private static LoggedEvent note(Event event, String lane) {
    return placed(event, lane, lane, Style.NOTE, 0);
  }

  private static LoggedEvent placed(Event event, String from, String to, Style style, long call) {
    return new LoggedEvent(event.at(), from, to, style, call, false, "");
  }
}
