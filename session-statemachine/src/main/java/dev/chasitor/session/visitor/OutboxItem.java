package dev.chasitor.session.visitor;

import dev.chasitor.model.Request;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One POST (or DELETE) that waits to be sent, or was sent and not yet answered.
 *
 * @param request what to send
 * @param command the command to settle; empty for the session's own requests
 * @param number its number, given at the first try and kept for retries (C-SEQ-02)
 * @param tries how often it was sent, under any number
 * @param doubts how many tries may have arrived, one of another process included; above 0 the
 *     server may have the request
 * @param refusals how often the server failed on it (5xx) or found it out of sync (409)
 * @param sendBefore when its time to live is over, since the session began; it counts until the
 *     first try. Empty if it waits as long as it must
 */
public record OutboxItem(
    Request request,
    Optional<CommandRef> command,
    OptionalLong number,
    int tries,
    int doubts,
    int refusals,
    Optional<Duration> sendBefore) {

  public OutboxItem {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(sendBefore, "sendBefore");
  }

  static OutboxItem commanded(CommandRef command, Request request) {
    return new OutboxItem(
        request, Optional.of(command), OptionalLong.empty(), 0, 0, 0, Optional.empty());
  }

  static OutboxItem said(Input.Saying said) {
    return new OutboxItem(
        said.request(),
        Optional.of(said.command()),
        OptionalLong.empty(),
        0,
        0,
        0,
        said.timeToLive().map(said.now()::plus));
  }

  static OutboxItem own(Request request) {
    return new OutboxItem(
        request, Optional.empty(), OptionalLong.empty(), 0, 0, 0, Optional.empty());
  }

  OutboxItem with(Request other) {
    return new OutboxItem(other, command, number, tries, doubts, refusals, sendBefore);
  }

  OutboxItem commandedBy(CommandRef other) {
    return new OutboxItem(request, Optional.of(other), number, tries, doubts, refusals, sendBefore);
  }

  OutboxItem sentAs(OptionalLong newNumber) {
    return new OutboxItem(request, command, newNumber, tries + 1, doubts + 1, refusals, sendBefore);
  }

  /** Returns the item after the server said that it did not take the last try. */
  OutboxItem notTaken() {
    return new OutboxItem(
        request, command, number, tries, Math.max(0, doubts - 1), refusals, sendBefore);
  }

  /** Returns the item after it became known that no try arrived. */
  OutboxItem notArrived() {
    return new OutboxItem(request, command, number, tries, 0, refusals, sendBefore);
  }

  /** Returns the item after another process may have sent it. */
  OutboxItem perhapsSent() {
    return new OutboxItem(
        request, command, number, tries, Math.max(1, doubts), refusals, sendBefore);
  }

  OutboxItem refused() {
    return refused(refusals + 1);
  }

  OutboxItem refused(int times) {
    return new OutboxItem(request, command, number, tries, doubts, times, sendBefore);
  }

  /** Returns the item without its number. It still may have arrived under the old number. */
  OutboxItem unnumbered() {
    return new OutboxItem(
        request, command, OptionalLong.empty(), tries, doubts, refusals, sendBefore);
  }

  /** Whether an agent sees the request, and would see a repeat. */
  boolean isSaid() {
    return switch (request.kind()) {
      case CHAT_MESSAGE, CUSTOM_EVENT, RICH_MESSAGE -> true;
      case SESSION_ID,
          DELETE_SESSION_ID,
          MESSAGES,
          RESYNC_SESSION,
          RECONNECT_SESSION,
          MULTI_NOUN,
          CHASITOR_INIT,
          CHASITOR_RESYNC_STATE,
          CHASITOR_TYPING,
          CHASITOR_NOT_TYPING,
          CHASITOR_SNEAK_PEEK,
          CHAT_END,
          CHAT_CANCEL,
          CHASITOR_IDLE_TIMEOUT_WARNING_EVENT,
          SENSITIVE_DATA_RULE_TRIGGERED,
          AGENT_SENSITIVE_DATA_RULE_TRIGGERED,
          SETTINGS,
          AVAILABILITY,
          VISITOR_ID,
          BREADCRUMB,
          UNKNOWN ->
          false;
    };
  }

  /** Whether the request may go with others in a MultiNoun. */
  boolean mayGoWithOthers() {
    return isSaid() && number.isEmpty();
  }

  /** Whether the server may have the request, under its present number or an earlier one. */
  boolean mayHaveArrived() {
    return doubts > 0;
  }

  /** Whether no try was made, here or in another process. */
  private boolean isUnsent() {
    return !wasSent() && !mayHaveArrived();
  }

  /**
   * Whether the application may withdraw the command with this ref here: something said, and never
   * sent.
   */
  boolean mayBeWithdrawn(long ref) {
    return isUnsent() && isSaid() && command().filter(one -> one.ref() == ref).isPresent();
  }

  /** When the item is settled unless it was sent by then; empty if no time does that. */
  Optional<Duration> expiresAt() {
    return isUnsent() ? sendBefore : Optional.empty();
  }

  /** Returns the item whose time to live is over sooner, but not before {@code now}. */
  OutboxItem sooner(Duration by, Duration now) {
    Optional<Duration> moved =
        sendBefore.map(at -> at.minus(by)).map(at -> at.compareTo(now) < 0 ? now : at);
    return new OutboxItem(request, command, number, tries, doubts, refusals, moved);
  }

  /** Whether the time to live is over and no try was made. */
  boolean isOverdueAt(Duration now) {
    return sendBefore.isPresent() && isUnsent() && sendBefore.get().compareTo(now) <= 0;
  }

  boolean wasSent() {
    return tries > 0;
  }
}
