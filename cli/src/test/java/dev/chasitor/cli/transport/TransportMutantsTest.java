package dev.chasitor.cli.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.tck.rule.TransportRule;
import dev.chasitor.tck.transport.TransportExamination;
import dev.chasitor.tck.transport.TransportExamination.Verdict;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportTck;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each transport that was broken on purpose is caught by the rule it breaks. */
class TransportMutantsTest {

  /** Sound transports pass; so what is caught is caught for its flaw. */
  private static final TransportTck SOUND = new Subjects.OwnVertx();

  @ParameterizedTest
  @EnumSource
  void isCaughtByItsRule(TransportMutants mutant) {
    Verdict verdict = TransportExamination.examine(new Broken(mutant.flaw()), mutant.killedBy());

    assertFalse(verdict.isKept(), "nothing was noticed");
    assertTrue(
        verdict.faults().get(0).startsWith(mutant.killedBy().id() + " "),
        verdict.faults()::toString);
  }

  @Test
  void everyRuleHasATest() {
    assertEquals(
        EnumSet.allOf(TransportRule.class),
        Stream.of(TransportRule.values())
            .filter(rule -> TransportExamination.testsOf(rule) > 0)
            .collect(Collectors.toSet()));
  }

  @Test
  void everyRuleHasAMutant() {
    assertEquals(
        EnumSet.allOf(TransportRule.class),
        Stream.of(TransportMutants.values())
            .map(TransportMutants::killedBy)
            .collect(Collectors.toSet()));
  }

  /** A subject with a flaw; it is not waited for as long as for others, since it must fail. */
  private record Broken(Flaw flaw) implements TransportTck {

    @Override
    public HttpTransport open(TransportOptions options) {
      return flaw.open(SOUND, options);
    }

    @Override
    public LentEngine lend(TransportOptions options) {
      LentEngine engine = SOUND.lend(options);
      return new LentEngine() {
        @Override
        public HttpTransport open() {
          return flaw.open(engine);
        }

        @Override
        public void close() {
          engine.close();
        }
      };
    }

    @Override
    public Duration patience() {
      return Duration.ofMillis(700);
    }
  }
}
