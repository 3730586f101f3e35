package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may be tried again, and what becomes of it in a call slot. */
class RetryBudgetTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static Duration at(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void theTimeRunsFromTheFirstCallThatFails() {
    RetryBudget fresh = RetryBudget.of(PATIENCE);
    assertFalse(fresh.isSpentAt(at(1_000)));
    assertEquals(Optional.empty(), fresh.endsAt());
    RetryBudget twice = fresh.failed(at(3)).failed(at(7));
    assertEquals(new RetryBudget(2, 0, Optional.of(at(3)), PATIENCE), twice);
    assertFalse(twice.isSpentAt(at(13).minusNanos(1)));
    assertTrue(twice.isSpentAt(at(13)));
    assertEquals(Optional.of(at(13)), twice.endsAt());
  }

  @Test
  void theTimeMayRunFromAFixedMoment() {
    RetryBudget running = RetryBudget.from(at(5), PATIENCE);
    assertFalse(running.isSpentAt(at(15).minusNanos(1)));
    assertTrue(running.isSpentAt(at(15)));
    assertEquals(Optional.of(at(5)), running.failed(at(9)).since());
  }

  @Test
  void whatWasOversleptDoesNotCount() {
    RetryBudget budget = RetryBudget.of(PATIENCE).failed(at(3)).withMalformed();
    assertEquals(new RetryBudget(1, 1, Optional.of(at(103)), PATIENCE), budget.later(at(100)));
    assertEquals(RetryBudget.of(PATIENCE), RetryBudget.of(PATIENCE).later(at(100)));
  }

  @Test
  void aGoodAnswerGivesAllOfItBack() {
    RetryBudget budget = RetryBudget.of(at(1)).failed(at(3)).withPatience(PATIENCE);
    assertEquals(RetryBudget.of(PATIENCE), budget.renewed());
    assertEquals(
        new CallSlot.Idle(RetryBudget.of(PATIENCE)),
        CallSlots.cleared(new CallSlot.Pausing(at(4), budget)));
  }

  @Test
  void everySlotKeepsItsBudget() {
    RetryBudget budget = RetryBudget.of(PATIENCE).failed(at(1));
    RetryBudget other = budget.withPatience(at(60));
    CallSlot.Idle idle = new CallSlot.Idle(budget);
    CallSlot busy = CallSlots.busy(idle, 7, at(40), at(2));
    assertEquals(new CallSlot.Busy(7, at(2), at(42), budget), busy);
    CallSlot pausing = CallSlots.paused(busy, at(3), at(5));
    assertEquals(new CallSlot.Pausing(at(8), budget.failed(at(2))), pausing);
    assertEquals(idle, CallSlots.withoutCall(busy));
    assertEquals(pausing, CallSlots.withoutCall(pausing));
    for (CallSlot slot : List.of(idle, busy, pausing)) {
      assertEquals(other, CallSlots.withBudget(slot, other).budget());
      assertEquals(slot, CallSlots.withBudget(CallSlots.withBudget(slot, other), slot.budget()));
      assertEquals(slot.budget().later(at(9)), CallSlots.later(slot, at(9), at(50)).budget());
    }
    assertEquals(
        new CallSlot.Busy(7, at(11), at(50), budget.later(at(9))),
        CallSlots.later(busy, at(9), at(50)));
    assertEquals(
        Optional.of(at(8)), CallSlots.later(pausing, at(9), at(7)).wakeAt(), "not due before now");
  }

  @Test
  void thePatienceThatTheServerAsksForHoldsInBothSlots() {
    Rig rig = Rig.requested();
    OpenSession session = ((VisitorState.Open) rig.state).session().withPatience(at(77));
    assertEquals(at(77), session.patience());
    assertEquals(at(77), session.poll().budget().patience());
    assertEquals(at(77), session.post().budget().patience());
  }
}
