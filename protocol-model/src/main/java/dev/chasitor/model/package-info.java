/**
 * The protocol's nouns as immutable values: requests, responses, server messages and data types.
 *
 * <p>Anyone may depend on this package; it depends on nothing but the JDK. Values are built
 * strictly (a builder refuses what the protocol does not allow to be sent) and are safe to share
 * between threads. Session keys, affinity tokens and pre-chat values never show in {@code
 * toString}.
 */
@NullMarked
package dev.chasitor.model;

import org.jspecify.annotations.NullMarked;
