package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * A request that holds several requests, which the server handles in order and answers together.
 * {@code POST System/MultiNoun}.
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

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link MultiNounRequest}. Not thread-safe. */
  final class Builder extends ImmutableMultiNounRequest.Builder {
    Builder() {}
  }
}
