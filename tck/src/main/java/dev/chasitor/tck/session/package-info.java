/**
 * The kit for client sessions: extend {@link dev.chasitor.tck.session.ClientSessionTck}.
 *
 * <p>For authors of clients. How to write the adapter, and what a verdict means, is in docs/tck.md.
 */
@NullMarked
package dev.chasitor.tck.session;

import org.jspecify.annotations.NullMarked;
