package dev.chasitor.client;

import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.Request;
import dev.chasitor.session.Phase;
import dev.chasitor.transport.HttpTransport.FailureKind;

/**
 * Watches the wire of one chat session, for metrics, tracing and demonstrations. Decides nothing.
 *
 * <p>Called on the thread that drives the session or that of the transport: be quick. What it
 * throws is logged and ignored. Requests and headers hold secrets in types that do not print them.
 */
public interface SessionObserver {

  /** An observer that looks away. */
  SessionObserver NONE = new SessionObserver() {};

  /**
   * A request is about to leave.
   *
   * @param call names the call within the session
   * @param phase the session's phase
   * @param request what is asked
   * @param headers its headers
   */
  default void onRequest(long call, Phase phase, Request request, RequestHeaders headers) {}

  /**
   * An answer arrived.
   *
   * @param call names the call within the session
   * @param request what was asked
   * @param status the HTTP status
   */
  default void onResponse(long call, Request request, int status) {}

  /**
   * A request will have no answer.
   *
   * @param call names the call within the session
   * @param request what was asked
   * @param failure why
   */
  default void onFailure(long call, Request request, FailureKind failure) {}
}
