package dev.chasitor.cli.demo;

import dev.chasitor.cli.demo.Screen.Look;
import dev.chasitor.client.SessionObserver;
import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.Resource;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.Request;
import dev.chasitor.session.visitor.Phase;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Prints each exchange of a session when it is over: the request and its outcome. */
final class WireLines implements SessionObserver {
  private static final int SERVICE_UNAVAILABLE = 503;

  private final Screen screen;
  private final Map<Long, Started> calls = new ConcurrentHashMap<>();

  private record Started(Phase phase, String asked, long atNanos) {}

  WireLines(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void onRequest(long call, Phase phase, Request request, RequestHeaders headers) {
    StringBuilder asked = new StringBuilder();
    asked.append(
        String.format("%-6s %s", Resource.of(request.kind()).method(), request.kind().noun()));
    headers.sequence().ifPresent(number -> asked.append(" #").append(number));
    if (request instanceof MessagesRequest poll) {
      poll.ack().ifPresent(ack -> asked.append(" ack ").append(ack));
    }
    calls.put(call, new Started(phase, asked.toString(), System.nanoTime()));
  }

  @Override
  public void onResponse(long call, Request request, int status) {
    show(call, status == SERVICE_UNAVAILABLE ? Look.BAD : Look.DIM, Integer.toString(status));
  }

  @Override
  public void onFailure(long call, Request request, FailureKind failure) {
    show(
        call,
        failure == FailureKind.CANCELLED ? Look.DIM : Look.BAD,
        failure.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private void show(long call, Look look, String result) {
    Started started = calls.remove(call);
    if (started != null) {
      long millis = (System.nanoTime() - started.atNanos()) / 1_000_000;
      screen.event(
          look,
          Words.of(started.phase()),
          String.format(Locale.ROOT, "%-36s → %s  %d ms", started.asked(), result, millis));
    }
  }
}
