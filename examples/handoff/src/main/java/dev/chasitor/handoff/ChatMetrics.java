package dev.chasitor.handoff;

import dev.chasitor.client.SessionObserver;
import dev.chasitor.client.SessionStoppedException;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.CommandRef;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Counts what the sessions of a client do, in Micrometer. Thread-safe. */
final class ChatMetrics implements SessionObserver {

  private final MeterRegistry registry;

  ChatMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void onCommand(CommandRef command, CommandOutcome outcome, Duration took) {
    registry.timer("chat.commands", "outcome", outcome.kind().name()).record(took);
  }

  @Override
  public void onHandOverEnded(Phase to, Duration took) {
    String result = to == Phase.ENDED ? "lost" : "survived";
    registry.timer("chat.hand.overs", "result", result).record(took);
  }

  @Override
  public void onWritten(long version, Duration took) {
    registry.timer("chat.writes").record(took);
  }

  @Override
  public void onRetry(RequestType request, String problem, Duration delay) {
    registry.counter("chat.retries", "request", request.name()).increment();
  }

  @Override
  public void onResumed(long epoch, Phase phase, List<Long> carriedOver) {
    registry.counter("chat.resumed").increment();
  }

  @Override
  public void onStopped(SessionStoppedException.Reason reason) {
    registry.counter("chat.stops", "reason", reason.name()).increment();
  }

  @Override
  public void onEnded(EndCause cause, Duration after) {
    registry.timer("chat.ends", "cause", cause.kind().name()).record(after);
  }

  /** All values, one in a row. */
  String text() {
    return registry.getMeters().stream()
        .sorted(Comparator.comparing(meter -> meter.getId().toString()))
        .map(ChatMetrics::rows)
        .collect(Collectors.joining());
  }

  private static String rows(Meter meter) {
    String tags =
        meter.getId().getTags().stream()
            .map(tag -> tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.joining(","));
    return StreamSupport.stream(meter.measure().spliterator(), false)
        .map(value -> row(meter.getId().getName() + "{" + tags + "}", value))
        .collect(Collectors.joining());
  }

  private static String row(String name, Measurement value) {
    return name
        + " "
        + value.getStatistic().getTagValueRepresentation()
        + " "
        + value.getValue()
        + "\n";
  }
}
