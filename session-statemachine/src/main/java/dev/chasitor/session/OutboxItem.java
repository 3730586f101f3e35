package dev.chasitor.session;

import dev.chasitor.model.Request;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One POST (or DELETE) that waits to be sent, or was sent and not yet answered.
 *
 * @param request what to send
 * @param ref the command to settle, empty for what the session sends on its own account
 * @param number its sequence number, given when it is first sent and kept for retries (C-SEQ-02)
 * @param tries how often it was sent; above 0 the server may have it already
 * @param refusals how often the server failed on it or found it out of sync
 */
public record OutboxItem(
    Request request, OptionalLong ref, OptionalLong number, int tries, int refusals) {

  public OutboxItem {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(ref, "ref");
    Objects.requireNonNull(number, "number");
  }

  static OutboxItem commanded(long ref, Request request) {
    return new OutboxItem(request, OptionalLong.of(ref), OptionalLong.empty(), 0, 0);
  }

  static OutboxItem own(Request request) {
    return new OutboxItem(request, OptionalLong.empty(), OptionalLong.empty(), 0, 0);
  }

  OutboxItem with(Request other) {
    return new OutboxItem(other, ref, number, tries, refusals);
  }

  OutboxItem forRef(long commanded) {
    return new OutboxItem(request, OptionalLong.of(commanded), number, tries, refusals);
  }

  OutboxItem sentAs(OptionalLong newNumber) {
    return new OutboxItem(request, ref, newNumber, tries + 1, refusals);
  }

  OutboxItem refused() {
    return refused(refusals + 1);
  }

  OutboxItem refused(int times) {
    return new OutboxItem(request, ref, number, tries, times);
  }

  OutboxItem unnumbered() {
    return new OutboxItem(request, ref, OptionalLong.empty(), tries, refusals);
  }

  /** Whether it is something the visitor said, that may go with others in a MultiNoun. */
  boolean mayGoWithOthers() {
    return switch (request.kind()) {
      case CHAT_MESSAGE, CUSTOM_EVENT, RICH_MESSAGE -> number.isEmpty();
      default -> false;
    };
  }

  boolean wasSent() {
    return tries > 0;
  }
}
