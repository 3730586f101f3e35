package dev.chasitor.session.host;

import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.Request;
import dev.chasitor.model.SessionKey;
import java.time.Duration;
import java.util.Optional;

/**
 * What can happen to a session on its host. Every input has the time: a duration since the session
 * was created.
 *
 * <p>Time never goes back from one input to the next, also over nodes: {@link HostMachine#step}
 * throws {@link dev.chasitor.session.machine.DriverMistakeException}. Clocks of nodes differ and
 * are set: a driver whose clock is behind goes on from {@link HostState#lastInput()}.
 */
public sealed interface HostInput {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link Asked}. */
    ASKED,
    /** {@link TakeOver}. */
    TAKE_OVER,
    /** {@link Abandoned}. */
    ABANDONED,
    /** {@link Queue}. */
    QUEUE,
    /** {@link Accept}. */
    ACCEPT,
    /** {@link AgentSays}. */
    AGENT_SAYS,
    /** {@link AgentTyping}. */
    AGENT_TYPING,
    /** {@link Transfer}. */
    TRANSFER,
    /** {@link Disconnect}. */
    DISCONNECT,
    /** {@link AgentEnds}. */
    AGENT_ENDS,
    /** {@link Fail}. */
    FAIL,
    /** {@link Deadline}. */
    DEADLINE
  }

  /** Time since the session was created. */
  Duration now();

  /**
   * A request within the session. Opening and taking over are not: see {@link HostState#created}
   * and {@link TakeOver}.
   *
   * @param now time since the session was created
   * @param exchange names the request until it is answered
   * @param request the request
   * @param headers its headers
   */
  record Asked(Duration now, long exchange, Request request, RequestHeaders headers)
      implements HostInput {
    @Override
    public Kind kind() {
      return Kind.ASKED;
    }
  }

  /**
   * ResyncSession or ReconnectSession: this node holds the session from now on.
   *
   * @param now time since the session was created
   * @param exchange names the request until it is answered
   * @param key the new key, where older ones stay valid; empty for ReconnectSession, which keeps
   *     the key (ruling A8)
   * @param affinity a new token, also when the node is the same: requests sent before are then
   *     refused (S-RES-04), and none of them is done twice
   */
  record TakeOver(Duration now, long exchange, Optional<SessionKey> key, AffinityToken affinity)
      implements HostInput {
    @Override
    public Kind kind() {
      return Kind.TAKE_OVER;
    }
  }

  /**
   * The client gave a request up: nobody waits for its answer.
   *
   * @param now time since the session was created
   * @param exchange the request
   */
  record Abandoned(Duration now, long exchange) implements HostInput {
    @Override
    public Kind kind() {
      return Kind.ABANDONED;
    }
  }

  /**
   * Desk: the visitor's place in the queue.
   *
   * @param now time since the session was created
   * @param position 0 is next
   */
  record Queue(Duration now, int position) implements HostInput {
    @Override
    public Kind kind() {
      return Kind.QUEUE;
    }
  }

  /**
   * Desk: an agent accepts the chat.
   *
   * @param now time since the session was created
   * @param name the agent's name
   * @param userId the agent's user id
   */
  record Accept(Duration now, String name, String userId) implements HostInput {
    @Override
    public Kind kind() {
      return Kind.ACCEPT;
    }
  }

  /**
   * Desk: the agent says something.
   *
   * @param now time since the session was created
   * @param text what the agent says
   */
  record AgentSays(Duration now, String text) implements HostInput {
    @Override
    public Kind kind() {
      return Kind.AGENT_SAYS;
    }
  }

  /**
   * Desk: the agent types, or stopped.
   *
   * @param now time since the session was created
   * @param typing whether the agent types
   */
  record AgentTyping(Duration now, boolean typing) implements HostInput {
    @Override
    public Kind kind() {
      return Kind.AGENT_TYPING;
    }
  }

  /**
   * Desk: another agent takes the chat.
   *
   * @param now time since the session was created
   * @param name the new agent's name
   * @param userId the new agent's user id
   */
  record Transfer(Duration now, String name, String userId) implements HostInput {
    @Override
    public Kind kind() {
      return Kind.TRANSFER;
    }
  }

  /**
   * Desk: the agent was disconnected; the chat goes on, and another may take it.
   *
   * @param now time since the session was created
   */
  record Disconnect(Duration now) implements HostInput {
    @Override
    public Kind kind() {
      return Kind.DISCONNECT;
    }
  }

  /**
   * Desk: the agent ends the chat.
   *
   * @param now time since the session was created
   */
  record AgentEnds(Duration now) implements HostInput {
    @Override
    public Kind kind() {
      return Kind.AGENT_ENDS;
    }
  }

  /**
   * Desk: the chat request cannot be served.
   *
   * @param now time since the session was created
   * @param reason why
   */
  record Fail(Duration now, ChatFailReason reason) implements HostInput {
    @Override
    public Kind kind() {
      return Kind.FAIL;
    }
  }

  /**
   * The moment that {@link HostState#deadline()} named has come. Harmless when early.
   *
   * @param now time since the session was created
   */
  record Deadline(Duration now) implements HostInput {
    @Override
    public Kind kind() {
      return Kind.DEADLINE;
    }
  }
}
