package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.model.ChasitorInitRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

  private Simulation() {}

  /** Runs a schedule with this library's client. */
  public static History run(Scenario scenario) {
    return run(scenario, SubjectMachine.REFERENCE.driven());
  }

  /**
   * Runs a schedule with a client under test.
   *
   * @param scenario the schedule
   * @param subject the client under test
   * @return what happened
   * @throws IllegalStateException if the simulated host threw
   */
  public static History run(Scenario scenario, Subject subject) {
    VirtualTime time = new VirtualTime();
    List<Event> events = new ArrayList<>();
    SimulatedHost host = new SimulatedHost(time, events::add, scenario.server());
    SimulatedNetwork network = new SimulatedNetwork(time, host, scenario);
    Visitor visitor = new Visitor(time, events::add, scenario, subject, network);
    time.at(Duration.ZERO, visitor::enters);
    for (Step step : scenario.steps()) {
      time.at(step.at(), () -> act(step, visitor, host));
    }
    Duration end = scenario.lastStepAt().plus(healing(scenario.server()));
    while (time.now().compareTo(end) < 0) {
      time.runUntil(end);
      end = latest(end, lastStrike(events).plus(SHORTEST_HEALING));
    }
    host.check();
    events.add(new Event.RunOver(time.now()));
    return new History(events);
  }

  private static Duration healing(Server server) {
    return latest(Duration.ofSeconds((long) server.pollTimeout() * SILENT_POLLS), SHORTEST_HEALING);
  }

  /** Returns when the last fault struck; zero if none did. */
  private static Duration lastStrike(List<Event> events) {
    for (int i = events.size() - 1; i >= 0; i--) {
      Event event = events.get(i) instanceof Event.Elsewhere past ? past.what() : events.get(i);
      if (event instanceof Event.Struck struck) {
        return struck.at();
      }
    }
    return Duration.ZERO;
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
