package dev.chasitor.session.visitor;

import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Queued;
import dev.chasitor.session.visitor.VisitorState.Requested;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The phase of a chat before its node was lost, with its details; a hand-over restores them.
 *
 * @param kind {@code REQUESTED}, {@code QUEUED} or {@code ESTABLISHED}
 * @param agent the agent who accepted the chat, if any
 * @param position the place in the queue, if the server reported it
 * @param unanswered the agent's line that the visitor has not answered
 * @param stale whether the session goes on from an old document, after which it did more
 */
public record ChatBeforeLoss(
    StateKind kind,
    Optional<Agent> agent,
    OptionalInt position,
    UnansweredLine unanswered,
    boolean stale) {

  static ChatBeforeLoss of(Live live) {
    if (live instanceof Requested requested) {
      return new ChatBeforeLoss(
          StateKind.REQUESTED, requested.agent(), OptionalInt.empty(), UnansweredLine.NONE, false);
    }
    if (live instanceof Queued queued) {
      return new ChatBeforeLoss(
          StateKind.QUEUED, Optional.empty(), queued.position(), UnansweredLine.NONE, false);
    }
    Established established = (Established) live;
    return new ChatBeforeLoss(
        StateKind.ESTABLISHED,
        Optional.of(established.agent()),
        OptionalInt.empty(),
        established.unanswered(),
        false);
  }

  /** Returns the same chat as an old document has it. */
  ChatBeforeLoss fromOldDocument() {
    return new ChatBeforeLoss(kind, agent, position, unanswered, true);
  }

  /** Returns the same chat after the agent said a line. */
  ChatBeforeLoss heard(Duration now) {
    return new ChatBeforeLoss(kind, agent, position, unanswered.heard(now), stale);
  }

  /**
   * Returns the same chat with idle time counted from {@code now}: during the hand-over the visitor
   * could not answer.
   */
  ChatBeforeLoss restarted(Duration now) {
    return new ChatBeforeLoss(kind, agent, position, unanswered.restarted(now), stale);
  }

  Live restore(OpenSession session) {
    return switch (kind) {
      case REQUESTED -> new Requested(session, agent);
      case QUEUED -> new Queued(session, position);
      case ESTABLISHED -> new Established(session, agent.orElseThrow(), unanswered);
      case FRESH, OPENING, LEAVING, ASKING, RESTORING, SETTLING, ENDED ->
          throw new IllegalStateException(
              "Expected REQUESTED, QUEUED or ESTABLISHED, but was " + kind);
    };
  }
}
