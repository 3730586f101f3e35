package dev.chasitor.tck.sim;

import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.session.SessionSettings;
import dev.chasitor.session.VisitorMachine;
import dev.chasitor.tck.history.Event;
import dev.chasitor.tck.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a scenario in virtual time: the visitor's machine, the host's machine, and the network
 * between them.
 *
 * <p>When the last step is done and every fault had its turn, the run goes on for long enough to
 * heal. The same scenario gives the same history, each time and everywhere.
 */
public final class Simulation {

  /** Longer than it takes to notice four silent polls in a row and to pause in between. */
  private static final Duration HEALING = Duration.ofSeconds(400);

  private static final ChasitorInitRequest INIT =
      ChasitorInitRequest.builder()
          .organizationId("00D000000000001")
          .deploymentId("572000000000001")
          .buttonId("573000000000001")
          .visitorName("Ada")
          .receiveQueueUpdates(true)
          .build();

  private Simulation() {}

  /** Runs a scenario with the library's own machine. */
  public static History run(Scenario scenario) {
    return run(scenario, SubjectMachine.REFERENCE);
  }

  /** Runs a scenario with a machine under test. */
  public static History run(Scenario scenario, SubjectMachine machine) {
    VirtualTime time = new VirtualTime();
    List<Event> events = new ArrayList<>();
    SimulatedHost host = new SimulatedHost(time, events::add, scenario.acceptAfter());
    SimulatedNetwork network = new SimulatedNetwork(time, events::add, host, scenario.faults());
    SimulatedClient client =
        new SimulatedClient(
            time,
            events::add,
            network,
            machine,
            VisitorMachine.fresh(new SessionSettings(INIT, ApiVersion.of(42), scenario.profile())));
    time.at(Duration.ZERO, client::start);
    long ref = 0;
    for (Step step : scenario.steps()) {
      long thisRef = ++ref;
      time.at(step.at(), () -> act(step, thisRef, client, host));
    }
    time.runUntil(scenario.lastStepAt().plus(HEALING));
    return new History(events);
  }

  private static void act(Step step, long ref, SimulatedClient client, SimulatedHost host) {
    switch (step.act()) {
      case SAY -> client.say(ref, step.text());
      case TYPE -> client.type();
      case END -> client.end(ref);
      case FREEZE -> client.freeze();
      case AGENT_SAYS -> host.agentSays(step.text());
      case AGENT_TYPES -> host.agentTypes();
      case AGENT_ENDS -> host.agentEnds();
    }
  }
}
