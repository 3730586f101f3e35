/**
 * The contract of transports, over real loopback sockets: {@link
 * dev.chasitor.tck.transport.TransportTck}.
 *
 * <p>An author of a transport implements it in a short test class and runs that with JUnit 5. Each
 * test bears the id of its rule.
 */
@NullMarked
package dev.chasitor.tck.transport;

import org.jspecify.annotations.NullMarked;
