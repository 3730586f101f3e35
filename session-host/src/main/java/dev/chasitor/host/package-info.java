/**
 * The server's side of sessions without HTTP: {@link dev.chasitor.host.HostSessions} drives them;
 * the store and the desk are lent; {@link dev.chasitor.host.Fault} names what can go wrong.
 *
 * <p>For whoever serves the protocol on a stack of their own, and for the reference server.
 */
@NullMarked
package dev.chasitor.host;

import org.jspecify.annotations.NullMarked;
