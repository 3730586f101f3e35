package dev.chasitor.session.visitor;

import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Queued;
import dev.chasitor.session.visitor.VisitorState.Requested;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The phase of a chat before its node was lost, with its details; a hand-over restores them.
 *
 * @param kind {@code REQUESTED}, {@code QUEUED}, {@code ESTABLISHED}, or {@code LEAVING} after the
 *     server accepted the visitor's end
 * @param agent the agent who accepted the chat, if any
 * @param position the place in the queue, if the server reported it
 * @param estimatedWaitTime how long until an agent accepts, as the server estimated last
 * @param unanswered the agent's line that the visitor has not answered
 * @param stale whether the session goes on from an old document, after which it did more
 */
public record ChatBeforeLoss(
    StateKind kind,
    Optional<Agent> agent,
    OptionalInt position,
    Optional<Duration> estimatedWaitTime,
    UnansweredLine unanswered,
    boolean stale) {

  static ChatBeforeLoss of(Live live) {
    return of(live, false);
  }

  static ChatBeforeLoss of(Live live, boolean stale) {
    return new ChatBeforeLoss(
        live.kind(),
        live.knownAgent(),
        live.queuePosition(),
        live.estimatedWaitTime(),
        live instanceof Established established ? established.unanswered() : UnansweredLine.NONE,
        stale);
  }

  /**
   * Returns the chat of a visitor who waits for last words. The dismissal of the session says how
   * long, and why the visitor leaves.
   */
  static ChatBeforeLoss left() {
    return new ChatBeforeLoss(
        StateKind.LEAVING,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        UnansweredLine.NONE,
        false);
  }

  /** Returns the same chat as an old document has it. */
  ChatBeforeLoss fromOldDocument() {
    return new ChatBeforeLoss(kind, agent, position, estimatedWaitTime, unanswered, true);
  }

  /** Returns the same chat after the agent said a line. */
  ChatBeforeLoss heard(Duration now) {
    return withUnanswered(unanswered.heard(now));
  }

  /**
   * Returns the same chat with idle time counted from {@code now}: during the hand-over the visitor
   * could not answer.
   */
  ChatBeforeLoss restarted(Duration now) {
    return withUnanswered(unanswered.restarted(now));
  }

  private ChatBeforeLoss withUnanswered(UnansweredLine line) {
    return new ChatBeforeLoss(kind, agent, position, estimatedWaitTime, line, stale);
  }

  Open restore(OpenSession session) {
    return switch (kind) {
      case REQUESTED -> new Requested(session, agent);
      case QUEUED -> new Queued(session, position, estimatedWaitTime);
      case ESTABLISHED -> new Established(session, agent.orElseThrow(), unanswered);
      case LEAVING -> leaving(session, session.dismissal().orElseThrow());
      case FRESH, OPENING, ASKING, RESTORING, SETTLING, ENDED ->
          throw new IllegalStateException(
              "Expected REQUESTED, QUEUED, ESTABLISHED or LEAVING, but was " + kind);
    };
  }

  private static Leaving leaving(OpenSession session, Dismissal dismissal) {
    return new Leaving(session, Phase.ESTABLISHED, dismissal.budget(), dismissal.cause().kind());
  }
}
