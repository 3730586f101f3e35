/**
 * The transport SPI on Vert.x: {@link dev.chasitor.transport.vertx.VertxHttpTransport}. No method
 * of it blocks, so it may be used on an event loop.
 *
 * <pre>{@code
 * try (HttpTransport transport = VertxHttpTransport.create(vertx)) {
 *   …
 * }
 * }</pre>
 *
 * <h2>Two engines</h2>
 *
 * <p>Unless told otherwise a transport makes a core {@code HttpClient} of its own. An application
 * may lend its {@code WebClient} instead, with its interceptors, TLS and proxy settings and its
 * pool. All promises of the SPI hold with either; an exchange of a Web Client is aborted by way of
 * its body, since Web Client itself has no handle for one.
 *
 * <h2>What this transport adds to the engine</h2>
 *
 * <ul>
 *   <li><b>A time-out for all of it</b>: the engine's own does not cover a body that stalls.
 *   <li><b>Room for polls</b>: by default the engine has five connections for one server, so that a
 *       sixth held poll would keep a message waiting. Here the default is in the thousands; a lent
 *       {@code WebClient} needs a {@code PoolOptions} with at least two connections a session.
 *   <li><b>An answer of bounded size</b>, read as it comes, never decompressed by the transport.
 * </ul>
 *
 * <p>{@code http} goes to this machine only, unless {@code cleartext} says otherwise.
 *
 * <p>A {@code Vertx} that was lent is never closed. One that the transport made itself is closed
 * with it; {@code close()} starts that and does not wait.
 */
@NullMarked
package dev.chasitor.transport.vertx;

import org.jspecify.annotations.NullMarked;
