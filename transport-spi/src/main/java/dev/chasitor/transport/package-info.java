/**
 * The transport SPI: how the protocol's HTTP requests reach a server.
 *
 * <p>Authors of transports depend on this package and on {@code dev.chasitor.codec}'s wire types,
 * and on nothing else.
 */
@NullMarked
package dev.chasitor.transport;

import org.jspecify.annotations.NullMarked;
