package dev.chasitor.cli.transport;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.OneOutcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

// docs: begin
/** A transport on plain sockets: for each exchange a thread and a connection. */
record SocketTransport(
    SSLContext tls,
    int maxBytes,
    Cleartext cleartext,
    Set<OneOutcome> inFlight,
    ExecutorService threads,
    ScheduledThreadPoolExecutor clock)
    implements HttpTransport {

  static SocketTransport open(SSLContext tls, int maxBytes, Cleartext cleartext) {
    Set<OneOutcome> inFlight = ConcurrentHashMap.newKeySet();
    ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
    clock.setRemoveOnCancelPolicy(true);
    ExecutorService threads = Executors.newCachedThreadPool();
    return new SocketTransport(tls, maxBytes, cleartext, inFlight, threads, clock);
  }

  @Override
  public InFlight execute(
      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
    Destination to = Destination.of(request, cleartext);
    OneOutcome outcome = new OneOutcome(to, maxBytes, clock, onOutcome);
    inFlight.add(outcome);
    outcome.whenSettled(() -> inFlight.remove(outcome));
    try {
      long nanos = TimeUnit.NANOSECONDS.convert(timeout);
      ScheduledFuture<?> timer =
          clock.schedule(() -> outcome.timedOut(timeout), nanos, TimeUnit.NANOSECONDS);
      outcome.whenSettled(() -> timer.cancel(false));
      threads.execute(() -> exchange(request, to, outcome));
    } catch (RejectedExecutionException stopped) {
      outcome.closed();
    }
    return outcome;
  }

  private void exchange(WireRequest request, Destination to, OneOutcome outcome) {
    boolean connected = false;
    try (Socket tcp = new Socket()) {
      outcome.whenSettled(() -> SocketMessages.close(tcp)); // also ends what blocks below
      tcp.connect(new InetSocketAddress(to.host(), to.port()));
      Socket socket = to.tls() ? SocketMessages.secured(tcp, tls, to) : tcp;
      connected = true;
      socket.getOutputStream().write(SocketMessages.bytes(request, to));
      SocketMessages.read(new BufferedInputStream(socket.getInputStream()), maxBytes, outcome);
    } catch (IOException | IllegalArgumentException cause) {
      boolean unused = connected ? outcome.connectionLost(cause) : outcome.notConnected(cause);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    inFlight.forEach(OneOutcome::closed);
    clock.shutdown();
  }
}
// docs: end
