package dev.chasitor.host;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.Request;
import dev.chasitor.session.host.HostPhase;

/**
 * Receives reports about a host's sessions, for metrics, demonstrations and tests that must act at
 * a certain moment.
 *
 * <p>The methods run on the thread that drives the session, so they must not block. The calls about
 * one session come one at a time and in order. The host logs and ignores what an observer throws.
 */
public interface HostObserver {

  /** An observer that does nothing. */
  HostObserver NONE = new HostObserver() {};

  /**
   * A request reached the node that will serve it. The node has done nothing yet.
   *
   * @param node the node, from 0
   * @param request the request
   */
  default void onRequest(int node, Request request) {}

  /**
   * The host has stored what a request changed, and is about to answer it.
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
   * A session entered another phase.
   *
   * @param sessionId the session's id
   * @param phase the phase now
   */
  default void onPhase(String sessionId, HostPhase phase) {}

  /**
   * The store, the desk or the host itself failed, and the session goes on. The host also logs the
   * failure, without the exception's message.
   *
   * @param sessionId the session's id; empty if the failure is not about one session
   * @param failure the exception; its message may quote secrets
   */
  default void onFailure(String sessionId, Throwable failure) {}
}
