/**
 * The host's machine: what a server of the protocol does for one session, as a pure function.
 *
 * <p>{@link dev.chasitor.session.host.HostMachine#step} takes a state and an input, and returns the
 * next state and the effects to perform. This package uses no clock, thread, socket or JSON. {@code
 * dev.chasitor.host} has a ready driver.
 */
@NullMarked
package dev.chasitor.session.host;

import org.jspecify.annotations.NullMarked;
