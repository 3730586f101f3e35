package dev.chasitor.session.visitor;

import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.Request;
import java.net.URI;
import java.time.Duration;

/** What a driver must do, in the order given. */
public sealed interface Effect {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link Call}. */
    CALL,
    /** {@link Cancel}. */
    CANCEL,
    /** {@link Tell}. */
    TELL,
    /** {@link Settle}. */
    SETTLE
  }

  /**
   * Send a request and report its outcome as {@link Input.Replied} or {@link Input.Lost}.
   *
   * @param id names the call; ids are never used twice within a session
   * @param request what to ask
   * @param headers the protocol's headers
   * @param timeout from now until the last byte of the answer
   * @param server the server to ask, in the spelling of {@link dev.chasitor.codec.Endpoint#base()};
   *     a SwitchServer changes it
   */
  record Call(long id, Request request, RequestHeaders headers, Duration timeout, URI server)
      implements Effect {
    @Override
    public Kind kind() {
      return Kind.CALL;
    }
  }

  /**
   * Give a call up. Its outcome, if it still comes, is ignored.
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
   * Hand an event to the application, before any effect that follows.
   *
   * @param event what happened
   */
  record Tell(SessionEvent event) implements Effect {
    @Override
    public Kind kind() {
      return Kind.TELL;
    }
  }

  /**
   * Report what became of a command; exactly once per command.
   *
   * @param ref the caller's name for the command
   * @param outcome what became of it
   */
  record Settle(long ref, CommandOutcome outcome) implements Effect {
    @Override
    public Kind kind() {
      return Kind.SETTLE;
    }
  }
}
