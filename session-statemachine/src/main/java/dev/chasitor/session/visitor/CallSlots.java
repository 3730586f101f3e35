package dev.chasitor.session.visitor;

import java.time.Duration;

/** The moves of a {@link CallSlot}: each takes a slot and returns the next one. */
final class CallSlots {

  private CallSlots() {}

  /** The slot after a good answer: idle, with all of its budget. */
  static CallSlot cleared(CallSlot slot) {
    return new CallSlot.Idle(slot.budget().renewed());
  }

  /** The slot with a call on its way. */
  static CallSlot busy(CallSlot.Idle idle, long call, Duration timeout, Duration now) {
    return new CallSlot.Busy(call, now, now.plus(timeout), idle.budget());
  }

  /** The slot after a failure of the call in it: it pauses for {@code delay}. */
  static CallSlot paused(CallSlot slot, Duration delay, Duration now) {
    Duration began = slot instanceof CallSlot.Busy busy ? busy.began() : now;
    return new CallSlot.Pausing(now.plus(delay), slot.budget().failed(began));
  }

  /** The slot, idle if its pause is over. */
  static CallSlot awake(CallSlot slot, Duration now) {
    return slot instanceof CallSlot.Pausing pausing && pausing.until().compareTo(now) <= 0
        ? new CallSlot.Idle(pausing.budget())
        : slot;
  }

  /** The slot without its call, which nobody waits for any more. */
  static CallSlot withoutCall(CallSlot slot) {
    return slot instanceof CallSlot.Busy busy ? new CallSlot.Idle(busy.budget()) : slot;
  }

  /** The slot with its times moved by what was overslept; what is overdue is due now. */
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
    };
  }

  /** The slot with another budget. */
  static CallSlot withBudget(CallSlot slot, RetryBudget budget) {
    return switch (slot.kind()) {
      case IDLE -> new CallSlot.Idle(budget);
      case BUSY -> {
        CallSlot.Busy busy = (CallSlot.Busy) slot;
        yield new CallSlot.Busy(busy.call(), busy.began(), busy.until(), budget);
      }
      case PAUSING -> new CallSlot.Pausing(((CallSlot.Pausing) slot).until(), budget);
    };
  }

  private static Duration latest(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
