package dev.chasitor.server;

import dev.chasitor.model.Request;
import dev.chasitor.session.host.HostPhase;

/**
 * Watches a server, for demonstrations, metrics and tests that must act at a certain moment. Called
 * on event loops: be quick. What it throws is logged and ignored.
 */
public interface ServerObserver {

  /** An observer that looks away. */
  ServerObserver NONE = new ServerObserver() {};

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
   * A request is answered.
   *
   * @param node the node, from 0
   * @param request the request
   * @param status the HTTP status
   */
  default void onAnswer(int node, Request request, int status) {}

  /**
   * The client left before its request was answered.
   *
   * @param node the node, from 0
   * @param request the request
   */
  default void onAbandoned(int node, Request request) {}

  /**
   * A session moved on.
   *
   * @param sessionId the session's id
   * @param phase where it stands now
   */
  default void onPhase(String sessionId, HostPhase phase) {}
}
