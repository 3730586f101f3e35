package dev.chasitor.host;

import dev.chasitor.codec.Incoming.Understood;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One request on its way through a host: answered, cut or abandoned, exactly once. Thread-safe.
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
   * States that the client left: nobody waits for the answer any more. Does nothing if the request
   * was answered before.
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
      LOG.log(System.Logger.Level.WARNING, "A caller failed to take an answer", SafeTrace.of(e));
    }
  }

  /** 404: nothing of this kind is served here. */
  void refuseNotServed() {
    refuse(new Refusal.Rejected(404, "No such resource"));
  }

  /** 403: no session has this key. */
  void refuseUnknown() {
    refuse(new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID));
  }

  /** 403, or to ResyncSession that the session is not valid: it cannot be taken over. */
  void refuseTakeOver() {
    if (request().kind() == RequestType.RECONNECT_SESSION) {
      refuseUnknown();
    } else {
      answer(new Reply.Answered(ResyncSessionResponse.builder().isValid(false).build()));
    }
  }

  /** 503: the session's node is gone. */
  void refuseForOtherNode() {
    refuse(new Refusal.AffinityLost(RefusalTexts.INVALID_AFFINITY));
  }

  /** 503: there is no node, or no room. */
  void refuseUnavailable() {
    refuse(new Refusal.AffinityLost(RefusalTexts.UNAVAILABLE));
  }

  /** 500: the store failed, or the host did. */
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
