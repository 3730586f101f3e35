package dev.chasitor.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BalanceTest {

  private static final Balance PERFECT = Balance.of(List.of("a"), List.of("a"));
  private static final Optional<Duration> HAND_OVER = Optional.of(Duration.ofMillis(5));
  private static final Optional<EndCause> END =
      Optional.of(new EndCause(EndCause.Kind.VISITOR, ""));

  @Test
  void whatComesOnceInOrderIsPerfect() {
    Balance balance = Balance.of(List.of("a", "b", "a"), List.of("a", "b", "a"));

    assertEquals(new Balance(3, 3, List.of(), List.of(), true), balance);
    assertTrue(balance.isPerfect());
  }

  @Test
  void findsWhatIsLost() {
    Balance balance = Balance.of(List.of("a", "b", "c"), List.of("a", "c"));

    assertEquals(new Balance(3, 2, List.of("b"), List.of(), true), balance);
    assertFalse(balance.isPerfect());
  }

  @Test
  void findsWhatIsDoubled() {
    Balance balance = Balance.of(List.of("a", "b"), List.of("a", "b", "a"));

    assertEquals(new Balance(2, 2, List.of(), List.of("a"), true), balance);
    assertFalse(balance.isPerfect());
  }

  @Test
  void whatWasNeverSaidCountsAsDoubled() {
    assertEquals(List.of("x"), Balance.of(List.of("a"), List.of("x", "a")).doubled());
  }

  @Test
  void findsWhatIsOutOfOrder() {
    Balance balance = Balance.of(List.of("a", "b"), List.of("b", "a"));

    assertEquals(new Balance(2, 2, List.of(), List.of(), false), balance);
    assertFalse(balance.isPerfect());
  }

  @Test
  void aResultIsGoodOnlyWhenEverythingIs() {
    Balance lossy = Balance.of(List.of("a"), List.of());

    assertTrue(result(PERFECT, PERFECT, HAND_OVER, END).isGood());
    assertFalse(result(lossy, PERFECT, HAND_OVER, END).isGood());
    assertFalse(result(PERFECT, lossy, HAND_OVER, END).isGood());
    assertFalse(result(PERFECT, PERFECT, Optional.empty(), END).isGood(), "no node was lost");
    assertFalse(result(PERFECT, PERFECT, HAND_OVER, Optional.empty()).isGood(), "no end");
    assertFalse(
        result(PERFECT, PERFECT, HAND_OVER, Optional.of(new EndCause(EndCause.Kind.NETWORK, "")))
            .isGood(),
        "another end than it should be");
  }

  private static DemoResult result(
      Balance toDesk, Balance toVisitor, Optional<Duration> handOver, Optional<EndCause> end) {
    Act act =
        new Act(
            "Ann",
            "java.net.http",
            JdkHttpTransport::create,
            List.of("a"),
            0,
            NodeLoss.Moment.BEFORE_STORED,
            EndCause.Kind.VISITOR);
    return new DemoResult(act, toDesk, toVisitor, handOver, end);
  }
}
