package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * A request inside a {@link MultiNounRequest} whose noun this model does not know, or whose object
 * is malformed.
 *
 * <p>A writer writes its object unchanged inside a {@code MultiNoun}. It cannot be sent alone.
 */
@Value.Immutable
@ModelStyle
public sealed interface UnknownRequest extends Request permits ImmutableUnknownRequest {

  /** The prefix on the wire. */
  String prefix();

  /** The noun on the wire. */
  String noun();

  /** The object, unchanged. */
  Json raw();

  /** What was malformed, if the noun is known. It does not go on the wire. */
  Optional<String> problem();

  @Override
  default RequestType kind() {
    return RequestType.UNKNOWN;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link UnknownRequest}. Not thread-safe. */
  final class Builder extends ImmutableUnknownRequest.Builder {
    Builder() {}
  }
}
