package dev.chasitor.tck.transport;

import dev.chasitor.conformance.rule.TransportRule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.opentest4j.TestAbortedException;

/**
 * Runs the contract of transports rule by rule and without a test engine. Reports and the tests of
 * the contract use it.
 */
public final class TransportExamination {

  /**
   * The verdict of one rule.
   *
   * @param passed the number of tests that passed
   * @param faults the name and the error of each failed test, with the rule's sentence, its usual
   *     cause and what happened at the servers of the test
   * @param optedOut the reasons of the skipped tests, each once
   */
  public record Verdict(int passed, List<String> faults, List<String> optedOut) {
    public Verdict {
      faults = List.copyOf(faults);
      optedOut = List.copyOf(optedOut);
    }

    /**
     * Whether no test failed: the transport keeps the rule, or lacks the capability that it needs.
     */
    public boolean isKept() {
      return faults.isEmpty();
    }
  }

  private TransportExamination() {}

  /** Judges every rule of the catalogue. */
  public static Map<TransportRule, Verdict> examine(TransportTck subject) {
    Map<TransportRule, Verdict> verdicts = new EnumMap<>(TransportRule.class);
    for (TransportRule rule : TransportRule.values()) {
      verdicts.put(rule, examine(subject, rule));
    }
    return verdicts;
  }

  /** Judges one rule. */
  public static Verdict examine(TransportTck subject, TransportRule rule) {
    return verdict(subject, tests(rule));
  }

  /**
   * Runs one test.
   *
   * @param subject the transport under test
   * @param test the test's display name
   */
  public static Verdict examine(TransportTck subject, String test) {
    return verdict(subject, tests().filter(method -> name(method).equals(test)));
  }

  private static Verdict verdict(TransportTck subject, Stream<Method> tests) {
    int passed = 0;
    List<String> faults = new ArrayList<>();
    TreeSet<String> optedOut = new TreeSet<>();
    for (Method test : tests.toList()) {
      Scene.begin();
      Throwable thrown = outcome(test, subject);
      if (thrown == null) {
        passed++;
      } else if (thrown instanceof TestAbortedException skipped) {
        optedOut.add(String.valueOf(skipped.getMessage()).replace("Assumption failed: ", ""));
      } else {
        faults.add(name(test) + ": " + thrown + "\n" + Scene.explanation(name(test)).orElseThrow());
      }
    }
    return new Verdict(passed, faults, List.copyOf(optedOut));
  }

  /** Returns the display names of the tests of a rule. Each begins with the rule's id. */
  public static List<String> testsOf(TransportRule rule) {
    return tests(rule).map(TransportExamination::name).sorted().toList();
  }

  private static Stream<Method> tests(TransportRule rule) {
    return tests().filter(method -> name(method).startsWith(rule.id() + " "));
  }

  private static Stream<Method> tests() {
    return Stream.of(TransportTck.class.getMethods())
        .filter(method -> method.isAnnotationPresent(DisplayName.class));
  }

  private static String name(Method test) {
    return test.getAnnotation(DisplayName.class).value();
  }

  private static @Nullable Throwable outcome(Method test, TransportTck subject) {
    try {
      test.invoke(subject);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
