package dev.chasitor.session.visitor;

import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.RequestType;

/**
 * The request that asks for a take-over when the node of a session is lost (facts of the real
 * service; ruling A8).
 */
public enum Recovery {
  /**
   * ResyncSession, in the guides up to API version 42. It brings a new key and a new affinity
   * token.
   */
  RESYNC(RequestType.RESYNC_SESSION),
  /**
   * ReconnectSession, in the guides from API version 43 on. It keeps the key and brings a new
   * affinity token.
   */
  RECONNECT(RequestType.RECONNECT_SESSION);

  private static final ApiVersion FIRST_WITH_RECONNECT = ApiVersion.of(43);

  private final RequestType request;

  Recovery(RequestType request) {
    this.request = request;
  }

  /** The type of this request. */
  public RequestType request() {
    return request;
  }

  /** Returns the other request. */
  Recovery other() {
    return this == RESYNC ? RECONNECT : RESYNC;
  }

  /** Whether a request of this type asks for a take-over. */
  public static boolean isAskedBy(RequestType type) {
    return type == RESYNC.request || type == RECONNECT.request;
  }

  /** Returns the request that the guide of this version describes. */
  public static Recovery of(ApiVersion version) {
    return version.isAtLeast(FIRST_WITH_RECONNECT) ? RECONNECT : RESYNC;
  }

  /** Returns the request that a session with these settings tries first. */
  static Recovery of(SessionSettings settings) {
    return settings.profile().recovery().orElseGet(() -> of(settings.apiVersion()));
  }
}
