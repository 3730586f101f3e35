package dev.chasitor.conformance.report;

import dev.chasitor.conformance.report.LoggedEvent.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Draws the events of a run as a sequence diagram in SVG, one lane for each participant and one row
 * for each event. The style sheet of the page colours it.
 */
final class SequenceDiagram {

  /** The most rows. The log has all events. */
  static final int MOST_ROWS = 80;

  /** How many rows follow the last blamed event at most. */
  private static final int ROWS_AFTER_BLAME = 6;

  private static final int TIMES = 76;
  private static final int LANE = 132;
  private static final int ROW = 30;
  private static final int HEAD = 48;
  private static final int LONGEST_LABEL = 46;

  private final Markup out;
  private final List<LoggedEvent> rows;
  private final List<String> lanes;
  private final Map<Long, Integer> callRows = new HashMap<>();
  private final int width;
  private final int height;

  private SequenceDiagram(Markup out, List<LoggedEvent> rows, List<String> lanes) {
    this.out = out;
    this.rows = rows;
    this.lanes = lanes;
    this.width = TIMES + lanes.size() * LANE;
    this.height = HEAD + rows.size() * ROW + ROW;
  }

  /** Draws the events. */
  static void draw(List<LoggedEvent> events, Markup out) {
    new SequenceDiagram(out, shown(events), lanes(events)).draw();
  }

  /** Returns the events that the diagram shows: those up to the last blamed one, and some more. */
  static List<LoggedEvent> shown(List<LoggedEvent> events) {
    int end = Math.min(MOST_ROWS, events.size());
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).blamed()) {
        end = Math.min(events.size(), i + 1 + ROWS_AFTER_BLAME);
      }
    }
    return events.subList(Math.max(0, end - MOST_ROWS), end);
  }

  /** Returns the participants from left to right. The nodes stand in the order of their tags. */
  static List<String> lanes(List<LoggedEvent> events) {
    Set<String> nodes = new TreeSet<>();
    for (LoggedEvent event : events) {
      nodes.add(event.from());
      nodes.add(event.to());
    }
    Set<String> lanes =
        new LinkedHashSet<>(
            List.of(LoggedHistory.APP, LoggedHistory.CLIENT, LoggedHistory.NETWORK));
    nodes.remove(LoggedHistory.AGENT);
    lanes.addAll(nodes);
    lanes.add(LoggedHistory.AGENT);
    return new ArrayList<>(lanes);
  }

  private void draw() {
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "diagram",
        "role",
        "img",
        "aria-label",
        "Sequence diagram of the run",
        "width",
        number(width),
        "height",
        number(height),
        "viewBox",
        "0 0 " + width + " " + height);
    out.line();
    for (int lane = 0; lane < lanes.size(); lane++) {
      lane(lane);
    }
    for (int row = 0; row < rows.size(); row++) {
      bar(row);
    }
    for (int row = 0; row < rows.size(); row++) {
      row(row);
    }
    out.close().line();
  }

  private void lane(int lane) {
    String name = lanes.get(lane);
    int node = lane - 3;
    boolean isNode = node >= 0 && lane < lanes.size() - 1;
    String x = number(x(lane));
    line("lane", x(lane), HEAD - 8, x(lane), height - ROW / 2);
    out.element(
        "text",
        isNode ? "Node " + letter(node) : name,
        "class",
        "head",
        "x",
        x,
        "y",
        isNode ? "18" : "26");
    if (isNode) {
      out.element("text", shortened(name, LANE / 8), "class", "tag", "x", x, "y", "34");
    }
    out.line();
  }

  private static String letter(int node) {
    return node < 26 ? String.valueOf((char) ('A' + node)) : number(node + 1);
  }

  /** Draws how long the call was open that ends in this row. */
  private void bar(int row) {
    LoggedEvent event = rows.get(row);
    if (event.call() == 0 || event.style() == Style.FAULT) {
      return;
    }
    if (event.from().equals(LoggedHistory.CLIENT)) {
      callRows.putIfAbsent(event.call(), row);
    } else {
      Integer begun = callRows.remove(event.call());
      if (begun != null && row > begun + 1) {
        out.empty(
            "rect",
            "class",
            "held",
            "x",
            number(x(lane(rows.get(begun).to())) - 4),
            "y",
            number(y(begun)),
            "width",
            "8",
            "height",
            number(y(row) - y(begun)),
            "rx",
            "3");
        out.line();
      }
    }
  }

  private void row(int row) {
    LoggedEvent event = rows.get(row);
    int y = y(row);
    out.open(
        "g",
        "class",
        "event "
            + event.style().name().toLowerCase(Locale.ROOT)
            + (event.blamed() ? " blamed" : ""));
    out.element("title", event.text());
    if (event.blamed()) {
      out.empty(
          "rect",
          "class",
          "ring",
          "x",
          "2",
          "y",
          number(y - ROW + 8),
          "width",
          number(width - 4),
          "height",
          number(ROW - 2),
          "rx",
          "6");
    }
    out.element("text", seconds(event), "class", "time", "x", number(TIMES - 14), "y", number(y));
    int from = x(lane(event.from()));
    int to = x(lane(event.to()));
    switch (event.style()) {
      case PLAIN, DASHED -> arrow(from, to, y);
      case LOST -> {
        arrow(from, to, y);
        cross(event.from().equals(LoggedHistory.CLIENT) ? to : from, y);
      }
      case NOTE -> out.empty("circle", "cx", number(from), "cy", number(y - 4), "r", "3.5");
      case FAULT -> cross(from, y - 4);
    }
    label(event, from, to, y);
    out.close().line();
  }

  private void label(LoggedEvent event, int from, int to, int y) {
    boolean isNote = from == to;
    int left = Math.min(from, to);
    int right = Math.max(from, to);
    boolean anchoredRight = right > width * 2 / 3;
    int gap = isNote ? 10 : 8;
    out.element(
        "text",
        shortened(label(event.text()), LONGEST_LABEL),
        "class",
        "label" + (anchoredRight ? " right" : ""),
        "x",
        number(anchoredRight ? right - gap : left + gap),
        "y",
        number(isNote ? y : y - 5));
  }

  /** Returns the text of an event without the words that its arrow says already. */
  private static String label(String text) {
    return text.replaceFirst("^(?:client [\u2192\u2190\u2717\u2205] |app |! )", "");
  }

  private void arrow(int from, int to, int y) {
    int tip = to > from ? to - 6 : to + 6;
    line("shaft", from, y, tip, y);
    out.empty(
        "path",
        "class",
        "tip",
        "d",
        "M" + to + " " + y + "L" + tip + " " + (y - 4) + "L" + tip + " " + (y + 4) + "Z");
  }

  private void cross(int x, int y) {
    out.empty(
        "path",
        "class",
        "cross",
        "d",
        "M" + (x - 5) + " " + (y - 5) + "L" + (x + 5) + " " + (y + 5) + "M" + (x - 5) + " "
            + (y + 5) + "L" + (x + 5) + " " + (y - 5));
  }

  private void line(String type, int x1, int y1, int x2, int y2) {
    out.empty(
        "line",
        "class",
        type,
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2));
  }

  private int lane(String name) {
    return lanes.indexOf(name);
  }

  private static int x(int lane) {
    return TIMES + lane * LANE + LANE / 2;
  }

  private static int y(int row) {
    return HEAD + row * ROW + ROW / 2;
  }

  static String seconds(LoggedEvent event) {
    return String.format(Locale.ROOT, "%.3f", event.at().toNanos() / 1e9);
  }

  private static String shortened(String text, int most) {
    int[] points = text.codePoints().toArray();
    return points.length <= most ? text : new String(points, 0, most - 1) + "\u2026";
  }

  private static String number(int number) {
    return Integer.toString(number);
  }
}
