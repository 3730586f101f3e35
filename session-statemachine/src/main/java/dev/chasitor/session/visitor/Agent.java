package dev.chasitor.session.visitor;

import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatTransferred;
import java.util.Optional;

/**
 * Who the visitor talks with, and on which terms.
 *
 * @param name the agent's name
 * @param userId the agent's user id
 * @param mayPeek whether the agent may see what the visitor is typing
 * @param idleTimeout how long the visitor may leave a line of the agent's unanswered
 * @param connected whether the agent is there; not after AgentDisconnect, until another comes
 */
public record Agent(
    String name,
    String userId,
    boolean mayPeek,
    Optional<IdleTimeout> idleTimeout,
    boolean connected) {

  static Agent of(ChatEstablished told) {
    return new Agent(
        told.name(),
        told.userId(),
        told.sneakPeekEnabled().orElse(false),
        told.chasitorIdleTimeout().flatMap(IdleTimeout::of),
        true);
  }

  static Agent of(ChatTransferred told) {
    return new Agent(
        told.name(),
        told.userId(),
        told.sneakPeekEnabled().orElse(false),
        told.chasitorIdleTimeout().flatMap(IdleTimeout::of),
        true);
  }

  Agent gone() {
    return new Agent(name, userId, false, Optional.empty(), false);
  }
}
