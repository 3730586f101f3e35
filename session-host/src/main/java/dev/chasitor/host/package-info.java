/**
 * The server's side of sessions without HTTP: {@link dev.chasitor.host.HostSessions} drives them,
 * on a store and with a desk of the application. {@link dev.chasitor.host.Fault} lists what can go
 * wrong in a test.
 *
 * <p>Use it to serve the protocol on your own HTTP stack; the reference server does the same.
 */
@NullMarked
package dev.chasitor.host;

import org.jspecify.annotations.NullMarked;
