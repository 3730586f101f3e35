package dev.chasitor.host;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.Request;
import dev.chasitor.session.host.HostPhase;

/**
 * Watches a host's sessions, for metrics, demonstrations and tests that must act at a certain
 * moment.
 *
 * <p>Called on whichever thread drives the session: be quick. The calls about one session come one
 * at a time and in order. What an observer throws is logged and ignored.
 */
public interface HostObserver {

  /** An observer that does nothing. */
  HostObserver NONE = new HostObserver() {};

  /**
   * A request reached the node that will serve it; nothing was done about it yet.
   *
   * @param node the node, from 0
   * @param request the request
   */
  default void onRequest(int node, Request request) {}

  /**
   * What a request changed is stored; its answer is about to leave.
   *
   * @param node the node, from 0
   * @param request the request
   */
  default void onStored(int node, Request request) {}

  /**
   * A request was answered.
   *
   * @param node the node, from 0
   * @param request the request
   * @param reply the answer
   */
  default void onAnswer(int node, Request request, Reply reply) {}

  /**
   * The client left before its request was answered.
   *
   * @param node the node, from 0, or -1 if no node held the session
   * @param request the request
   */
  default void onAbandoned(int node, Request request) {}

  /**
   * A session reached another phase.
   *
   * @param sessionId the session's id
   * @param phase the phase it is in now
   */
  default void onPhase(String sessionId, HostPhase phase) {}

  /**
   * Something broke that the session survived: the store, the desk, or the host itself. It is
   * logged as well, without the words of the exception.
   *
   * @param sessionId the session's id
   * @param failure what was thrown; its message may quote secrets
   */
  default void onFailure(String sessionId, Throwable failure) {}
}
