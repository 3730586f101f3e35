package dev.chasitor.session.visitor;

import dev.chasitor.model.Request;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One POST (or DELETE) that waits to be sent, or was sent and not yet answered.
 *
 * @param request what to send
 * @param ref the command to settle, empty for what the session sends on its own account
 * @param number its sequence number, given when it is first sent and kept for retries (C-SEQ-02)
 * @param tries how often it was sent, under whatever number
 * @param doubts how many of its tries may have arrived; above 0 the server may have it already
 * @param refusals how often the server failed on it or found it out of sync
 */
public record OutboxItem(
    Request request, OptionalLong ref, OptionalLong number, int tries, int doubts, int refusals) {

  public OutboxItem {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(ref, "ref");
    Objects.requireNonNull(number, "number");
  }

  static OutboxItem commanded(long ref, Request request) {
    return new OutboxItem(request, OptionalLong.of(ref), OptionalLong.empty(), 0, 0, 0);
  }

  static OutboxItem own(Request request) {
    return new OutboxItem(request, OptionalLong.empty(), OptionalLong.empty(), 0, 0, 0);
  }

  OutboxItem with(Request other) {
    return new OutboxItem(other, ref, number, tries, doubts, refusals);
  }

  OutboxItem forRef(long commanded) {
    return new OutboxItem(request, OptionalLong.of(commanded), number, tries, doubts, refusals);
  }

  OutboxItem sentAs(OptionalLong newNumber) {
    return new OutboxItem(request, ref, newNumber, tries + 1, doubts + 1, refusals);
  }

  /** Returns the item after the server said that it did not take the last try. */
  OutboxItem notTaken() {
    return new OutboxItem(request, ref, number, tries, Math.max(0, doubts - 1), refusals);
  }

  /** Returns the item after it became known that no try arrived. */
  OutboxItem notArrived() {
    return new OutboxItem(request, ref, number, tries, 0, refusals);
  }

  OutboxItem refused() {
    return refused(refusals + 1);
  }

  OutboxItem refused(int times) {
    return new OutboxItem(request, ref, number, tries, doubts, times);
  }

  /** The number no longer counts. That it may have arrived under it stays known. */
  OutboxItem unnumbered() {
    return new OutboxItem(request, ref, OptionalLong.empty(), tries, doubts, refusals);
  }

  /** Whether an agent sees the request, and would see a repeat. */
  boolean isSaid() {
    return switch (request.kind()) {
      case CHAT_MESSAGE, CUSTOM_EVENT, RICH_MESSAGE -> true;
      default -> false;
    };
  }

  /** Whether the request may go with others in a MultiNoun. */
  boolean mayGoWithOthers() {
    return isSaid() && number.isEmpty();
  }

  /** Whether the server may have it, under the number it has now or had before. */
  boolean mayHaveArrived() {
    return doubts > 0;
  }

  boolean wasSent() {
    return tries > 0;
  }
}
