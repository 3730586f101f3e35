package dev.chasitor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.ChatClientSubject;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The library's own client with each transport and both recoveries, judged by the rules of the
 * compatibility kit on what was seen at its edge.
 */
@Timeout(120)
class LiveSessionTest {

  /** It tells what follows from an answer by equal times, which only virtual time has. */
  private static final Set<Rule> OF_VIRTUAL_TIME = EnumSet.of(Rule.C_RSY_10);

  /** Something must come to be judged by these. */
  private static final Set<Rule> EXERCISED =
      EnumSet.of(
          Rule.C_OPEN_01,
          Rule.C_OPEN_02,
          Rule.C_OPEN_03,
          Rule.C_OPEN_04,
          Rule.C_OPEN_05,
          Rule.C_OPEN_06,
          Rule.C_HDR_01,
          Rule.C_HDR_02,
          Rule.C_HDR_03,
          Rule.C_HDR_04,
          Rule.C_HDR_05,
          Rule.C_HDR_06,
          Rule.C_SEQ_01,
          Rule.C_SEQ_03,
          Rule.C_SEQ_04,
          Rule.C_SEQ_06,
          Rule.C_POLL_01,
          Rule.C_POLL_02,
          Rule.C_POLL_08,
          Rule.C_POLL_09,
          Rule.C_ACK_01,
          Rule.C_ACK_02,
          Rule.C_ACK_03,
          Rule.C_ACK_04,
          Rule.C_DLV_01,
          Rule.C_DLV_02,
          Rule.C_DLV_03,
          Rule.C_RSY_01,
          Rule.C_RSY_02,
          Rule.C_RSY_03,
          Rule.C_RSY_04,
          Rule.C_RSY_05,
          Rule.C_RSY_07,
          Rule.C_RSY_11,
          Rule.C_END_01,
          Rule.C_END_02,
          Rule.C_END_03,
          Rule.C_ERR_01,
          Rule.C_LIV_02,
          Rule.C_LIV_04);

  private static Stream<Arguments> worlds() {
    return Arrays.stream(Carrier.values())
        .flatMap(
            carrier ->
                Arrays.stream(Recovery.values()).map(recovery -> Arguments.of(carrier, recovery)));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void keepsTheRules(Carrier carrier, Recovery recovery) throws Exception {
    Profile profile = Profile.builder().recovery(recovery).build();
    Set<Rule> missing = EnumSet.copyOf(EXERCISED);
    for (LiveSchedule schedule : LiveSchedule.values()) {
      History history = play(carrier, schedule, profile, new ChatClientSubject());
      for (Verdict verdict : Checkers.judgeAll(history, profile)) {
        if (!OF_VIRTUAL_TIME.contains(verdict.rule())) {
          assertNotEquals(
              Outcome.FAIL, verdict.outcome(), () -> schedule + ": " + verdict + "\n" + history);
        }
        if (verdict.outcome() == Outcome.PASS) {
          missing.remove(verdict.rule());
        }
      }
    }
    assertEquals(Set.of(), missing, "No schedule gave these anything to judge");
  }

  @Test
  void noticesAClientThatTellsTwice() throws Exception {
    ChatClientSubject right = new ChatClientSubject();
    Subject wrong =
        environment ->
            right.open(environment.withApplication(new Stutter(environment.application())));
    Profile profile = Profile.defaults();
    History history = play(Carrier.JDK, LiveSchedule.TALK, profile, wrong);
    assertEquals(
        Outcome.FAIL,
        Checkers.judge(Rule.C_DLV_01, history, profile).orElseThrow().outcome(),
        history::toString);
  }

  private static History play(
      Carrier carrier, LiveSchedule schedule, Profile profile, Subject subject) throws Exception {
    try (LiveRun run = new LiveRun(carrier, schedule.host(), profile, subject)) {
      schedule.play(run);
      return run.whole();
    }
  }

  private record Stutter(Application application) implements Application {
    @Override
    public void moved(Phase to) {
      application.moved(to);
    }

    @Override
    public void told(String type, String text, boolean recovered, boolean perhapsRepeated) {
      application.told(type, text, recovered, perhapsRepeated);
      application.told(type, text, recovered, perhapsRepeated);
    }

    @Override
    public void over(String cause) {
      application.over(cause);
    }
  }
}
