package dev.chasitor.tck.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.Event.Cancelled;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.history.Event.Halted;
import dev.chasitor.conformance.history.Event.Processed;
import dev.chasitor.conformance.history.Event.Resumed;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Settled;
import dev.chasitor.conformance.history.Event.Told;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Server;
import dev.chasitor.conformance.sim.Simulation;
import dev.chasitor.conformance.sim.Step;
import dev.chasitor.conformance.sim.Step.Act;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.ChatClientSubject;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.host.Fault;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That sessions are frozen and processes suspended in earnest, whoever drives them. */
class StandstillTest {

  private static final Duration TALK = Duration.ofSeconds(4);
  private static final Duration BREAK = Duration.ofSeconds(2);

  static Stream<Subject> subjects() {
    return Stream.of(SubjectMachine.REFERENCE.driven(), new ChatClientSubject());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void aLineInFlightIsCarriedOver(Subject subject) {
    Step says = new Step(TALK, Act.SAY, "v0");
    Step meanwhile = new Step(TALK.plusMillis(20), Act.AGENT_SAYS, "a0");
    Step later = new Step(TALK.plusMillis(30), Act.SAY, "v1");
    Step freezes = new Step(TALK.plusMillis(2), Act.FREEZE, "", BREAK);

    History history = run(subject, List.of(says, freezes, meanwhile, later), List.of());

    List<Sent> posts = history.all(Sent.class, sent -> sent.type() == RequestType.CHAT_MESSAGE);
    assertEquals(List.of("v0", "v0", "v1"), posts.stream().map(Sent::body).toList());
    assertEquals(posts.get(0).sequence(), posts.get(1).sequence());
    Duration thawed = TALK.plusMillis(2).plus(BREAK);
    assertEquals(thawed, posts.get(1).at());
    assertEquals(
        List.of(RequestType.MESSAGES, RequestType.CHAT_MESSAGE),
        history.all(Cancelled.class).stream().map(Cancelled::type).sorted().toList());
    assertEquals(
        List.of(Fate.ACCEPTED, Fate.ACCEPTED),
        history.all(Settled.class).stream().map(Settled::fate).toList());
    assertEquals(
        List.of("v0", "v1"), history.all(Processed.class).stream().map(Processed::text).toList());
    assertEquals(List.of("a0"), heard(history));
    assertEquals(
        List.of(Halt.FROZEN), history.all(Halted.class).stream().map(Halted::why).toList());
    assertEquals(List.of(thawed), history.all(Resumed.class).stream().map(Resumed::at).toList());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void aHandOverSurvivesAFreezeInEachOfItsSteps(Subject subject) {
    List<Step> steps =
        List.of(new Step(TALK, Act.SAY, "v0"), new Step(TALK.plusMillis(1), Act.AGENT_SAYS, "a0"));
    for (RequestType type :
        List.of(
            RequestType.RESYNC_SESSION, RequestType.MESSAGES, RequestType.CHASITOR_RESYNC_STATE)) {
      for (Fault.Kind kind :
          List.of(Fault.BeforeServer.FREEZE_BEFORE, Fault.AfterServer.FREEZE_AFTER)) {
        List<Fault> faults =
            List.of(
                Fault.once(RequestType.CHAT_MESSAGE, 1, Fault.AfterServer.KILL_AFTER),
                new Fault(type, type == RequestType.MESSAGES ? 4 : 1, 4, kind));
        History history = run(subject, steps, faults);
        assertTrue(history.all(Halted.class).size() >= 3, history::toString);
        assertEquals(1, history.all(Processed.class).size(), history::toString);
        assertEquals(List.of("a0"), heard(history), history::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void nothingReachesASuspendedProcess(Subject subject) {
    Step sleeps = new Step(TALK, Act.SUSPEND, "", BREAK);
    Step meanwhile = new Step(TALK.plusMillis(20), Act.AGENT_SAYS, "a0");

    History history = run(subject, List.of(sleeps, meanwhile), List.of());

    Told told = history.all(Told.class, line -> line.text().equals("a0")).get(0);
    assertEquals(TALK.plus(BREAK), told.at());
    assertEquals(List.of(), history.all(Cancelled.class));
  }

  private static List<String> heard(History history) {
    return history.all(Told.class, told -> told.type().equals("ChatMessage")).stream()
        .map(Told::text)
        .toList();
  }

  private static History run(Subject subject, List<Step> steps, List<Fault> faults) {
    Profile profile = Profile.builder().recovery(Recovery.RESYNC).build();
    Server server = Server.accepting(Duration.ZERO);
    History history =
        Simulation.run(new Scenario(steps, faults, List.of(), server, profile, 0), subject);
    List<Verdict> broken =
        Checkers.judgeAll(history, profile).stream()
            .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAIL)
            .toList();
    assertEquals(List.of(), broken, history::toString);
    assertEquals(List.of(), history.breaches());
    return history;
  }
}
