package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * Opens a session; the first request of every chat. {@code GET System/SessionId}.
 *
 * <p>Guide chapter 5, SessionId; rule C-OPEN-01.
 */
@Value.Immutable
@ModelStyle
public sealed interface SessionIdRequest extends Request permits ImmutableSessionIdRequest {

  /** Which of the vendor's clients asks; undocumented. */
  Optional<Word<ClientType>> clientType();

  @Override
  default RequestType kind() {
    return RequestType.SESSION_ID;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link SessionIdRequest}; not thread-safe. */
  final class Builder extends ImmutableSessionIdRequest.Builder {
    Builder() {}
  }
}
