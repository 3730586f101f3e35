/**
 * The transport SPI on the JDK's own {@code java.net.http.HttpClient}, over HTTP/1.1: {@link
 * dev.chasitor.transport.jdk.JdkHttpTransport}. Nothing but the JDK is needed.
 *
 * <pre>{@code
 * try (HttpTransport transport = JdkHttpTransport.create()) {
 *   …
 * }
 * }</pre>
 *
 * <h2>What this transport adds to the engine</h2>
 *
 * <ul>
 *   <li><b>A time-out for all of it.</b> The engine's own time-out ends with the headers; ours also
 *       covers a body that stalls or trickles.
 *   <li><b>One request on the wire.</b> The engine sends a GET again, unasked, when the server
 *       closes the connection without an answer: for this protocol a second session. Here each
 *       request has a body publisher that can be used once, so that the second attempt ends before
 *       a byte of it is written. A side effect: GET and DELETE carry {@code Content-Length: 0}.
 *   <li><b>Cancelling that the server sees</b>, an answer of bounded size, and outcomes that are
 *       told on a thread of the transport's own.
 * </ul>
 *
 * <h2>Threads</h2>
 *
 * <p>One daemon thread for time-outs and outcomes; for a client of its own, up to four for the
 * engine's work (which includes looking up host names) and the engine's selector. They are named
 * {@code chasitor-jdk-…}, the selector {@code HttpClient-…-SelectorManager}. {@code close()} ends
 * them. Before JDK 21 the engine cannot be closed, and its selector ends once the garbage collector
 * has found the client, which the transport no longer holds.
 *
 * <p>Where the JVM sees one or two processors, JDKs before 25 start a thread for every exchange
 * inside {@code HttpClient.sendAsync}, whatever executor it was given. One chat never notices; a
 * bot with thousands of sessions should set {@code
 * -Djava.util.concurrent.ForkJoinPool.common.parallelism=2}, which was worth a factor of five.
 */
@NullMarked
package dev.chasitor.transport.jdk;

import org.jspecify.annotations.NullMarked;
