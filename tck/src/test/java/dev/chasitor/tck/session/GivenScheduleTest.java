package dev.chasitor.tck.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.tck.sim.Mutants;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

/** A failure of the contract names its schedule, and the contract runs that schedule alone. */
class GivenScheduleTest {

  private static final Pattern TOKEN =
      Pattern.compile(" -Dtest=(\\S+) -Dchasitor\\.schedule=(S1:\\S+)");

  private static final Subject RIGHT = SubjectMachine.REFERENCE.driven();
  private static final Subject WRONG = Mutants.ACK_COUNTS_ANSWERS.make();

  /** The contract of a client, which a test runs by hand. */
  private static final class Contract extends ClientSessionTck {
    private final Subject subject;

    private Contract(Subject subject) {
      this.subject = subject;
    }

    @Override
    protected SubjectSession open(Environment environment) {
      return subject.open(environment);
    }
  }

  private static Contract contract(Subject subject, String... settings) {
    Properties properties = new Properties();
    for (int at = 0; at < settings.length; at += 2) {
      properties.setProperty(settings[at], settings[at + 1]);
    }
    Contract contract = new Contract(subject);
    contract.runTheSchedules(properties);
    return contract;
  }

  /** Returns the failures of some tests, and counts those that were skipped. */
  private static List<String> failures(Stream<DynamicTest> tests, AtomicInteger skipped) {
    List<String> failures = new ArrayList<>();
    tests.forEach(
        test -> {
          try {
            run(test.getExecutable());
          } catch (TestAbortedException e) {
            skipped.incrementAndGet();
          } catch (AssertionError e) {
            failures.add(test.getDisplayName() + "\n" + e.getMessage());
          }
        });
    return failures;
  }

  private static void run(Executable test) {
    try {
      test.execute();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static String failureOf(Rule rule, List<String> failures) {
    return failures.stream()
        .filter(failure -> failure.startsWith("[" + rule.id() + "]"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(failures.toString()));
  }

  private static String tokenIn(String message) {
    Matcher found = TOKEN.matcher(message);
    assertTrue(found.find(), message);
    assertEquals(Contract.class.getName(), found.group(1));
    assertTrue(message.contains("./chasitor tck replay " + found.group(2)), message);
    return found.group(2);
  }

  @Test
  void aFailureNamesItsScheduleAndTheScheduleRunsAlone() {
    Contract random = contract(WRONG, RunSettings.SCHEDULES, "20", RunSettings.SEED, "5000");
    String failure = failureOf(Rule.C_ACK_02, failures(random.rules(), new AtomicInteger()));
    Matcher seed = Pattern.compile("from seed (\\d+)").matcher(failure);
    assertTrue(seed.find(), failure);
    assertTrue(seed.group(1).matches("50[01]\\d"), failure);

    String token = tokenIn(failure);
    Contract alone = contract(WRONG, RunSettings.SCHEDULE, token);
    String again = failureOf(Rule.C_ACK_02, failures(alone.rules(), new AtomicInteger()));
    assertEquals(token, tokenIn(again));
    alone.isDeterministic();

    AtomicInteger skipped = new AtomicInteger();
    Contract right = contract(RIGHT, RunSettings.SCHEDULE, token);
    assertEquals(List.of(), failures(right.rules(), skipped));
    assertTrue(skipped.get() > 5 && skipped.get() < Clause.values().length, skipped + " skipped");
    assertEquals(0, right.eachRecoveryByItself().count());
    assertThrows(TestAbortedException.class, right::survivesEachFault);
  }

  @Test
  void aFaultThatBreaksARuleNamesItsSchedule() {
    Contract contract = contract(WRONG, RunSettings.SCHEDULES, "1");
    String failure = assertThrows(AssertionError.class, contract::survivesEachFault).getMessage();
    assertTrue(failure != null, "no message");
    assertTrue(
        contract(WRONG, RunSettings.SCHEDULE, tokenIn(String.valueOf(failure)))
            .rules()
            .anyMatch(test -> !failures(Stream.of(test), new AtomicInteger()).isEmpty()));
  }

  @Test
  void aClientThatDoesNotTheSameAgainIsFoundWithTheFirstDifference() {
    AtomicInteger sessions = new AtomicInteger();
    Contract contract =
        contract(
            environment -> (sessions.incrementAndGet() % 2 == 1 ? RIGHT : WRONG).open(environment),
            RunSettings.SCHEDULES,
            "100");
    String failure =
        String.valueOf(assertThrows(AssertionError.class, contract::isDeterministic).getMessage());
    assertTrue(failure.contains("two runs of one schedule differ from event no. "), failure);
    tokenIn(failure);
    failures(contract.eachRecoveryByItself(), new AtomicInteger())
        .forEach(each -> assertTrue(each.contains("is not deterministic"), each));
    assertEquals(2, failures(contract.eachRecoveryByItself(), new AtomicInteger()).size());
  }
}
