package dev.chasitor.benchmarks.transport;

import dev.chasitor.benchmarks.transport.ClosedLoop.Round;
import dev.chasitor.benchmarks.transport.HeldPolls.Weight;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Runs all contenders in turns against one server and prints the tables. */
public final class TransportBenchmark {

  /** The contenders, in the order of the table. */
  enum Name {
    WEB_CLIENT("bare Web Client", Contender::bareWebClient),
    VERTX("**`VertxHttpTransport`**", Contender::vertxTransport),
    VERTX_LENT("**`VertxHttpTransport`**, Web Client lent", Contender::webClientTransport),
    HTTP_CLIENT("bare `sendAsync`, small executor", Contender::bareHttpClient),
    JDK("**`JdkHttpTransport`**", Contender::jdkTransport),
    HTTP_CLIENT_DEFAULT("bare `sendAsync`, its own executor", Contender::defaultHttpClient);

    private final String title;
    private final Supplier<Contender> open;

    Name(String title, Supplier<Contender> open) {
      this.title = title;
      this.open = open;
    }

    Contender open() {
      return open.get();
    }

    String title() {
      return title;
    }
  }

  /**
   * The extent of a run.
   *
   * @param warmUp the warm-up time of each contender
   * @param round the length of a round
   * @param rounds the rounds of each contender, taken in turns
   * @param polls the number of held polls
   */
  record Plan(Duration warmUp, Duration round, int rounds, int polls) {

    static Plan full() {
      return new Plan(Duration.ofSeconds(12), Duration.ofSeconds(4), 5, 10_000);
    }

    static Plan brief() {
      return new Plan(Duration.ofMillis(500), Duration.ofMillis(300), 1, 200);
    }
  }

  private TransportBenchmark() {}

  /** Measures. With the argument {@code brief} it only checks that the benchmark works. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, TimeoutException {
    Plan plan = arguments.length > 0 && arguments[0].equals("brief") ? Plan.brief() : Plan.full();
    System.out.print(run(plan));
    System.exit(0);
  }

  static String run(Plan plan) throws IOException, InterruptedException, TimeoutException {
    try (ChildJvm process = ChildJvm.start(LoadServer.class, List.of())) {
      int port = Integer.parseInt(process.line());
      Map<Name, Round> rounds = race(plan, LoadServer.at(port));
      return new TransportReport(plan, rounds, weigh(plan, port)).markdown();
    }
  }

  private static Map<Name, Round> race(Plan plan, LoadServer server)
      throws InterruptedException, TimeoutException {
    URI ping = server.uri(1, "/ping");
    List<Runner> runners = Arrays.stream(Name.values()).map(Runner::new).toList();
    for (Runner runner : runners) {
      ClosedLoop.run(runner.contender, ping, plan.warmUp());
    }
    for (int i = 0; i < plan.rounds(); i++) {
      for (Runner runner : runners) {
        runner.rounds.add(ClosedLoop.run(runner.contender, ping, plan.round()));
      }
    }
    Map<Name, Round> medians = new EnumMap<>(Name.class);
    for (Runner runner : runners) {
      runner.contender.close();
      medians.put(
          runner.name,
          new Round(
              median(runner.rounds, Round::perSecond), median(runner.rounds, Round::cpuMicros)));
    }
    return medians;
  }

  /** A contender with its results so far. */
  private static final class Runner {
    private final Name name;
    private final Contender contender;
    private final List<Round> rounds = new ArrayList<>();

    Runner(Name name) {
      this.name = name;
      this.contender = name.open();
    }
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static Map<Name, Weight> weigh(Plan plan, int port) throws IOException {
    Map<Name, Weight> weights = new EnumMap<>(Name.class);
    int loopback = 2;
    for (Name name : Name.values()) {
      weights.put(name, HeldPolls.weigh(name, port, loopback++, plan.polls()));
    }
    return weights;
  }
}
