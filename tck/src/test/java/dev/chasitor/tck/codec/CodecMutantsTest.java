package dev.chasitor.tck.codec;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.conformance.rule.CodecRule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

/** Each codec that was broken on purpose is caught, by the rule it breaks and by no other. */
class CodecMutantsTest {

  /** Fewer cases would hardly show that a clause is kept. */
  private static final int FEWEST_CASES = 30;

  @ParameterizedTest
  @EnumSource
  void isCaughtByItsRuleOnly(CodecMutants mutant) throws IllegalAccessException {
    CodecSubject broken = mutant.make();
    CodecTck contract = () -> broken;
    Map<String, String> caught = new TreeMap<>();
    Set<CodecRule> rules = EnumSet.noneOf(CodecRule.class);
    for (Method test : tests().toList()) {
      try {
        test.invoke(contract);
      } catch (InvocationTargetException e) {
        caught.put(test.getName(), String.valueOf(e.getCause()));
        rules.add(rule(test));
      }
    }
    assertEquals(Set.of(mutant.killedBy()), rules, caught::toString);
    String complaint = String.valueOf(caught.get(mutant.clause()));
    assertTrue(
        complaint.contains("breaks rule " + mutant.killedBy().id() + " ")
            || complaint.contains("breaks rule " + mutant.killedBy().id() + ":"),
        caught::toString);
  }

  @Test
  void everyClauseHasAMutant() {
    assertEquals(
        tests().map(Method::getName).collect(Collectors.toSet()),
        Stream.of(CodecMutants.values()).map(CodecMutants::clause).collect(Collectors.toSet()));
  }

  @Test
  void everyClauseHasEnoughCases() throws ReflectiveOperationException {
    Map<String, Integer> cases = new TreeMap<>();
    for (Method test : tests().toList()) {
      AtomicInteger judged = new AtomicInteger();
      CodecSubject counting =
          new BrokenCodec() {
            @Override
            public void judged(int number) {
              judged.set(number);
            }
          };
      CodecTck contract = () -> counting;
      test.invoke(contract);
      cases.put(test.getName(), judged.get());
    }
    cases.forEach(
        (test, number) ->
            assertTrue(number >= FEWEST_CASES, () -> test + " has " + number + " cases: " + cases));
  }

  /** A codec that reads nothing breaks other rules, but nobody has seen how it keeps secrets. */
  @Test
  void whatWasNeverJudgedIsSkipped() {
    CodecSubject blind =
        new BrokenCodec() {
          @Override
          public <T> T decode(BodyKind<T> kind, byte[] document) {
            throw new MalformedMessageException("$", 0, "expected nothing");
          }
        };
    CodecTck contract = () -> blind;
    TestAbortedException skipped =
        assertThrows(TestAbortedException.class, contract::showsNoSecretOfAValue);
    assertTrue(
        String.valueOf(skipped.getMessage()).contains("what rule K-SEC-01 is about"),
        skipped::getMessage);
    assertDoesNotThrow(contract::showsNoSecretInAnError);
  }

  @Test
  void everyRuleHasATest() {
    assertEquals(
        EnumSet.allOf(CodecRule.class),
        tests().map(CodecMutantsTest::rule).collect(Collectors.toSet()));
  }

  @Test
  void everyRuleHasAMutant() {
    assertEquals(
        EnumSet.allOf(CodecRule.class),
        Stream.of(CodecMutants.values()).map(CodecMutants::killedBy).collect(Collectors.toSet()));
  }

  /** The tests of single rules; the vectors as a whole need them all. */
  private static Stream<Method> tests() {
    return Stream.of(CodecTck.class.getMethods())
        .filter(method -> method.isAnnotationPresent(DisplayName.class))
        .filter(method -> method.getDeclaringClass() != VectorContract.class);
  }

  private static CodecRule rule(Method test) {
    String name = test.getAnnotation(DisplayName.class).value();
    return CodecRule.valueOf(name.substring(0, name.indexOf(' ')).replace('-', '_'));
  }
}
