package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.model.ChasitorInitRequest;
import java.time.Duration;

/**
 * Runs a schedule in virtual time, with a client, this library's host, and a simulated network
 * between them.
 *
 * <p>After the last step and the last fault the run goes on long enough for the session to heal.
 * The same schedule gives the same history on every machine. Each run has its own state, so threads
 * may run schedules in parallel.
 */
public final class Simulation {

  /** The shortest time to heal, also after a fault: longer than a client's patience. */
  private static final Duration SHORTEST_HEALING = Duration.ofSeconds(200);

  /**
   * The time to heal in poll time-outs: more than a client needs for several silent polls with
   * pauses.
   */
  private static final int SILENT_POLLS = 10;

  static final ChasitorInitRequest INIT =
      ChasitorInitRequest.builder()
          .organizationId("00D000000000001")
          .deploymentId("572000000000001")
          .buttonId("573000000000001")
          .visitorName("Ada")
          .receiveQueueUpdates(true)
          .build();

  private final VirtualTime time = new VirtualTime();
  private final EventLog log = new EventLog();
  private final AdapterWatch watch = new AdapterWatch(time, log);
  private final Scenario scenario;
  private final Subject subject;

  private Simulation(Scenario scenario, Subject subject) {
    this.scenario = scenario;
    this.subject = subject;
  }

  /**
   * Runs a schedule with this library's client.
   *
   * @throws IllegalStateException if the client breaks the contract of its adapter, or the
   *     simulated host threw
   */
  public static History run(Scenario scenario) {
    History history = run(scenario, SubjectMachine.REFERENCE.driven());
    for (Event.Breached breach : history.breaches()) {
      throw new IllegalStateException(breach + "\n" + breach.stack());
    }
    return history;
  }

  /**
   * Runs a schedule with a client under test, on another thread. What the client does wrong there
   * is an {@link Event.Breached}. If it blocks, the history ends after some seconds of real time,
   * and the client keeps the thread.
   *
   * @param scenario the schedule
   * @param subject the client under test
   * @return what happened
   * @throws IllegalStateException if the simulated host threw
   */
  public static History run(Scenario scenario, Subject subject) {
    return run(scenario, subject, Supervisor.Limits.USUAL);
  }

  static History run(Scenario scenario, Subject subject, Supervisor.Limits limits) {
    return Supervisor.run(new Simulation(scenario, subject), limits);
  }

  AdapterWatch watch() {
    return watch;
  }

  /** Returns a number that grows while the run goes on. Any thread may call it. */
  long progress() {
    return time.progress();
  }

  /** Gives the run up, and returns what has happened so far. Any thread may call it. */
  History abandon() {
    time.abandon();
    return log.close();
  }

  /** Runs the schedule on the calling thread. */
  History go(Supervisor.Leftovers leftovers) {
    watch.begin();
    try {
      run(leftovers);
    } catch (Abandoned e) {
      if (time.isRestless()) {
        watch.breaks(
            AdapterDemand.COMES_TO_REST,
            "the client has planned more than "
                + VirtualTime.MOST_TASKS
                + " requests and tasks within "
                + time.now().toSeconds()
                + " s of virtual time",
            "");
      }
    }
    return log.close();
  }

  private void run(Supervisor.Leftovers leftovers) {
    SimulatedHost host = new SimulatedHost(time, log, scenario.server());
    SimulatedNetwork network = new SimulatedNetwork(time, host, scenario);
    Visitor visitor = new Visitor(time, log, scenario, subject, network, watch);
    time.at(Duration.ZERO, visitor::enters);
    for (Step step : scenario.steps()) {
      time.at(step.at(), () -> act(step, visitor, host));
    }
    Duration end = scenario.lastStepAt().plus(healing(scenario.server()));
    while (time.now().compareTo(end) < 0) {
      time.runUntil(end);
      end = latest(end, log.lastStrike().plus(SHORTEST_HEALING));
    }
    host.check();
    leftovers.await(subject, watch, !log.hasRequests() && !log.hasBreaches());
    log.accept(new Event.RunOver(time.now()));
  }

  private static Duration healing(Server server) {
    return latest(Duration.ofSeconds((long) server.pollTimeout() * SILENT_POLLS), SHORTEST_HEALING);
  }

  private static Duration latest(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static void act(Step step, Visitor visitor, SimulatedHost host) {
    switch (step.act()) {
      case SAY -> visitor.says(step.text());
      case TYPE -> visitor.types();
      case PEEK -> visitor.peeks(step.text());
      case RAISE -> visitor.raises(step.text());
      case END -> visitor.ends();
      case CLOSE -> visitor.closes();
      case FREEZE -> visitor.freezes(step.lasting());
      case SUSPEND -> visitor.isSuspended(step.lasting());
      case CRASH -> visitor.isKilled(step.lasting());
      case LEASE_EXPIRES -> visitor.losesItsLease(step.lasting());
      case AGENT_SAYS -> host.agentSays(step.text());
      case AGENT_TYPES -> host.agentTypes();
      case AGENT_HANDS_OVER -> host.agentHandsOver();
      case AGENT_VANISHES -> host.agentVanishes();
      case AGENT_ENDS -> host.agentEnds();
      case CHAT_FAILS -> host.chatFails();
    }
  }
}
