package dev.chasitor.session.visitor;

import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.Request;
import java.net.URI;
import java.time.Duration;

/** One thing that a driver must do after a step. A driver performs effects in the order given. */
public sealed interface Effect {

  /** The kind of this value: switch over it without a default branch. */
  Kind kind();

  /** The kinds, one for each permitted type. */
  enum Kind {
    /** The kind of {@link Call}. */
    CALL,
    /** The kind of {@link Cancel}. */
    CANCEL,
    /** The kind of {@link Tell}. */
    TELL
  }

  /**
   * Send a request, and bring its outcome back as {@link Input.Replied} or {@link Input.Lost}.
   *
   * @param id the id of the call; a session never uses an id twice
   * @param request the request to send
   * @param headers the protocol's headers
   * @param timeout how long the call may take, from now until the last byte of the answer
   * @param server the server to send it to, in the spelling of {@link
   *     dev.chasitor.codec.Endpoint#base()}; a SwitchServer changes it
   */
  record Call(long id, Request request, RequestHeaders headers, Duration timeout, URI server)
      implements Effect {
    @Override
    public Kind kind() {
      return Kind.CALL;
    }
  }

  /**
   * Give a call up. The machine ignores its outcome if it still comes.
   *
   * @param id the call's id
   */
  record Cancel(long id) implements Effect {
    @Override
    public Kind kind() {
      return Kind.CANCEL;
    }
  }

  /**
   * Deliver an event to the application, before any effect that follows. When the application has
   * it, bring {@link Input.Confirmed}.
   *
   * @param number the number of the event: 1 for the first of the session, then one more each time
   * @param event what happened
   */
  record Tell(long number, SessionEvent event) implements Effect {
    @Override
    public Kind kind() {
      return Kind.TELL;
    }
  }
}
