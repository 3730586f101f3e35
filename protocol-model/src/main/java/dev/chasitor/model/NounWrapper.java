package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * One request inside a {@link MultiNounRequest}: {@code {"prefix": …, "noun": …, "object": …}}.
 *
 * <p>Guide chapter 8, NounWrapper; ruling A9. Only what is posted can be wrapped, and no other
 * {@code MultiNoun}.
 */
@Value.Immutable
@ModelStyle
public sealed interface NounWrapper extends Extensible permits ImmutableNounWrapper {

  /** The request. */
  Request request();

  /** Refuses a request that cannot be wrapped. */
  @Value.Check
  default void check() {
    if (!request().kind().canBeWrapped()) {
      throw new IllegalStateException(request().kind() + " cannot stand in a MultiNoun");
    }
  }

  /** A wrapper around {@code request}. */
  static NounWrapper of(Request request) {
    return builder().request(request).build();
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link NounWrapper}; not thread-safe. */
  final class Builder extends ImmutableNounWrapper.Builder {
    Builder() {}
  }
}
