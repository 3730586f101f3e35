package dev.chasitor.benchmarks.transport;

import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import dev.chasitor.transport.vertx.VertxHttpTransport;
import io.vertx.core.Vertx;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** A client that the benchmark compares. */
interface Contender extends AutoCloseable {

  /** The protocol's headers of each request. */
  Map<String, String> HEADERS =
      Map.of(
          "X-LIVEAGENT-API-VERSION", "42",
          "X-LIVEAGENT-AFFINITY", "73061fa0",
          "X-LIVEAGENT-SESSION-KEY", "5503f854-0203-4324-8ed5-f793a367426f!1450000000000!abc",
          "X-LIVEAGENT-SEQUENCE", "1");

  Duration TIMEOUT = Duration.ofMinutes(10);

  int MOST_CONNECTIONS = 20_000;

  /**
   * Starts a GET. Runs {@code done} when the complete answer has arrived; never if the request
   * fails.
   */
  void get(URI uri, Runnable done);

  @Override
  void close();

  /** Returns a bare Web Client, as an application would use it. */
  static Contender bareWebClient() {
    Vertx vertx = Vertx.vertx();
    WebClient client = webClient(vertx);
    return new Contender() {
      @Override
      public void get(URI uri, Runnable done) {
        var request = client.get(uri.getPort(), uri.getHost(), uri.getPath());
        HEADERS.forEach(request::putHeader);
        request.send().onSuccess(answer -> done.run());
      }

      @Override
      public void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
      }
    };
  }

  /** Returns this library's transport with its own core client. */
  static Contender vertxTransport() {
    return of(VertxHttpTransport.create(), () -> {});
  }

  /** Returns this library's transport on a lent Web Client like the bare one. */
  static Contender webClientTransport() {
    Vertx vertx = Vertx.vertx();
    WebClient client = webClient(vertx);
    return of(
        VertxHttpTransport.builder().webClient(vertx, client).build(),
        () -> {
          client.close();
          vertx.close().toCompletionStage().toCompletableFuture().join();
        });
  }

  private static WebClient webClient(Vertx vertx) {
    return WebClient.wrap(
        vertx
            .httpClientBuilder()
            .with(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS))
            .build());
  }

  /** Returns a bare {@code HttpClient} with the executor that this library's transport makes. */
  static Contender bareHttpClient() {
    int threads = Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
    ExecutorService executor = Executors.newFixedThreadPool(threads, daemons());
    return bare(HttpClient.newBuilder().executor(executor), executor::shutdown);
  }

  /** Returns a bare {@code HttpClient} with its default executor. */
  static Contender defaultHttpClient() {
    return bare(HttpClient.newBuilder(), () -> {});
  }

  private static Contender bare(HttpClient.Builder builder, Runnable close) {
    HttpClient client = builder.version(HttpClient.Version.HTTP_1_1).build();
    return new Contender() {
      @Override
      public void get(URI uri, Runnable done) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(TIMEOUT);
        HEADERS.forEach(request::header);
        var unused =
            client
                .sendAsync(request.build(), BodyHandlers.ofByteArray())
                .thenAccept(answer -> done.run());
      }

      @Override
      public void close() {
        close.run();
      }
    };
  }

  /** Returns this library's transport with its own executor. */
  static Contender jdkTransport() {
    return of(JdkHttpTransport.create(), () -> {});
  }

  private static Contender of(HttpTransport transport, Runnable close) {
    WireHeaders.Builder builder = WireHeaders.builder();
    HEADERS.forEach(builder::add);
    WireHeaders headers = builder.build();
    return new Contender() {
      @Override
      public void get(URI uri, Runnable done) {
        transport.execute(
            new WireRequest(HttpMethod.GET, uri, headers, WireBody.empty()),
            TIMEOUT,
            outcome -> {
              if (outcome instanceof HttpTransport.Outcome.Received) {
                done.run();
              }
            });
      }

      @Override
      public void close() {
        transport.close();
        close.run();
      }
    };
  }

  private static ThreadFactory daemons() {
    return work -> {
      Thread thread = new Thread(work);
      thread.setDaemon(true);
      return thread;
    };
  }
}
