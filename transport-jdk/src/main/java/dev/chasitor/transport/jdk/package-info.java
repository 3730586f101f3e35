/**
 * The transport SPI on the JDK's own {@code java.net.http.HttpClient}: {@link
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
 *       a byte of it is written. Two side effects: GET and DELETE carry {@code Content-Length: 0};
 *       and the engine first connects again, so that if the server accepts nothing more, a GET is
 *       told lost as late as the connect time-out. It is told lost, and not as never sent.
 *   <li><b>Cancelling that the server sees</b>, an answer of bounded size, and outcomes that are
 *       never told inside the call.
 * </ul>
 *
 * <h2>Threads</h2>
 *
 * <p>One daemon thread for time-outs and failures; answers are told on a thread of the engine's
 * choice, at present one of the common pool. A client of its own works on virtual threads from JDK
 * 21 on, before that on two to four daemon threads, and has a selector. They are named {@code
 * chasitor-jdk-…}, the selector {@code HttpClient-…-SelectorManager}; virtual threads have no
 * names. {@code close()} ends them and their connections, before JDK 21 by interrupting the
 * selector.
 *
 * <p><b>Looking up host names</b> blocks a thread of the engine. Before JDK 21 a few servers whose
 * name server does not answer occupy all of the two to four, and then the answers of all others
 * wait, too. Time-outs do not. An application that talks to many servers lends a larger executor.
 *
 * <p>The engine's work may be given to an executor of the application's with {@code
 * builder().executor(…)}.
 *
 * <p><b>Machines with one or two processors.</b> There JDKs before 25 start a thread for every
 * exchange inside {@code HttpClient.sendAsync}, whatever executor it was given: {@code
 * CompletableFuture} runs its asynchronous steps on the common pool only if that has a parallelism
 * of two or more, which takes three processors. One chat never notices. A bot with thousands of
 * sessions must set {@code -Djava.util.concurrent.ForkJoinPool.common.parallelism=2} on the command
 * line, which was worth a factor of five; a library cannot, since the pool may be in use already.
 * This transport itself takes no asynchronous step without naming an executor.
 *
 * <h2>TLS, proxies, HTTP/2</h2>
 *
 * <p>TLS settings and proxies are those of the engine: an application that needs its own lends an
 * {@code HttpClient} that has them. A proxy must let its clients in without asking for credentials,
 * say by their address: the engine can give them only by an authenticator, which would take each
 * 401 of the server for its own, and a proxy's 407 is an answer here. (A Web Client lent to the
 * transport on Vert.x can log in to a proxy.) {@code http} goes to this machine only, and to no
 * proxy, unless {@code cleartext} says otherwise. HTTP/2 is used if asked for, and within TLS only:
 * in the clear the engine would send its request as one to upgrade.
 */
@NullMarked
package dev.chasitor.transport.jdk;

import org.jspecify.annotations.NullMarked;
