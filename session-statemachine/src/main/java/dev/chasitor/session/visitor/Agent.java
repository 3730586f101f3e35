package dev.chasitor.session.visitor;

import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatTransferred;
import java.util.Optional;

/**
 * The agent that the visitor talks to, with the options that the server set for the chat.
 *
 * @param name the agent's name; empty if the server did not send it
 * @param userId the agent's user id; empty if the server did not send it
 * @param mayPeek whether the agent may see what the visitor is typing
 * @param idleTimeout how long the visitor may leave the agent's line unanswered; empty for no limit
 * @param connected whether the agent is in the chat; false after AgentDisconnect, until another
 *     agent comes
 */
public record Agent(
    String name,
    String userId,
    boolean mayPeek,
    Optional<IdleTimeout> idleTimeout,
    boolean connected) {

  static Agent of(ChatEstablished told) {
    return new Agent(
        told.name().orElse(""),
        told.userId().orElse(""),
        told.sneakPeekEnabled().orElse(false),
        told.chasitorIdleTimeout().flatMap(IdleTimeout::of),
        true);
  }

  static Agent of(ChatTransferred told) {
    return new Agent(
        told.name().orElse(""),
        told.userId().orElse(""),
        told.sneakPeekEnabled().orElse(false),
        told.chasitorIdleTimeout().flatMap(IdleTimeout::of),
        true);
  }

  Agent gone() {
    return new Agent(name, userId, false, Optional.empty(), false);
  }
}
