package dev.chasitor.server;

import dev.chasitor.host.StopKind;

/**
 * How a node stops while it serves a take-over.
 *
 * @param moment when
 * @param kind how
 */
record NodeStop(Moment moment, StopKind kind) {

  /** No node stops. */
  static final NodeStop NEVER = new NodeStop(Moment.NEVER, StopKind.DRAIN);

  /** A moment in the service of a request. */
  enum Moment {
    /** The node never stops. */
    NEVER,
    /** The node has the request and has done nothing yet. */
    BEFORE,
    /** The node has stored what the request changed, and has not answered. */
    STORED,
    /** The node has answered. */
    ANSWERED
  }
}
