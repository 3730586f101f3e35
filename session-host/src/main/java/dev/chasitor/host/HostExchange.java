package dev.chasitor.host;

import dev.chasitor.codec.Incoming.Understood;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.session.machine.SafeTrace;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One request on its way through a host. It is answered, cut or abandoned, exactly once.
 * Thread-safe.
 *
 * @see HostSessions#serve
 */
public final class HostExchange {

  private static final System.Logger LOG = System.getLogger(HostExchange.class.getName());

  private final long id;
  private final Understood understood;
  private final Caller caller;
  private final Consumer<HostExchange> onDone;
  private final Consumer<HostExchange> onAbandoned;
  private final AtomicBoolean done = new AtomicBoolean();

  HostExchange(
      long id,
      Understood understood,
      Caller caller,
      Consumer<HostExchange> onDone,
      Consumer<HostExchange> onAbandoned) {
    this.id = id;
    this.understood = understood;
    this.caller = caller;
    this.onDone = onDone;
    this.onAbandoned = onAbandoned;
  }

  /**
   * Reports that the client left and waits for no answer. Does nothing if the request was answered
   * before.
   */
  public void abandon() {
    if (settle()) {
      onAbandoned.accept(this);
    }
  }

  long id() {
    return id;
  }

  Understood understood() {
    return understood;
  }

  Request request() {
    return understood.request();
  }

  void answer(Reply reply) {
    if (settle()) {
      safely(() -> caller.answer(reply));
    }
  }

  void cut() {
    if (settle()) {
      safely(caller::cut);
    }
  }

  private boolean settle() {
    boolean first = done.compareAndSet(false, true);
    if (first) {
      onDone.accept(this);
    }
    return first;
  }

  private static void safely(Runnable call) {
    try {
      call.run();
    } catch (Throwable e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "A Caller threw an exception while it took an answer, which is ignored",
          SafeTrace.of(e));
    }
  }

  /** Answers 404: the host does not serve requests of this type. */
  void refuseNotServed() {
    refuse(new Refusal.Rejected(404, "No such resource"));
  }

  /** Answers 403: no session has this key. */
  void refuseUnknown() {
    refuse(new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID));
  }

  /**
   * Refuses a take-over: answers ReconnectSession with 403, and ResyncSession with {@code isValid}
   * false.
   */
  void refuseTakeOver() {
    if (request().kind() == RequestType.RECONNECT_SESSION) {
      refuseUnknown();
    } else {
      answer(new Reply.Answered(ResyncSessionResponse.builder().isValid(false).build()));
    }
  }

  /** Answers 503: the session's node is gone. */
  void refuseForOtherNode() {
    refuse(new Refusal.AffinityLost(RefusalTexts.INVALID_AFFINITY));
  }

  /** Answers 503: there is no node, or no room for another session. */
  void refuseUnavailable() {
    refuse(new Refusal.AffinityLost(RefusalTexts.UNAVAILABLE));
  }

  /** Answers 500: the store or the host failed. */
  void refuseFailed() {
    refuse(new Refusal.ServerFailed(500, RefusalTexts.SERVER_FAILED));
  }

  private void refuse(Refusal refusal) {
    answer(new Reply.Refused(refusal));
  }

  @Override
  public String toString() {
    return "HostExchange(" + id + ", " + request().kind() + ")";
  }
}
