package dev.chasitor.tck.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * What one would write first on {@link HttpURLConnection}: enough for a request that goes well,
 * with the mistakes that the engine invites.
 */
final class UrlConnectionTransport implements HttpTransport {

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "url-connection");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public InFlight execute(
      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
    threads.execute(() -> onOutcome.accept(exchange(request, timeout)));
    return () -> {};
  }

  private static Outcome exchange(WireRequest request, Duration timeout) {
    try {
      HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection();
      connection.setRequestMethod(request.method().name());
      int millis = (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
      connection.setConnectTimeout(millis);
      connection.setReadTimeout(millis);
      request.headers().forEach(connection::setRequestProperty);
      if (!request.body().isEmpty()) {
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
          out.write(request.body().toBytes());
        }
      }
      try (InputStream in = connection.getInputStream()) {
        WireBody body = WireBody.of(in.readAllBytes());
        return new Received(
            new WireResponse(connection.getResponseCode(), headers(connection), body));
      }
    } catch (SocketTimeoutException e) {
      return Failed.of(FailureKind.TIMED_OUT, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      return Failed.of(FailureKind.CONNECTION_LOST, String.valueOf(e.getMessage()), e);
    }
  }

  private static WireHeaders headers(HttpURLConnection connection) {
    WireHeaders.Builder headers = WireHeaders.builder();
    connection
        .getHeaderFields()
        .forEach(
            (name, values) -> {
              // The status line has no name.
              if (name != null) {
                values.forEach(value -> headers.add(name, value));
              }
            });
    return headers.build();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
