/**
 * A server for tests that writes HTTP/1.1 byte by byte: {@link dev.chasitor.tck.wire.RawServer}. It
 * can do what no real server offers: cut an answer at any byte, stall, dribble, reset, flood.
 *
 * <p>It uses real loopback sockets, its own threads, and no test framework. No method sleeps: tests
 * wait for requests and for connections to close.
 */
@NullMarked
package dev.chasitor.tck.wire;

import org.jspecify.annotations.NullMarked;
