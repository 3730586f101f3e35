/**
 * The types of the protocol as immutable values: requests, responses, server messages and data
 * types.
 *
 * <p>Anyone may depend on this package, and it depends only on the JDK. A builder refuses values
 * that the protocol does not allow a client or server to send. Values are safe to share between
 * threads. Session keys, affinity tokens and pre-chat values never show in {@code toString}.
 */
@NullMarked
package dev.chasitor.model;

import org.jspecify.annotations.NullMarked;
