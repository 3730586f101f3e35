package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The catch-all of a {@link MultiNounRequest}: a noun this model does not know, or a known one
 * whose object was malformed.
 *
 * <p>Its object is written again as it came, inside a {@code MultiNoun}; it cannot be sent alone.
 */
@Value.Immutable
@ModelStyle
public sealed interface UnknownRequest extends Request permits ImmutableUnknownRequest {

  /** The prefix, as it came. */
  String prefix();

  /** The noun, as it came. */
  String noun();

  /** The object as it came. */
  Json raw();

  /** What was wrong with the object of a known noun; not part of the wire. */
  Optional<String> problem();

  @Override
  default RequestType kind() {
    return RequestType.UNKNOWN;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link UnknownRequest}; not thread-safe. */
  final class Builder extends ImmutableUnknownRequest.Builder {
    Builder() {}
  }
}
