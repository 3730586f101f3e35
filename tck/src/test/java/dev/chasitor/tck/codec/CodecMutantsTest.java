package dev.chasitor.tck.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.conformance.rule.CodecRule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each codec that was broken on purpose is caught, by the rule it breaks and by no other. */
class CodecMutantsTest {

  @ParameterizedTest
  @EnumSource
  void isCaughtByItsRuleOnly(CodecMutants mutant) throws IllegalAccessException {
    CodecSubject broken = mutant.make();
    CodecTck contract = () -> broken;
    Map<CodecRule, String> caught = new EnumMap<>(CodecRule.class);
    for (Method test : tests().toList()) {
      try {
        test.invoke(contract);
      } catch (InvocationTargetException e) {
        caught.put(rule(test), String.valueOf(e.getCause()));
      }
    }
    assertEquals(Set.of(mutant.killedBy()), caught.keySet(), caught::toString);
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
