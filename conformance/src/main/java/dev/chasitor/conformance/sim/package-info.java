/**
 * Both machines in one world without sockets: virtual time, a network that fails, nodes that are
 * lost.
 *
 * <p>A {@link dev.chasitor.conformance.sim.Scenario} is a plain value; running it gives a history,
 * the same one each time.
 */
@NullMarked
package dev.chasitor.conformance.sim;

import org.jspecify.annotations.NullMarked;
