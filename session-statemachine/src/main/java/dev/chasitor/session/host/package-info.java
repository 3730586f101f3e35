/**
 * The host's machine: what a server of the protocol does for one session, as a pure function.
 *
 * <p>{@link dev.chasitor.session.host.HostMachine#step} is the mirror of the visitor's machine.
 * Nothing in this package knows a clock, a thread, a socket or JSON; the reference server and the
 * TCK's simulation drive it.
 */
@NullMarked
package dev.chasitor.session.host;

import org.jspecify.annotations.NullMarked;
