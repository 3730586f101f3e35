/**
 * A server for tests that speaks HTTP/1.1 by hand: {@link dev.chasitor.tck.wire.RawServer}. Because
 * it does its own framing it can also do what no real server offers: cut an answer at any byte,
 * stall, dribble, reset, flood.
 *
 * <p>On real loopback sockets and threads of its own; without a test framework, so that any may use
 * it. Nothing here waits for time: tests wait for requests and for connections to close.
 */
@NullMarked
package dev.chasitor.tck.wire;

import org.jspecify.annotations.NullMarked;
