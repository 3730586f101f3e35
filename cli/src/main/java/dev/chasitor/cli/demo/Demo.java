package dev.chasitor.cli.demo;

import dev.chasitor.cli.demo.NodeLoss.Moment;
import dev.chasitor.cli.demo.Screen.Look;
import dev.chasitor.client.ChatClient;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.server.EchoDesk;
import dev.chasitor.server.ReferenceServer;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import dev.chasitor.transport.vertx.VertxHttpTransport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The demonstration: two complete chats over real HTTP on this machine, one on each transport. Each
 * chat has a server with two nodes, and its node dies while a line is on its way.
 */
public final class Demo {
  private static final int NODES = 2;
  private static final Duration PACE = Duration.ofMillis(120);

  private static final List<Act> ACTS =
      List.of(
          new Act(
              "Ann",
              "java.net.http",
              JdkHttpTransport::create,
              List.of(
                  "Hello, where is my parcel?",
                  "It is number 4711.",
                  "It was due on Monday.",
                  "And today is Friday.",
                  "Thank you!"),
              2,
              Moment.BEFORE_STORED,
              EndCause.Kind.VISITOR),
          new Act(
              "Bob",
              "Vert.x",
              VertxHttpTransport::create,
              List.of(
                  "Hi, I was charged twice.",
                  "Once on the 3rd.",
                  "And again on the 4th.",
                  "Both for 20 euros.",
                  Act.FAREWELL),
              2,
              Moment.AFTER_STORED,
              EndCause.Kind.AGENT));

  private final Screen screen;

  /** Creates a demonstration that prints to this stream. */
  public Demo(PrintStream out, boolean coloured) {
    this.screen = new Screen(out, coloured);
  }

  /**
   * Plays both chats and prints what happens.
   *
   * @return whether every line arrived exactly once and in order, in both directions
   */
  public boolean play() throws InterruptedException {
    List<DemoResult> results = new ArrayList<>();
    for (Act act : ACTS) {
      results.add(play(act));
    }
    new Summary(screen).show(results);
    return results.stream().allMatch(DemoResult::isGood);
  }

  private DemoResult play(Act act) throws InterruptedException {
    Tally toDesk = new Tally();
    Tally toVisitor = new Tally();
    NodeLoss loss = new NodeLoss(screen, act.fatalText(), act.moment());
    DemoVisit visit = new DemoVisit(act, screen, toDesk, toVisitor);
    try (EchoDesk desk = new EchoDesk(manners());
        ReferenceServer server =
            ReferenceServer.builder(new RecordingDesk(desk, toDesk, toVisitor))
                .nodes(NODES)
                .observer(loss)
                .startAndWait();
        HttpTransport transport = act.transport().get();
        ChatClient client =
            ChatClient.builder()
                .endpoint(server.endpoint())
                .transport(transport)
                .observer(new WireLines(screen))
                .build()) {
      loss.threatens(server);
      announce(act, server);
      Optional<EndCause> end = visit.play(client, request(act));
      return new DemoResult(act, toDesk.balance(), toVisitor.balance(), handOver(loss, visit), end);
    }
  }

  private static EchoDesk.Options manners() {
    return new EchoDesk.Options(
        "Echo", 2, PACE, "Hello, this is Echo.", text -> "You said: " + text, Act.FAREWELL);
  }

  private static ChasitorInitRequest request(Act act) {
    return ChasitorInitRequest.builder()
        .organizationId("00D000000000001")
        .deploymentId("572000000000001")
        .buttonId("573000000000001")
        .visitorName(act.visitor())
        .receiveQueueUpdates(true)
        .build();
  }

  private static Optional<Duration> handOver(NodeLoss loss, DemoVisit visit) {
    return loss.atNanos().isPresent() && visit.restoredAtNanos().isPresent()
        ? Optional.of(
            Duration.ofNanos(visit.restoredAtNanos().getAsLong() - loss.atNanos().getAsLong()))
        : Optional.empty();
  }

  private void announce(Act act, ReferenceServer server) {
    screen.line(Look.PLAIN, "");
    screen.line(
        Look.STRONG,
        act.visitor()
            + " on "
            + act.carrier()
            + ": "
            + server.nodes()
            + " nodes behind "
            + server.endpoint());
  }
}
