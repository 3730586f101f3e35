package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * Several requests in one, done in this order and answered together. {@code POST System/MultiNoun}.
 *
 * <p>Guide chapter 5, MultiNoun; rulings A9, A29, A30.
 */
@Value.Immutable
@ModelStyle
public sealed interface MultiNounRequest extends Request permits ImmutableMultiNounRequest {

  /** The requests in order. */
  List<NounWrapper> nouns();

  @Override
  default RequestType kind() {
    return RequestType.MULTI_NOUN;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link MultiNounRequest}; not thread-safe. */
  final class Builder extends ImmutableMultiNounRequest.Builder {
    Builder() {}
  }
}
