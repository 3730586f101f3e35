/**
 * The transport SPI: it carries the protocol's HTTP requests to a server.
 *
 * <p>Authors of transports depend only on this package and on the wire types of {@code
 * dev.chasitor.codec}.
 */
@NullMarked
package dev.chasitor.transport;

import org.jspecify.annotations.NullMarked;
