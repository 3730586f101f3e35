/**
 * The transport SPI on the JDK's own {@code java.net.http.HttpClient}: {@link
 * dev.chasitor.transport.jdk.JdkHttpTransport}. It needs nothing but the JDK.
 *
 * <pre>{@code
 * try (HttpTransport transport = JdkHttpTransport.create()) {
 *   …
 * }
 * }</pre>
 *
 * <h2>What this transport adds to the JDK's client</h2>
 *
 * <ul>
 *   <li><b>A time-out for the whole exchange.</b> The JDK's own time-out ends with the headers.
 *       This one also covers a body that stalls or trickles.
 *   <li><b>One request on the wire.</b> If the server closes the connection without an answer, the
 *       JDK's client sends a GET again. In this protocol that could open a second session. Here
 *       each request has a body publisher that works once, so the second attempt ends before it
 *       writes a byte. This has two side effects. GET and DELETE carry {@code Content-Length: 0}.
 *       The JDK's client connects again before the attempt ends, so a lost GET may be reported only
 *       after the connect time-out. The report is then {@code CONNECTION_LOST}, not {@code
 *       NOT_CONNECTED}.
 *   <li><b>A cancel that the server sees</b>, a limit for the size of an answer, and outcomes that
 *       are never reported inside the call.
 * </ul>
 *
 * <h2>Threads</h2>
 *
 * <p>One daemon thread handles time-outs and reports failures. Answers are reported on a thread
 * that the JDK's client chooses, at present one of the common pool.
 *
 * <p>The transport's own client works on virtual threads from JDK 21 on, and on two to four daemon
 * threads before. It also has a selector thread. The threads are named {@code chasitor-jdk-…}, and
 * the selector {@code HttpClient-…-SelectorManager}; virtual threads have no names. {@code close()}
 * ends these threads and their connections; before JDK 21 it does so by interrupting the selector.
 *
 * <p><b>Looking up host names</b> blocks a worker thread. Before JDK 21 a few servers whose name
 * server does not answer can block all workers. The answers of all other servers then wait too, but
 * time-outs still work. An application that uses many servers should lend a larger executor with
 * {@code builder().executor(…)}.
 *
 * <p><b>Machines with one or two processors.</b> There, JDKs before 25 start a thread for every
 * exchange inside {@code HttpClient.sendAsync}, whatever its executor. The reason is that {@code
 * CompletableFuture} uses the common pool only with a parallelism of at least two, which takes
 * three processors. One chat is not affected. A bot with thousands of sessions must set {@code
 * -Djava.util.concurrent.ForkJoinPool.common.parallelism=2} on the command line. This made such a
 * bot five times faster. A library cannot set it, since the pool may be in use already. This
 * transport itself names an executor for each of its asynchronous steps.
 *
 * <h2>TLS, proxies, HTTP/2</h2>
 *
 * <p>TLS settings and proxies are those of the JDK's client. An application that needs its own
 * lends an {@code HttpClient} that has them.
 *
 * <p>A proxy that wants credentials gets them from {@code builder().proxyCredentials(…)}, with the
 * client that has the proxy. For {@code https} the JDK gives a proxy Basic credentials only if the
 * JVM starts with {@code -Djdk.http.auth.tunneling.disabledSchemes=}. An authenticator is refused:
 * it would take each 401 of the server for its own. A proxy that does not connect is reported as
 * {@code PROXY_REFUSED}.
 *
 * <p>A private certificate needs a trust store: that of the whole JVM ({@code
 * -Djavax.net.ssl.trustStore=FILE}), or that of a lent client ({@code
 * HttpClient.newBuilder().sslContext(…)}).
 *
 * <p>Unless {@code cleartext} allows more, {@code http} goes to this machine only, and to no proxy.
 * The transport uses HTTP/2 only if asked, and only within TLS: in cleartext the JDK's client would
 * send an upgrade request.
 */
@NullMarked
package dev.chasitor.transport.jdk;

import org.jspecify.annotations.NullMarked;
