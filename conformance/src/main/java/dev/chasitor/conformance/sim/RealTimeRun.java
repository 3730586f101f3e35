package dev.chasitor.conformance.sim;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.BlockingSession;
import dev.chasitor.conformance.subject.BlockingSubject;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a schedule in real time, with a client that blocks. The server behaves like the simulated
 * one; the caller puts it behind a port and hands in the requests.
 *
 * <p>The history shows what the server sees of the network. A request stands in it when it arrives,
 * an answer before it leaves, and a request that the client gives up when its connection closes. Of
 * the times of the steps only the order counts: steps at the same time follow each other at once,
 * others wait until the session is quiet, at most for {@link #CALM}. A client that does not return
 * is left, with its thread.
 *
 * <p>An object serves one run. {@link #receive} is thread-safe.
 */
public final class RealTimeRun {

  /** The client's end of one exchange. Its methods must not block. */
  public interface Peer {

    /** Sends the answer. */
    void answer(WireResponse response);

    /** Closes the connection without an answer. */
    void hangUp();
  }

  /** How long a step waits for the session to be quiet: longer than a poll that is lost takes. */
  private static final Duration CALM = Duration.ofSeconds(5);

  /** How long the run goes on for a session that was opened and does not come to rest. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /** How long the run waits for a call of the client that does not return. */
  private static final Duration TOO_LONG = Duration.ofSeconds(30);

  /** How long the client must stay silent after the end. */
  private static final Duration SILENCE = Duration.ofMillis(300);

  /** How long a request waits until the server has noticed that another one was given up. */
  private static final Duration NOTICE = Duration.ofMillis(300);

  /** Longer than any run: the server knows nothing of the client's time-outs. */
  private static final Duration NEVER = Duration.ofHours(1);

  private final ChasitorCodec codec = ChasitorCodec.create();
  private final RealTime real = new RealTime();
  private final RealTimeProgress progress = new RealTimeProgress(real::elapsed);
  private final Scenario scenario;
  private final URI endpoint;
  private final SimulatedHost host;
  private final HttpTransport network;
  private final List<Arrival> open = new ArrayList<>();
  private final List<Arrival> waiting = new ArrayList<>();

  /**
   * Creates a run of a schedule.
   *
   * @param scenario the schedule; crashes and hitches in it have no effect
   * @param endpoint the address of the server, as the client gets it
   */
  public RealTimeRun(Scenario scenario, URI endpoint) {
    this.scenario = scenario;
    this.endpoint = endpoint;
    this.host = new SimulatedHost(real.plan(), progress, scenario.server());
    this.network =
        new SimulatedNetwork(real.plan(), host, scenario, endpoint)
            .seenFromOutside(new ClientProcess(progress, new Work(false)));
    real.start();
  }

  /**
   * Hands in a request.
   *
   * @param request the request, with its whole address
   * @param peer gets the answer, on a thread of the run
   * @return to be run once when the client has closed the connection before it got an answer
   */
  public Runnable receive(WireRequest request, Peer peer) {
    Arrival arrival = new Arrival(request, peer);
    real.execute(arrival::comes);
    return () -> real.execute(arrival::goes);
  }

  /**
   * Runs the schedule and waits for its end, for less than a minute.
   *
   * @param subject the client under test
   * @return what happened
   * @throws IllegalStateException if the kit's own server failed
   */
  public History go(BlockingSubject subject) {
    Script script = new Script(subject);
    Thread visitor = new Thread(script, "chasitor-blocking-client");
    visitor.setDaemon(true);
    visitor.start();
    if (!script.isDone(TOO_LONG)) {
      StackTraceElement[] stack = visitor.getStackTrace();
      progress.add(
          at ->
              new Event.Breached(
                  at,
                  AdapterDemand.RETURNS_IN_TIME,
                  "your client blocks here, in " + script.call() + ", and does not return",
                  Stacks.of(stack)));
      visitor.interrupt();
    }
    History history = progress.close();
    script.drop();
    real.stop();
    Throwable failure = real.failure();
    if (failure != null) {
      throw new IllegalStateException("The kit's own server failed", failure);
    }
    return history;
  }

  /** A request at the server. Only the thread of the server uses it. */
  private final class Arrival {
    private final WireRequest request;
    private final Peer peer;
    private final RequestType type;
    private final boolean isNumbered;
    private Duration began = Duration.ZERO;
    private @Nullable InFlight exchange;
    private boolean isOver;

    Arrival(WireRequest request, Peer peer) {
      this.request = request;
      this.peer = peer;
      this.type =
          codec.decodeRequest(request) instanceof Incoming.Understood understood
              ? understood.request().kind()
              : RequestType.UNKNOWN;
      this.isNumbered = !request.headers().all(Header.SEQUENCE.wireName()).isEmpty();
    }

    void comes() {
      if (isHeldBy(open) || isHeldBy(waiting)) {
        waiting.add(this);
        real.plan().after(NOTICE, this::enter);
      } else {
        enter();
      }
    }

    /**
     * Whether another request is open that a right client has given up before this one. The server
     * may notice that a little later.
     */
    private boolean isHeldBy(List<Arrival> others) {
      return others.stream()
          .anyMatch(
              other ->
                  other != this
                      && ((type == RequestType.MESSAGES && other.type == type)
                          || (isNumbered && other.isNumbered)
                          || Recovery.isAskedBy(type)));
    }

    /** Lets the request in, unless it is in or gone. */
    private void enter() {
      waiting.remove(this);
      if (exchange == null && !isOver) {
        began = real.plan().now();
        open.add(this);
        exchange = network.execute(request, NEVER, this::ends);
      }
    }

    private void ends(Outcome outcome) {
      if (!isOver) {
        leaves();
        if (outcome instanceof Outcome.Received received) {
          peer.answer(received.response());
        } else {
          peer.hangUp();
        }
      }
    }

    private void leaves() {
      isOver = true;
      open.remove(this);
      List.copyOf(waiting).stream()
          .filter(held -> !held.isHeldBy(open))
          .findFirst()
          .ifPresent(Arrival::enter);
    }

    /**
     * The client has closed the connection. It began to wait before the server had the request, so
     * a poll counts as given up in time if it was nearly so.
     */
    void goes() {
      enter();
      if (isOver) {
        return;
      }
      Duration timeout = Duration.ofSeconds(scenario.server().pollTimeout());
      Duration lasted = real.plan().now().minus(began);
      if (type == RequestType.MESSAGES
          && lasted.compareTo(timeout) < 0
          && lasted.compareTo(timeout.multipliedBy(3).dividedBy(4)) >= 0) {
        real.plan().at(began.plus(timeout), this::isGivenUp);
      } else {
        isGivenUp();
      }
    }

    private void isGivenUp() {
      InFlight given = exchange;
      if (!isOver && given != null) {
        given.cancel();
        leaves();
      }
    }
  }

  /** What the visitor and the agent do, on the thread that calls the client. */
  private final class Script implements Runnable, Application {
    private final BlockingSubject subject;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable BlockingSession session;
    private volatile String call = "open(…)";
    private Duration end = LONGEST;
    private long refs;

    Script(BlockingSubject subject) {
      this.subject = subject;
    }

    /** Returns the call of the client that was made last. */
    String call() {
      return call;
    }

    boolean isDone(Duration longest) {
      try {
        return done.await(longest.toNanos(), NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }

    /** Drops what is left of the session. Whatever the client does then counts no more. */
    void drop() {
      BlockingSession left = session;
      if (left != null) {
        Thread closer = new Thread(left::close, "chasitor-blocking-client-close");
        closer.setDaemon(true);
        closer.setUncaughtExceptionHandler((thread, thrown) -> {});
        closer.start();
      }
    }

    @Override
    public void run() {
      try {
        session = ask(() -> subject.open(endpoint, Simulation.INIT, this)).orElse(null);
        if (session != null) {
          play();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        done.countDown();
      }
    }

    private void play() throws InterruptedException {
      end = real.elapsed().plus(LONGEST);
      Duration last = Duration.ZERO;
      List<Step> steps = scenario.steps();
      for (int next = 0; next < steps.size(); next++) {
        Step step = steps.get(next);
        if (!step.at().equals(last)) {
          await(progress::isThere);
          await(() -> progress.isQuiet() || progress.isOver());
        }
        last = step.at();
        if (isLast(step.act())) {
          await(progress::isRouted);
        }
        List<Runnable> together = ofTheAgent(steps.subList(next, steps.size()));
        if (together.isEmpty()) {
          act(step);
        } else {
          acts(together, step.act());
          next += together.size() - 1;
        }
      }
      Duration left = end.minus(real.elapsed());
      boolean ends = scenario.steps().stream().anyMatch(step -> isLast(step.act()));
      progress.await(
          () -> progress.isAtRest() || (!ends && progress.isWaiting() && !progress.isOver()), left);
      long signs = progress.signs();
      progress.await(() -> progress.signs() > signs, SILENCE);
    }

    private void await(BooleanSupplier holds) throws InterruptedException {
      Duration left = end.minus(real.elapsed());
      progress.await(holds, left.compareTo(CALM) < 0 ? left : CALM);
    }

    private boolean isLast(Step.Act act) {
      return switch (act) {
        case END, CLOSE, AGENT_ENDS, CHAT_FAILS -> true;
        case SAY,
            TYPE,
            PEEK,
            RAISE,
            AGENT_SAYS,
            AGENT_TYPES,
            AGENT_HANDS_OVER,
            AGENT_VANISHES,
            FREEZE,
            SUSPEND,
            CRASH,
            LEASE_EXPIRES ->
            false;
      };
    }

    private void act(Step step) {
      BlockingSession here = session;
      if (here == null) {
        return;
      }
      switch (step.act()) {
        case SAY -> says(here, step.text());
        case TYPE -> calls("type()", here::type);
        case END -> ends(here);
        case CLOSE -> {
          progress.add(Event.Closed::new);
          calls("close()", here::close);
        }
        case AGENT_SAYS, AGENT_TYPES, AGENT_HANDS_OVER, AGENT_VANISHES, AGENT_ENDS, CHAT_FAILS -> {
          // The server does these.
        }
        case PEEK, RAISE, FREEZE, SUSPEND, CRASH, LEASE_EXPIRES -> {
          // A blocking session has no such call.
        }
      }
    }

    /** Returns what the agent does in one go, at the beginning of these steps. */
    private List<Runnable> ofTheAgent(List<Step> steps) {
      List<Runnable> acts = new ArrayList<>();
      for (Step step : steps) {
        Optional<Runnable> act = ofTheAgent(step);
        if (act.isEmpty() || !step.at().equals(steps.get(0).at())) {
          break;
        }
        acts.add(act.get());
      }
      return acts;
    }

    private Optional<Runnable> ofTheAgent(Step step) {
      return switch (step.act()) {
        case AGENT_SAYS -> Optional.of(() -> host.agentSays(step.text()));
        case AGENT_TYPES -> Optional.of(host::agentTypes);
        case AGENT_HANDS_OVER -> Optional.of(host::agentHandsOver);
        case AGENT_VANISHES -> Optional.of(host::agentVanishes);
        case AGENT_ENDS -> Optional.of(host::agentEnds);
        case CHAT_FAILS -> Optional.of(host::chatFails);
        case SAY, TYPE, PEEK, RAISE, END, CLOSE, FREEZE, SUSPEND, CRASH, LEASE_EXPIRES ->
            Optional.empty();
      };
    }

    /**
     * Does what the agent does, at one moment. After an act without a line it waits until the
     * client has delivered the message and polls again.
     */
    private void acts(List<Runnable> together, Step.Act first) throws InterruptedException {
      long told = progress.told();
      CountDownLatch acted = new CountDownLatch(1);
      real.execute(
          () -> {
            together.forEach(Runnable::run);
            acted.countDown();
          });
      boolean unused = acted.await(CALM.toNanos(), NANOSECONDS);
      if (first == Step.Act.AGENT_HANDS_OVER || first == Step.Act.AGENT_VANISHES) {
        await(() -> progress.told() > told || progress.isOver());
        await(() -> progress.isWaiting() || progress.isOver());
      }
    }

    private void says(BlockingSession here, String text) {
      long ref = ++refs;
      progress.add(at -> new Event.Said(at, ref, Tags.SECRETS.line(text)));
      call = "say(…)";
      settle(ref, () -> here.say(text));
    }

    private void ends(BlockingSession here) {
      long ref = ++refs;
      progress.add(at -> new Event.EndAsked(at, ref));
      call = "end()";
      settle(ref, here::end);
    }

    private void settle(long ref, Supplier<Fate> command) {
      ask(command).ifPresent(fate -> progress.add(at -> new Event.Settled(at, ref, fate)));
    }

    private void calls(String what, Runnable command) {
      call = what;
      try {
        command.run();
      } catch (RuntimeException | Error thrown) {
        threw(thrown);
      }
    }

    private <T> Optional<T> ask(Supplier<? extends @Nullable T> command) {
      try {
        T value = command.get();
        if (value == null) {
          breaks(AdapterDemand.RETURNS_VALUES, call + " returned null", "");
        }
        return Optional.ofNullable(value);
      } catch (RuntimeException | Error thrown) {
        threw(thrown);
        return Optional.empty();
      }
    }

    private void threw(Throwable thrown) {
      breaks(
          AdapterDemand.THROWS_NOTHING, call + " threw " + Stacks.name(thrown), Stacks.of(thrown));
    }

    private void breaks(AdapterDemand demand, String what, String stack) {
      progress.add(at -> new Event.Breached(at, demand, what, stack));
    }

    @Override
    public void moved(Phase to) {
      progress.reports(at -> new Event.Moved(at, to));
    }

    @Override
    public void told(String type, String text, boolean recovered, boolean perhapsRepeated) {
      progress.reports(at -> new Event.Told(at, type, text, recovered, perhapsRepeated));
    }

    @Override
    public void over(String cause) {
      progress.reports(at -> new Event.Over(at, cause));
    }
  }
}
