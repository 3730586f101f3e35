package dev.chasitor.tck.session;

import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.sim.RealTimeRun;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.subject.BlockingSubject;
import dev.chasitor.tck.wire.Gate;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawConnection;
import dev.chasitor.tck.wire.RawRequest;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Puts the server of a run in real time behind a loopback port. */
final class RealTimeServer {

  private static final String PATH = "/chat";

  private final RealTimeRun run;
  private final RawServer port;

  private RealTimeServer(RealTimeRun run, RawServer port) {
    this.run = run;
    this.port = port;
  }

  /** Runs a schedule over sockets. */
  static History run(Scenario schedule, BlockingSubject subject) {
    try (RawServer port = RawServer.start()) {
      RealTimeRun run = new RealTimeRun(schedule, port.uri(PATH));
      RealTimeServer server = new RealTimeServer(run, port);
      port.otherwise(request -> connection -> server.serve(request, connection));
      return run.go(subject);
    }
  }

  /** Serves a request on the thread of its connection, until the answer or the client's leaving. */
  private void serve(RawRequest request, RawConnection connection) throws IOException {
    Optional<HttpMethod> method = method(request.method());
    if (method.isEmpty()) {
      connection.write(RawAnswer.of(405).bytes());
      return;
    }
    WireHeaders.Builder headers = WireHeaders.builder();
    request.headers().forEach(header -> headers.add(header.name(), header.value()));
    Exchange exchange = new Exchange();
    Runnable leaves =
        run.receive(
            new WireRequest(
                method.get(), port.uri(request.target()), headers.build(), request.body()),
            exchange);
    connection.await(exchange.answered);
    Optional<Reaction> reaction = exchange.reaction.get();
    if (reaction.isPresent()) {
      reaction.get().perform(connection);
    } else {
      leaves.run();
    }
  }

  private static Optional<HttpMethod> method(String name) {
    for (HttpMethod method : HttpMethod.values()) {
      if (method.name().equals(name)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /** The answer to one request, once there is one. */
  private static final class Exchange implements RealTimeRun.Peer {
    private final Gate answered = new Gate();
    private final AtomicReference<Optional<Reaction>> reaction =
        new AtomicReference<>(Optional.empty());

    @Override
    public void answer(WireResponse response) {
      RawAnswer raw = RawAnswer.of(response.status());
      for (String name : response.headers().names()) {
        response.headers().all(name).forEach(value -> raw.header(name, value));
      }
      if (response.status() == 204) {
        raw.unframed();
      } else {
        raw.body(response.body().toBytes());
      }
      performs(Reaction.answer(raw));
    }

    @Override
    public void hangUp() {
      performs(Reaction.hangUp());
    }

    private void performs(Reaction chosen) {
      reaction.set(Optional.of(chosen));
      answered.open();
    }
  }
}
