package dev.chasitor.session.visitor;

import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Queued;
import dev.chasitor.session.visitor.VisitorState.Requested;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a chat stands, apart from its session: what a hand-over must bring back.
 *
 * @param kind {@code REQUESTED}, {@code QUEUED} or {@code ESTABLISHED}
 * @param agent who accepted, if anyone
 * @param position the place in the queue, as far as told
 * @param unanswered since when the visitor owes the agent an answer
 */
public record ChatBeforeLoss(
    StateKind kind, Optional<Agent> agent, OptionalInt position, UnansweredLine unanswered) {

  static ChatBeforeLoss of(Live live) {
    if (live instanceof Requested requested) {
      return new ChatBeforeLoss(
          StateKind.REQUESTED, requested.agent(), OptionalInt.empty(), UnansweredLine.NONE);
    }
    if (live instanceof Queued queued) {
      return new ChatBeforeLoss(
          StateKind.QUEUED, Optional.empty(), queued.position(), UnansweredLine.NONE);
    }
    Established established = (Established) live;
    return new ChatBeforeLoss(
        StateKind.ESTABLISHED,
        Optional.of(established.agent()),
        OptionalInt.empty(),
        established.unanswered());
  }

  /** The same standing; the agent said something. */
  ChatBeforeLoss heard(Duration now) {
    return new ChatBeforeLoss(kind, agent, position, unanswered.heard(now));
  }

  /** The same standing; what the visitor could not do meanwhile does not count as idling. */
  ChatBeforeLoss restarted(Duration now) {
    return new ChatBeforeLoss(kind, agent, position, unanswered.restarted(now));
  }

  Live restore(OpenSession session) {
    return switch (kind) {
      case REQUESTED -> new Requested(session, agent);
      case QUEUED -> new Queued(session, position);
      case ESTABLISHED -> new Established(session, agent.orElseThrow(), unanswered);
      default -> throw new IllegalStateException("A chat cannot stand at " + kind);
    };
  }
}
