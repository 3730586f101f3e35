package dev.chasitor.tck.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.subject.ChatClientSubject;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectCapabilities;
import dev.chasitor.conformance.subject.SubjectCapability;
import dev.chasitor.conformance.subject.SubjectSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

/** What the kit says of clients that are partial, that opt out, and that cannot be judged. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ClientSessionTckTest {

  private static final String REASON = "the tests of the kit say so";

  /** So many give each rule something to judge. */
  private static final int ENOUGH_FOR_EACH_RULE = 500;

  /** So many show what the client has, and break or keep the rules of these tests. */
  private static final int A_FEW = 100;

  /** A kit for any client. Its tests are run by hand. */
  private static final class Kit extends ClientSessionTck {
    private final Subject client;
    private SubjectCapabilities capabilities = SubjectCapabilities.all();
    private Map<String, String> notApplicable = Map.of();
    private Map<String, String> knownToFail = Map.of();
    private final List<String> published = new ArrayList<>();

    Kit(Subject client) {
      this.client = client;
    }

    Kit without(SubjectCapability... missing) {
      for (SubjectCapability each : missing) {
        capabilities = capabilities.without(each, REASON);
      }
      return this;
    }

    Kit notApplicable(Map<String, String> rules) {
      notApplicable = rules;
      return this;
    }

    Kit knownToFail(Map<String, String> rules) {
      knownToFail = rules;
      return this;
    }

    Kit judged(int schedules) {
      Properties fewer = new Properties();
      fewer.setProperty(RunSettings.SCHEDULES, Integer.toString(schedules));
      runTheSchedules(fewer);
      return this;
    }

    TestReporter reporter() {
      return values -> published.addAll(values.values());
    }

    @Override
    protected SubjectSession open(Environment environment) {
      return client.open(environment);
    }

    @Override
    protected SubjectCapabilities capabilities() {
      return capabilities;
    }

    @Override
    protected Map<String, String> notApplicable() {
      return notApplicable;
    }

    @Override
    protected Map<String, String> knownToFail() {
      return knownToFail;
    }
  }

  /** Returns what each test says: empty if it passes. */
  private static Map<String, String> outcomes(Stream<DynamicTest> tests) {
    Map<String, String> outcomes = new TreeMap<>();
    tests.forEach(
        test -> {
          String name = test.getDisplayName().replaceAll("^\\[([^]]*)\\].*", "$1");
          try {
            test.getExecutable().execute();
            outcomes.put(name, "");
          } catch (TestAbortedException e) {
            outcomes.put(name, "skipped: " + e.getMessage());
          } catch (Throwable e) {
            outcomes.put(name, "failed: " + e.getMessage());
          }
        });
    return outcomes;
  }

  private static void says(String expected, String rule, Map<String, String> outcomes) {
    String outcome = outcomes.getOrDefault(rule, "no such test");
    assertTrue(outcome.startsWith(expected), () -> rule + " " + outcome);
  }

  /** This library's client without everything that a client may lack. */
  private static SubjectSession plain(Environment environment) {
    SubjectSession right = new ChatClientSubject().open(environment);
    return new SubjectSession() {
      @Override
      public CompletionStage<Fate> say(String text) {
        return right.say(text);
      }

      @Override
      public void type() {
        right.type();
      }

      @Override
      public CompletionStage<Fate> end() {
        return right.end();
      }

      @Override
      public void close() {
        right.close();
      }
    };
  }

  @Test
  void aPartialClientPassesWhatAppliesAndTheRestIsSkippedWithTheReason() {
    Kit kit =
        new Kit(ClientSessionTckTest::plain)
            .without(
                SubjectCapability.SNEAK_PEEK,
                SubjectCapability.CUSTOM_EVENTS,
                SubjectCapability.BATCHES,
                SubjectCapability.FREEZE,
                SubjectCapability.RESTART)
            .judged(ENOUGH_FOR_EACH_RULE);
    Map<String, String> capabilities = outcomes(kit.capabilitiesAreAsDeclared());
    says("skipped: The client lacks it: " + REASON, "capability SNEAK_PEEK", capabilities);
    assertEquals("", capabilities.get("capability RESYNC_SESSION"));
    assertTrue(
        capabilities.values().stream().noneMatch(outcome -> outcome.startsWith("failed")),
        capabilities::toString);

    Map<String, String> rules = outcomes(kit.rules());
    says("skipped: Not judged: it needs the capability BATCHES: " + REASON, "C-SEQ-05b", rules);
    says("skipped: Not judged: it needs the capability RESTART: " + REASON, "C-DUR-02a", rules);
    assertTrue(
        rules.values().stream().noneMatch(outcome -> outcome.startsWith("failed")),
        rules::toString);
    assertEquals("", rules.get("C-LIV-02a"));

    kit.enoughRulesAreJudged(kit.reporter());
    assertTrue(kit.published.toString().contains("C-SEQ-05=it needs"), kit.published::toString);
    assertTrue(outcomes(kit.adapter()).values().stream().allMatch(String::isEmpty), kit::toString);
  }

  @Test
  void whatIsDeclaredAndNotThereFails() {
    Kit kit = new Kit(ClientSessionTckTest::plain).judged(A_FEW);
    Map<String, String> capabilities = outcomes(kit.capabilitiesAreAsDeclared());
    says("failed: No schedule showed it", "capability SNEAK_PEEK", capabilities);
    says("failed: No schedule showed it", "capability FREEZE", capabilities);
    says("failed: No schedule showed it", "capability RESTART", capabilities);
    says("failed: VACUOUS", "C-DUR-04", outcomes(kit.rules()));
  }

  @Test
  void staleOptOutsFail() {
    Kit kit =
        new Kit(new ChatClientSubject())
            .without(SubjectCapability.SNEAK_PEEK)
            .notApplicable(Map.of("C-ACK-01", REASON, "C-NONE-1", REASON, "C-HDR-01", " "))
            .knownToFail(Map.of("C-ACK-02", REASON, "C-HDR-01", REASON))
            .judged(A_FEW);
    says(
        "failed: capabilities() lacks it, but the client has it",
        "capability SNEAK_PEEK",
        outcomes(kit.capabilitiesAreAsDeclared()));
    Map<String, String> rules = outcomes(kit.rules());
    says("failed: notApplicable() names this rule, but", "C-ACK-01", rules);
    says("failed: knownToFail() names this rule, but", "C-ACK-02", rules);
    String mistakes =
        String.valueOf(assertThrows(AssertionError.class, kit::optOutsAreValid).getMessage());
    assertTrue(mistakes.contains("names C-NONE-1, which is no rule for clients."), mistakes);
    assertTrue(mistakes.contains("notApplicable() gives no reason for C-HDR-01."), mistakes);
    assertTrue(mistakes.contains("knownToFail() name C-HDR-01."), mistakes);
  }

  @Test
  void aClientThatDoesNothingIsJudgedByTooFewRules() {
    Kit kit = new Kit(environment -> new Silent()).judged(A_FEW);
    String told =
        String.valueOf(
            assertThrows(AssertionError.class, () -> kit.enoughRulesAreJudged(kit.reporter()))
                .getMessage());
    assertTrue(told.contains("too few"), told);
    says("failed: VACUOUS", "C-ACK-02", outcomes(kit.rules()));
  }

  @Test
  void aClientThatBlocksEndsTheRun() {
    Kit kit =
        new Kit(
                environment ->
                    new Silent() {
                      @Override
                      public CompletionStage<Fate> say(String text) {
                        try {
                          new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                          Thread.currentThread().interrupt();
                        }
                        return super.say(text);
                      }
                    })
            .judged(A_FEW);
    Map<String, String> adapter = outcomes(kit.adapter());
    says("failed: ", "adapter NEVER_BLOCKS", adapter);
    String told = adapter.getOrDefault("adapter NEVER_BLOCKS", "");
    assertTrue(told.contains("your client blocks here"), told);
    assertTrue(told.contains("CountDownLatch.await"), told);
    assertTrue(told.contains("The schedule that was held up"), told);
    assertEquals("", adapter.get("adapter THROWS_NOTHING"));
    assertTrue(
        outcomes(kit.rules()).values().stream().noneMatch(String::isEmpty), "a rule is green");
    assertTrue(
        outcomes(kit.eachRecoveryByItself()).values().stream()
            .allMatch(outcome -> outcome.startsWith("skipped: Not judged")),
        "the recoveries are tried");
    assertThrows(TestAbortedException.class, kit::survivesEachFault);
    assertThrows(TestAbortedException.class, kit::isDeterministic);
  }

  /** A client that does nothing at all. */
  private static class Silent implements SubjectSession {
    @Override
    public CompletionStage<Fate> say(String text) {
      return new CompletableFuture<>();
    }

    @Override
    public void type() {}

    @Override
    public CompletionStage<Fate> end() {
      return new CompletableFuture<>();
    }

    @Override
    public void close() {}
  }
}
