/**
 * The server's side of sessions without HTTP: the store, the desk, and what can go wrong.
 *
 * <p>For whoever serves the protocol on a stack of their own, and for the reference server.
 */
@NullMarked
package dev.chasitor.host;

import org.jspecify.annotations.NullMarked;
