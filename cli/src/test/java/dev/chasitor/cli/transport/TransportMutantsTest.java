package dev.chasitor.cli.transport;

import static dev.chasitor.conformance.rule.TransportRule.T_CLS_03;
import static dev.chasitor.conformance.rule.TransportRule.T_CON_02;
import static dev.chasitor.conformance.rule.TransportRule.T_RSP_01;
import static dev.chasitor.conformance.rule.TransportRule.T_RSP_03;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.rule.TransportRule;
import dev.chasitor.tck.transport.Capabilities;
import dev.chasitor.tck.transport.Capability;
import dev.chasitor.tck.transport.TransportExamination;
import dev.chasitor.tck.transport.TransportExamination.Verdict;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportTck;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each transport that was broken on purpose is caught by the rule it breaks. Most of these tests
 * wait most of their time, so some run side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
class TransportMutantsTest {

  private static final TransportTck SOUND = new Subjects.OwnVertx();

  /** Another one where executors matter, since Vert.x takes none. */
  private static final TransportTck ON_EXECUTORS = new Subjects.Jdk();

  /**
   * How long is waited, at first. A flaw that shows only by something that does not happen takes
   * that long, so it is short; where it is too short for a sound transport, the longer ones count.
   */
  private static final List<Duration> PATIENCE =
      List.of(Duration.ofMillis(700), Duration.ofSeconds(3), Duration.ofSeconds(10));

  /** Tests that a transport passes unless it is broken altogether. */
  private static final List<String> OTHER_TESTS =
      List.of(
          "T-RSP-01 every status is an answer", "T-RSP-01 an answer of any type arrives as it is");

  /** The tests of these rules look which threads start, so no other may run then. */
  private static final Set<TransportRule> COUNT_THREADS = EnumSet.of(T_CLS_03, T_CON_02);

  private static final ReadWriteLock ALONE = new ReentrantReadWriteLock();

  @ParameterizedTest
  @EnumSource
  void isCaughtByItsRule(TransportMutants mutant) {
    List<String> faults = new ArrayList<>();
    assertTrue(
        PATIENCE.stream().anyMatch(patience -> isCaught(mutant, patience, faults)),
        () -> "Not said of it alone: " + mutant.fault() + ", but: " + faults);
  }

  /** Whether a test says the one thing that must be said, and does not say it without the flaw. */
  private static boolean isCaught(TransportMutants mutant, Duration patience, List<String> faults) {
    Lock lock = COUNT_THREADS.contains(mutant.killedBy()) ? ALONE.writeLock() : ALONE.readLock();
    lock.lock();
    try {
      return isCaughtNow(mutant, patience, faults);
    } finally {
      lock.unlock();
    }
  }

  private static boolean isCaughtNow(
      TransportMutants mutant, Duration patience, List<String> faults) {
    TransportTck broken = new Subject(mutant.flaw(), patience);
    for (String test : TransportExamination.testsOf(mutant.killedBy())) {
      Verdict verdict = TransportExamination.examine(broken, test);
      faults.addAll(verdict.faults());
      if (verdict.faults().stream().anyMatch(fault -> fault.contains(mutant.fault()))) {
        return TransportExamination.examine(new Subject(Flaw.none(), patience), test).isKept();
      }
    }
    return false;
  }

  /** What is broken altogether would be caught by any rule. */
  @ParameterizedTest
  @EnumSource
  void isSoundOtherwise(TransportMutants mutant) {
    List<String> others =
        mutant.killedBy() == T_RSP_01 ? TransportExamination.testsOf(T_RSP_03) : OTHER_TESTS;
    ALONE.readLock().lock();
    try {
      for (String other : others) {
        assertEquals(
            List.of(),
            TransportExamination.examine(new Subject(mutant.flaw(), RawServer.PATIENCE), other)
                .faults());
      }
    } finally {
      ALONE.readLock().unlock();
    }
  }

  @Test
  void everyRuleHasATest() {
    assertEquals(
        EnumSet.allOf(TransportRule.class),
        Stream.of(TransportRule.values())
            .filter(rule -> !TransportExamination.testsOf(rule).isEmpty())
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

  /** A sound transport with a flaw. */
  private record Subject(Flaw flaw, Duration patience) implements TransportTck {

    @Override
    public HttpTransport open(TransportOptions options) {
      return flaw.open(SOUND, options);
    }

    @Override
    public HttpTransport openOn(Executor executor, TransportOptions options) {
      return flaw.openOn(executor, ON_EXECUTORS, options);
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
    public Capabilities capabilities() {
      return SOUND.capabilities().with(Capability.TAKES_EXECUTOR);
    }
  }
}
