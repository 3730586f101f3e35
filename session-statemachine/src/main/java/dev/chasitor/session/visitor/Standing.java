package dev.chasitor.session.visitor;

import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Queued;
import dev.chasitor.session.visitor.VisitorState.Requested;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a chat stands, apart from its link: what a hand-over must bring back.
 *
 * @param kind {@code REQUESTED}, {@code QUEUED} or {@code ESTABLISHED}
 * @param agent who accepted, if anyone
 * @param position the place in the queue, as far as told
 * @param silence since when the visitor owes the agent an answer
 */
public record Standing(
    StateKind kind, Optional<Agent> agent, OptionalInt position, Silence silence) {

  static Standing of(Live live) {
    if (live instanceof Requested requested) {
      return new Standing(
          StateKind.REQUESTED, requested.agent(), OptionalInt.empty(), Silence.NONE);
    }
    if (live instanceof Queued queued) {
      return new Standing(StateKind.QUEUED, Optional.empty(), queued.position(), Silence.NONE);
    }
    Established established = (Established) live;
    return new Standing(
        StateKind.ESTABLISHED,
        Optional.of(established.agent()),
        OptionalInt.empty(),
        established.silence());
  }

  /** The same standing; the agent said something. */
  Standing heard(Duration now) {
    return new Standing(kind, agent, position, silence.heard(now));
  }

  /** The same standing; what the visitor could not do meanwhile does not count as idling. */
  Standing restarted(Duration now) {
    return new Standing(kind, agent, position, silence.restarted(now));
  }

  Live restore(Link link) {
    return switch (kind) {
      case REQUESTED -> new Requested(link, agent);
      case QUEUED -> new Queued(link, position);
      case ESTABLISHED -> new Established(link, agent.orElseThrow(), silence);
      default -> throw new IllegalStateException("A chat cannot stand at " + kind);
    };
  }
}
