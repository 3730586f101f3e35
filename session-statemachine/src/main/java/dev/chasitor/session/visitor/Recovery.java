package dev.chasitor.session.visitor;

import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.RequestType;

/** The two ways to take a session over when its node is lost. Facts of the real service; A8. */
public enum Recovery {
  /** ResyncSession: a new key and a new affinity token. In the guides up to API version 42. */
  RESYNC(RequestType.RESYNC_SESSION),
  /** ReconnectSession: the same key, a new affinity token. In the guides from API version 43 on. */
  RECONNECT(RequestType.RECONNECT_SESSION);

  private static final ApiVersion FIRST_WITH_RECONNECT = ApiVersion.of(43);

  private final RequestType request;

  Recovery(RequestType request) {
    this.request = request;
  }

  /** The request that asks for it. */
  public RequestType request() {
    return request;
  }

  /** Whether this request asks for a take-over. */
  public static boolean isAskedBy(RequestType type) {
    return type == RESYNC.request || type == RECONNECT.request;
  }

  /** The one that the guide of this version describes. */
  public static Recovery of(ApiVersion version) {
    return version.isAtLeast(FIRST_WITH_RECONNECT) ? RECONNECT : RESYNC;
  }

  /** The one that a session begins with. */
  static Recovery of(SessionSettings settings) {
    return settings.profile().recovery().orElseGet(() -> of(settings.apiVersion()));
  }
}
