/**
 * The simulation: a client and a host without sockets, in virtual time, over a network that fails
 * and with nodes that are lost.
 *
 * <p>A {@link dev.chasitor.conformance.sim.Scenario} is a plain value. Running it gives the same
 * history each time.
 */
@NullMarked
package dev.chasitor.conformance.sim;

import org.jspecify.annotations.NullMarked;
