package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * One request inside a {@link MultiNounRequest}: {@code {"prefix": …, "noun": …, "object": …}}.
 *
 * <p>It can hold any request that is sent by POST, except another {@code MultiNoun}. Guide chapter
 * 8, NounWrapper; ruling A9.
 */
@Value.Immutable
@ModelStyle
public sealed interface NounWrapper extends Extensible permits ImmutableNounWrapper {

  /** The request. */
  Request request();

  /**
   * Checks that the request can be wrapped.
   *
   * @throws IllegalStateException if it cannot
   */
  @Value.Check
  default void check() {
    if (!request().kind().canBeWrapped()) {
      throw new IllegalStateException(
          request().kind() + " cannot be in a MultiNoun: only a POST other than MultiNoun can");
    }
  }

  /**
   * Wraps a request.
   *
   * @throws IllegalStateException if the request cannot be wrapped
   */
  static NounWrapper of(Request request) {
    return builder().request(request).build();
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link NounWrapper}. Not thread-safe. */
  final class Builder extends ImmutableNounWrapper.Builder {
    Builder() {}
  }
}
