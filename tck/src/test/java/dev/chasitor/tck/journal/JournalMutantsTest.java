package dev.chasitor.tck.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.rule.JournalRule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

/** Each journal that was broken on purpose is caught by the rule that it breaks. */
class JournalMutantsTest {

  @TempDir private static Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource
  void isCaughtByItsRule(JournalMutants mutant) throws IllegalAccessException {
    List<String> faults = faults(Broken.of(mutant), mutant.killedBy());
    assertFalse(faults.isEmpty(), () -> mutant.killedBy().id() + " notices nothing");
  }

  /** What is broken altogether would be caught by any rule. */
  @ParameterizedTest
  @EnumSource
  void isSoundOtherwise(JournalMutants mutant) throws IllegalAccessException {
    JournalRule other =
        EnumSet.of(JournalRule.D_REM_01, JournalRule.D_FEN_01).contains(mutant.killedBy())
            ? JournalRule.D_BIG_01
            : JournalRule.D_REM_01;
    assertEquals(List.of(), faults(Broken.of(mutant), other));
  }

  /** The epochs of the other rules fit into 32 bits. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "D_FEN_03")
  void epochsThatAreCutAreNoticedByOneRuleAlone(JournalRule other) throws IllegalAccessException {
    assertEquals(List.of(), faults(Broken.of(JournalMutants.CUTS_EPOCHS), other));
  }

  @Test
  void theSmallestHistoryIsShown() throws IllegalAccessException {
    String fault =
        faults(Broken.of(JournalMutants.REFUSES_REMOVED_IDS), JournalRule.D_ANY_01).get(0);
    assertEquals(4, fault.lines().filter(line -> line.startsWith("  ")).count(), fault);
    assertTrue(fault.contains("expected: WRITTEN\nfound:    FENCED"), fault);
  }

  @Test
  void everyRuleHasATest() {
    assertEquals(
        EnumSet.allOf(JournalRule.class),
        tests().map(JournalMutantsTest::rule).collect(Collectors.toSet()));
  }

  @Test
  void everyRuleHasAMutant() {
    assertEquals(
        EnumSet.allOf(JournalRule.class),
        Stream.of(JournalMutants.values())
            .map(JournalMutants::killedBy)
            .collect(Collectors.toSet()));
  }

  private static List<String> faults(JournalTck subject, JournalRule rule)
      throws IllegalAccessException {
    List<String> faults = new ArrayList<>();
    for (Method test : tests().filter(test -> rule(test) == rule).toList()) {
      try {
        test.invoke(subject);
      } catch (InvocationTargetException e) {
        Throwable thrown = e.getCause();
        if (!(thrown instanceof TestAbortedException)) {
          assertInstanceOf(AssertionError.class, thrown);
          faults.add(String.valueOf(thrown));
        }
      }
    }
    return faults;
  }

  private static Stream<Method> tests() {
    return Stream.of(JournalTck.class.getMethods())
        .filter(method -> method.isAnnotationPresent(DisplayName.class));
  }

  private static JournalRule rule(Method test) {
    String name = test.getAnnotation(DisplayName.class).value();
    return JournalRule.valueOf(name.substring(0, name.indexOf(' ')).replace('-', '_'));
  }

  /**
   * A broken journal as a subject. Another process makes one by the constructor without parameters;
   * the place then names the mutant.
   */
  static final class Broken extends FileJournalSubject implements JournalTck {

    private String mutant = "";

    static Broken of(JournalMutants mutant) {
      Broken broken = new Broken();
      broken.mutant = mutant.name();
      return broken;
    }

    @Override
    Path folder() {
      return folder;
    }

    @Override
    public String newPlace() {
      return folder().resolve(mutant + "." + UUID.randomUUID()).toString();
    }

    @Override
    FileJournal journal(Path file) {
      String name = String.valueOf(file.getFileName());
      return JournalMutants.valueOf(name.substring(0, name.indexOf('.'))).open(file);
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(2);
    }
  }
}
