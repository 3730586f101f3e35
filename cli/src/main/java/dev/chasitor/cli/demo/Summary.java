package dev.chasitor.cli.demo;

import dev.chasitor.cli.demo.Screen.Look;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints the table at the end of the demonstration: what was sent and what arrived. */
final class Summary {
  private final Screen screen;

  Summary(Screen screen) {
    this.screen = screen;
  }

  void show(List<DemoResult> results) {
    screen.line(Look.PLAIN, "");
    screen.line(Look.STRONG, row("", "sent", "delivered", "lost", "doubled", "order"));
    for (DemoResult result : results) {
      show(result);
    }
    screen.line(Look.PLAIN, "");
    boolean good = results.stream().allMatch(DemoResult::isGood);
    screen.line(
        good ? Look.GOOD : Look.BAD,
        good ? "Nothing lost, nothing doubled." : "FAILED: not every message came once, in order.");
  }

  private void show(DemoResult result) {
    Act act = result.act();
    screen.line(
        Look.PLAIN,
        String.format(
            Locale.ROOT,
            "%s on %s; hand-over %s; %s",
            act.visitor(),
            act.carrier(),
            result.handOver().map(time -> time.toMillis() + " ms").orElse("did not happen"),
            result.end().map(Words::of).orElse("did not end")));
    show(act.visitor() + " → desk", result.toDesk());
    show("desk → " + act.visitor(), result.toVisitor());
  }

  private void show(String direction, Balance balance) {
    screen.line(
        balance.isPerfect() ? Look.PLAIN : Look.BAD,
        row(
            direction,
            balance.sent(),
            balance.delivered(),
            balance.lost().size(),
            balance.doubled().size(),
            balance.inOrder() ? "kept" : "BROKEN"));
    Stream.concat(
            balance.lost().stream().map(text -> "lost: " + text),
            balance.doubled().stream().map(text -> "doubled: " + text))
        .forEach(line -> screen.line(Look.BAD, "    " + line));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "  %-18s %6s %10s %6s %8s  %s", cells);
  }
}
