package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a scenario in virtual time: a client, the host's machine, and the network between them.
 *
 * <p>When the last step is done and every fault had its turn, the run goes on for long enough to
 * heal. The same scenario gives the same history, each time and everywhere.
 */
public final class Simulation {

  /** Longer than patience lasts when POSTs stay unanswered. */
  private static final Duration SHORTEST_HEALING = Duration.ofSeconds(200);

  /** More than it takes to notice silent polls in a row and to pause in between. */
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

  /** Runs a scenario with the library's own machine. */
  public static History run(Scenario scenario) {
    return run(scenario, SubjectMachine.REFERENCE.driven());
  }

  /** Runs a scenario with a client under test. */
  public static History run(Scenario scenario, Subject subject) {
    VirtualTime time = new VirtualTime();
    List<Event> events = new ArrayList<>();
    SimulatedHost host = new SimulatedHost(time, events::add, scenario.server());
    // Drawn with the scenario and part of it, so that both orders occur and each can be repeated.
    Work process = new Work(scenario.profile().jitterSeed() % 2 == 0);
    Visitor visitor = new Visitor(time, events::add, process);
    SimulatedNetwork network =
        new SimulatedNetwork(time, events::add, host, scenario, process, visitor);
    Environment environment = environment(time, events, network, scenario, process);
    time.at(Duration.ZERO, () -> visitor.enters(subject, environment));
    for (Step step : scenario.steps()) {
      time.at(step.at(), () -> act(step, visitor, host));
    }
    time.runUntil(scenario.lastStepAt().plus(healing(scenario.server())));
    host.check();
    events.add(new Event.RunOver(time.now()));
    return new History(events);
  }

  private static Duration healing(Server server) {
    Duration long_ = Duration.ofSeconds((long) server.pollTimeout() * SILENT_POLLS);
    return long_.compareTo(SHORTEST_HEALING) > 0 ? long_ : SHORTEST_HEALING;
  }

  private static Environment environment(
      VirtualTime time,
      List<Event> events,
      SimulatedNetwork network,
      Scenario scenario,
      Work process) {
    return new Environment(
        SimulatedNetwork.ENDPOINT,
        network,
        new VirtualTimer(time, process),
        () -> time.now().toNanos(),
        process,
        ApiVersion.of(42),
        scenario.profile(),
        INIT,
        new Listening(time, events::add, scenario.hitches(), process));
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
      case AGENT_SAYS -> host.agentSays(step.text());
      case AGENT_TYPES -> host.agentTypes();
      case AGENT_HANDS_OVER -> host.agentHandsOver();
      case AGENT_VANISHES -> host.agentVanishes();
      case AGENT_ENDS -> host.agentEnds();
      case CHAT_FAILS -> host.chatFails();
    }
  }
}
