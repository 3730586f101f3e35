package dev.chasitor.handoff;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ResumeReport;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.transport.HttpTransport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The service: HTTP in, the chats, webhooks out. It goes on with the chats of the journal that
 * nobody holds when it starts, and every few seconds. Thread-safe.
 */
final class HandoffService implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(HandoffService.class.getName());

  private final ScheduledExecutorService resumer = Executors.newSingleThreadScheduledExecutor();
  private final HandoffOptions options;
  private final HttpTransport transport;
  private final ChatClient client;
  private final Webhook webhook;
  private final HttpApi http;

  /**
   * Creates the service.
   *
   * @param journal keeps the chats; whoever opened it closes it after this service
   * @throws IOException if the port is taken
   */
  HandoffService(HandoffOptions options, SessionJournal journal) throws IOException {
    this.options = options;
    ChatMetrics metrics = new ChatMetrics(new SimpleMeterRegistry());
    transport = options.carrier().open();
    client =
        ChatClient.builder()
            .endpoint(options.endpoint())
            .transport(transport)
            .journal(journal)
            .lease(options.lease())
            .observer(metrics)
            .build();
    webhook = new Webhook(options.webhook(), options.webhookKey());
    HandoffChats chats = new HandoffChats(client, journal, webhook, options);
    http = new HttpApi(options.port(), chats, client::sessionCounts, metrics::text);
  }

  void start() {
    http.start();
    LOG.log(System.Logger.Level.INFO, "Listening on port " + http.port());
    var unused =
        resumer.scheduleWithFixedDelay(
            this::resume, 0, options.resumeEvery().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The port for HTTP. */
  int port() {
    return http.port();
  }

  /** A task that throws would be the last one, so this logs what is thrown. */
  private void resume() {
    try {
      ResumeReport report =
          client.resume(session -> webhook.listenerOf(session.id())).toCompletableFuture().join();
      if (!report.resumed().isEmpty() || !report.failed().isEmpty()) {
        LOG.log(System.Logger.Level.INFO, report.toString());
      }
    } catch (CompletionException | IllegalStateException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "No chat was resumed, and the next try comes soon: " + e.getClass().getName());
    }
  }

  /**
   * Stops. No chat ends: the journal has them all, and the next process may resume them at once. A
   * command that comes meanwhile is refused, so that its caller gives it again.
   */
  @Override
  public void close() {
    resumer.shutdownNow();
    LOG.log(
        System.Logger.Level.INFO,
        client.drain(options.drain()).toCompletableFuture().join().toString());
    http.close();
    client.close();
    transport.close();
  }
}
