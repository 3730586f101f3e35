/**
 * The contract of client sessions: {@link dev.chasitor.tck.session.ClientSessionTck}.
 *
 * <p>Authors of clients extend it. docs/tck.md shows how to write the adapter and what the verdicts
 * mean.
 */
@NullMarked
package dev.chasitor.tck.session;

import org.jspecify.annotations.NullMarked;
