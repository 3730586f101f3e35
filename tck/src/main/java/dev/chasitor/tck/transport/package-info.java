/**
 * The contract every transport has to meet, over real loopback sockets: {@link
 * dev.chasitor.tck.transport.TransportTck}.
 *
 * <p>An author writes one short test class that implements it, and runs it with JUnit 5. Each test
 * is named after its rule.
 */
@NullMarked
package dev.chasitor.tck.transport;

import org.jspecify.annotations.NullMarked;
