package dev.chasitor.session.host;

import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.Request;
import dev.chasitor.model.SessionKey;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to a session on its host: a request, a command of the desk, or a
 * deadline. Each input has its time, a duration since the session was created. No component may be
 * null: a constructor then throws NullPointerException with the component's name.
 *
 * <p>Time must never go back from one input to the next, not even between nodes. Otherwise {@link
 * HostMachine#step} throws {@link dev.chasitor.session.machine.DriverMistakeException}. The clocks
 * of nodes differ: a driver whose clock is behind uses {@link HostState#lastInput()} instead.
 */
public sealed interface HostInput {

  /** The kind of this value: switch over it without a default branch. */
  Kind kind();

  /** The kinds, one for each permitted type. */
  enum Kind {
    /** The kind of {@link Asked}. */
    ASKED,
    /** The kind of {@link TakeOver}. */
    TAKE_OVER,
    /** The kind of {@link Abandoned}. */
    ABANDONED,
    /** The kind of {@link Queue}. */
    QUEUE,
    /** The kind of {@link Accept}. */
    ACCEPT,
    /** The kind of {@link AgentSays}. */
    AGENT_SAYS,
    /** The kind of {@link AgentTyping}. */
    AGENT_TYPING,
    /** The kind of {@link Transfer}. */
    TRANSFER,
    /** The kind of {@link Disconnect}. */
    DISCONNECT,
    /** The kind of {@link AgentEnds}. */
    AGENT_ENDS,
    /** The kind of {@link Fail}. */
    FAIL,
    /** The kind of {@link Deadline}. */
    DEADLINE
  }

  /** Time since the session was created. */
  Duration now();

  /**
   * A request within the session. For SessionId see {@link HostState#created}; for requests that
   * take a session over see {@link TakeOver}.
   *
   * @param now time since the session was created
   * @param exchange the id of the request until it is answered; not that of a request that waits
   * @param request the request
   * @param headers the headers of the request
   */
  record Asked(Duration now, long exchange, Request request, RequestHeaders headers)
      implements HostInput {
    public Asked {
      Objects.requireNonNull(now, "now");
      Objects.requireNonNull(request, "request");
      Objects.requireNonNull(headers, "headers");
    }

    @Override
    public Kind kind() {
      return Kind.ASKED;
    }
  }

  /**
   * A ResyncSession or ReconnectSession: this node holds the session from now on.
   *
   * @param now time since the session was created
   * @param exchange the id of the request until it is answered; not that of a request that waits
   * @param key the new key, beside which older ones stay valid; empty for ReconnectSession, which
   *     keeps the key (ruling A8)
   * @param affinity a new token, also when the node is the same. The host then refuses requests
   *     with the old token (S-RES-04), so that none is done twice
   */
  record TakeOver(Duration now, long exchange, Optional<SessionKey> key, AffinityToken affinity)
      implements HostInput {
    public TakeOver {
      Objects.requireNonNull(now, "now");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(affinity, "affinity");
    }

    @Override
    public Kind kind() {
      return Kind.TAKE_OVER;
    }
  }

  /**
   * The client gave a request up and waits for no answer.
   *
   * @param now time since the session was created
   * @param exchange the id of the request
   */
  record Abandoned(Duration now, long exchange) implements HostInput {
    public Abandoned {
      Objects.requireNonNull(now, "now");
    }

    @Override
    public Kind kind() {
      return Kind.ABANDONED;
    }
  }

  /**
   * Command of the desk: the visitor's place in the queue.
   *
   * @param now time since the session was created
   * @param position the place; 0 is next
   */
  record Queue(Duration now, int position) implements HostInput {
    public Queue {
      Objects.requireNonNull(now, "now");
    }

    @Override
    public Kind kind() {
      return Kind.QUEUE;
    }
  }

  /**
   * Command of the desk: an agent accepts the chat.
   *
   * @param now time since the session was created
   * @param name the agent's name
   * @param userId the agent's user id
   */
  record Accept(Duration now, String name, String userId) implements HostInput {
    public Accept {
      Objects.requireNonNull(now, "now");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(userId, "userId");
    }

    @Override
    public Kind kind() {
      return Kind.ACCEPT;
    }
  }

  /**
   * Command of the desk: the agent says something.
   *
   * @param now time since the session was created
   * @param text what the agent says
   */
  record AgentSays(Duration now, String text) implements HostInput {
    public AgentSays {
      Objects.requireNonNull(now, "now");
      Objects.requireNonNull(text, "text");
    }

    /** Shows no text, because inputs and events are logged. */
    @Override
    public String toString() {
      return "AgentSays[now=" + now + ", " + text.length() + " characters]";
    }

    @Override
    public Kind kind() {
      return Kind.AGENT_SAYS;
    }
  }

  /**
   * Command of the desk: the agent types, or stopped.
   *
   * @param now time since the session was created
   * @param typing whether the agent types
   */
  record AgentTyping(Duration now, boolean typing) implements HostInput {
    public AgentTyping {
      Objects.requireNonNull(now, "now");
    }

    @Override
    public Kind kind() {
      return Kind.AGENT_TYPING;
    }
  }

  /**
   * Command of the desk: another agent takes the chat.
   *
   * @param now time since the session was created
   * @param name the new agent's name
   * @param userId the new agent's user id
   */
  record Transfer(Duration now, String name, String userId) implements HostInput {
    public Transfer {
      Objects.requireNonNull(now, "now");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(userId, "userId");
    }

    @Override
    public Kind kind() {
      return Kind.TRANSFER;
    }
  }

  /**
   * Command of the desk: the agent was disconnected; the chat goes on, and another may take it.
   *
   * @param now time since the session was created
   */
  record Disconnect(Duration now) implements HostInput {
    public Disconnect {
      Objects.requireNonNull(now, "now");
    }

    @Override
    public Kind kind() {
      return Kind.DISCONNECT;
    }
  }

  /**
   * Command of the desk: the agent ends the chat.
   *
   * @param now time since the session was created
   */
  record AgentEnds(Duration now) implements HostInput {
    public AgentEnds {
      Objects.requireNonNull(now, "now");
    }

    @Override
    public Kind kind() {
      return Kind.AGENT_ENDS;
    }
  }

  /**
   * Command of the desk: the chat request cannot be served.
   *
   * @param now time since the session was created
   * @param reason why
   */
  record Fail(Duration now, ChatFailReason reason) implements HostInput {
    public Fail {
      Objects.requireNonNull(now, "now");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public Kind kind() {
      return Kind.FAIL;
    }
  }

  /**
   * The moment that {@link HostState#deadline()} named has come. An early one is harmless.
   *
   * @param now time since the session was created
   */
  record Deadline(Duration now) implements HostInput {
    public Deadline {
      Objects.requireNonNull(now, "now");
    }

    @Override
    public Kind kind() {
      return Kind.DEADLINE;
    }
  }
}
