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
 *       sixth held poll would keep a message waiting. Here a machine's ports are the limit; a lent
 *       {@code WebClient} needs a {@code PoolOptions} with at least two connections a session.
 *   <li><b>An answer of bounded size</b>, read as it comes, never decompressed by the transport.
 * </ul>
 *
 * <h2>What is up to a lent Web Client</h2>
 *
 * <ul>
 *   <li>Its interceptors see and may change everything. One that sends a request again, follows a
 *       redirect or answers from a cache breaks a rule of the SPI, and that is the application's
 *       doing. A {@code WebClientSession} keeps cookies and is refused.
 *   <li>Its limits hold: an answer with a head of more than {@code setMaxHeaderSize}, which is 8
 *       KiB unless set, is a lost connection. A transport's own engine takes 64 KiB.
 *   <li>Its proxy is not shown what may go in the clear to this machine only: leave this machine
 *       out with {@code setNonProxyHosts}, else such an exchange fails as not connected.
 *   <li>A TLS handshake goes on for {@code setSslHandshakeTimeout}, 10 s unless set, also when its
 *       exchange is over: Vert.x has no handle for a connection in the making. With a transport's
 *       own engine it is the connect time-out.
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
