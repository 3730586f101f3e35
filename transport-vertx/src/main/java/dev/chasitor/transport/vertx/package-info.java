/**
 * The transport SPI on Vert.x: {@link dev.chasitor.transport.vertx.VertxHttpTransport}. None of its
 * methods blocks, so an application may call them on an event loop.
 *
 * <pre>{@code
 * try (HttpTransport transport = VertxHttpTransport.create(vertx)) {
 *   …
 * }
 * }</pre>
 *
 * <h2>Two engines</h2>
 *
 * <p>By default a transport makes a core {@code HttpClient} for itself. An application may lend its
 * {@code WebClient} instead, with its interceptors, TLS and proxy settings and its pool. Both keep
 * all rules of the SPI. Web Client cannot abort a single exchange, so the transport aborts it
 * through the body of its request.
 *
 * <h2>What this transport adds to Vert.x</h2>
 *
 * <ul>
 *   <li><b>A time-out for the whole exchange</b>: the time-out of Vert.x does not cover a body that
 *       stalls.
 *   <li><b>Room for polls</b>: Vert.x allows five connections to one server by default, so five
 *       held polls would delay every message. Here the ports of the machine are the limit. A lent
 *       {@code WebClient} needs a {@code PoolOptions} with at least two connections a session.
 *   <li><b>A limit for the size of an answer</b>, checked while the answer arrives, and again when
 *       a compressed one is decoded.
 * </ul>
 *
 * <h2>What depends on a lent Web Client</h2>
 *
 * <ul>
 *   <li>Its interceptors see every exchange and may change it. An interceptor that repeats a
 *       request, follows a redirect or answers from a cache breaks a rule of the SPI. The
 *       application is responsible for that. The builder refuses a {@code WebClientSession}, which
 *       keeps cookies.
 *   <li>Its limits apply. An answer whose head is larger than {@code setMaxHeaderSize} (8 KiB by
 *       default) is a lost connection. The transport's own engine accepts 64 KiB.
 *   <li>Its proxy must exclude this machine with {@code setNonProxyHosts}. A cleartext request that
 *       only this machine may see does not go to a proxy: it fails as not connected.
 *   <li>A TLS handshake continues for {@code setSslHandshakeTimeout} (10 s by default) even if its
 *       exchange has ended, since Vert.x cannot abort one. With the transport's own engine it
 *       continues for the connect time-out.
 * </ul>
 *
 * <p>Proxies and trust stores belong to a lent {@code WebClient}: {@code ProxyOptions} with user
 * name and password, and {@code setTrustOptions}. A proxy that does not connect is reported as
 * {@code PROXY_REFUSED}. The transport's own engine has no proxy, and the trust store of the JVM
 * ({@code -Djavax.net.ssl.trustStore=FILE}).
 *
 * <p>It needs Vert.x 5.0.0 or later, with the Netty that belongs to it; the builder refuses an
 * older one. The page on transports lists the versions that are tested.
 *
 * <p>Unless {@code cleartext} allows more, {@code http} goes to this machine only.
 *
 * <p>The transport never closes a lent {@code Vertx}. It closes one that it made itself: {@code
 * close()} starts that and does not wait.
 */
@NullMarked
package dev.chasitor.transport.vertx;

import org.jspecify.annotations.NullMarked;
