package dev.chasitor.session.visitor;

import java.time.Duration;

/** Functions that take a {@link CallSlot} and return the next one. */
final class CallSlots {

  private CallSlots() {}

  /** Returns the slot after a good answer: idle, with a full budget. */
  static CallSlot cleared(CallSlot slot) {
    return new CallSlot.Idle(slot.budget().renewed());
  }

  /** Returns the slot with a call on its way. */
  static CallSlot busy(CallSlot.Idle idle, long call, Duration timeout, Duration now) {
    return new CallSlot.Busy(call, now, now.plus(timeout), idle.budget());
  }

  /** Returns the slot after its call failed: it pauses for {@code delay}. */
  static CallSlot paused(CallSlot slot, Duration delay, Duration now) {
    Duration began = slot instanceof CallSlot.Busy busy ? busy.began() : now;
    return new CallSlot.Pausing(now.plus(delay), slot.budget().failed(began));
  }

  /** Returns an idle slot if the pause is over, else the slot unchanged. */
  static CallSlot awake(CallSlot slot, Duration now) {
    return slot instanceof CallSlot.Pausing pausing && pausing.until().compareTo(now) <= 0
        ? new CallSlot.Idle(pausing.budget())
        : slot;
  }

  /** Returns a busy slot as idle: the machine waits for its call no longer. */
  static CallSlot withoutCall(CallSlot slot) {
    return slot instanceof CallSlot.Busy busy ? new CallSlot.Idle(busy.budget()) : slot;
  }

  /**
   * Returns the slot with its times moved by the time overslept; what is overdue becomes due now.
   */
  static CallSlot later(CallSlot slot, Duration slept, Duration now) {
    RetryBudget budget = slot.budget().later(slept);
    return switch (slot.kind()) {
      case IDLE -> new CallSlot.Idle(budget);
      case BUSY -> {
        CallSlot.Busy busy = (CallSlot.Busy) slot;
        yield new CallSlot.Busy(
            busy.call(), busy.began().plus(slept), latest(busy.until(), now), budget);
      }
      case PAUSING -> new CallSlot.Pausing(latest(((CallSlot.Pausing) slot).until(), now), budget);
      case HELD -> new CallSlot.Held(latest(((CallSlot.Held) slot).until(), now), budget);
    };
  }

  /** Returns the slot with another budget. */
  static CallSlot withBudget(CallSlot slot, RetryBudget budget) {
    return switch (slot.kind()) {
      case IDLE -> new CallSlot.Idle(budget);
      case BUSY -> {
        CallSlot.Busy busy = (CallSlot.Busy) slot;
        yield new CallSlot.Busy(busy.call(), busy.began(), busy.until(), budget);
      }
      case PAUSING -> new CallSlot.Pausing(((CallSlot.Pausing) slot).until(), budget);
      case HELD -> new CallSlot.Held(((CallSlot.Held) slot).until(), budget);
    };
  }

  private static Duration latest(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
