package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The request that opens a session, the first request of every chat. {@code GET System/SessionId}.
 *
 * <p>Guide chapter 5, SessionId; rule C-OPEN-01.
 */
@Value.Immutable
@ModelStyle
public sealed interface SessionIdRequest extends Request permits ImmutableSessionIdRequest {

  /** Which of the vendor's clients opens the session; undocumented. */
  Optional<Word<ClientType>> clientType();

  @Override
  default RequestType kind() {
    return RequestType.SESSION_ID;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link SessionIdRequest}. Not thread-safe. */
  final class Builder extends ImmutableSessionIdRequest.Builder {
    Builder() {}
  }
}
