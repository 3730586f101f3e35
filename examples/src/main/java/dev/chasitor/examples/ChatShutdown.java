package dev.chasitor.examples;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.DrainReport;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.function.BiConsumer;

/** Stops the chats of a process, so that another process can go on with them. */
final class ChatShutdown {

  private static final System.Logger LOG = System.getLogger(ChatShutdown.class.getName());

  private final ChatClient client;
  private final HttpTransport transport;
  private final Duration within;
  private final BiConsumer<String, byte[]> store;

  /**
   * Creates the shutdown of one client.
   *
   * @param within how long listeners may take to receive their last events
   * @param store keeps a document under the id of its session; called on one thread
   */
  ChatShutdown(
      ChatClient client,
      HttpTransport transport,
      Duration within,
      BiConsumer<String, byte[]> store) {
    this.client = client;
    this.transport = transport;
    this.within = within;
    this.store = store;
  }

  /** Lets the JVM run this when it stops: at SIGTERM, at Ctrl-C, and after System.exit. */
  void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::run, "chat-shutdown"));
  }

  /** Freezes the sessions, stores their documents, and frees the client and its transport. */
  void run() {
    DrainReport report = client.drain(within).toCompletableFuture().join();
    report.frozen().forEach((id, document) -> keep(id, document.bytes()));
    report
        .notFrozen()
        .forEach((id, reason) -> LOG.log(System.Logger.Level.ERROR, "chat=" + id + " " + reason));
    report
        .undelivered()
        .forEach(
            id ->
                LOG.log(
                    System.Logger.Level.WARNING,
                    "chat=" + id + " was frozen before its listener received the last events"));
    client.close();
    transport.close();
  }

  /** A document that cannot be stored must not keep the others from it. */
  private void keep(String id, byte[] document) {
    try {
      store.accept(id, document);
    } catch (RuntimeException e) {
      // The text of the exception may quote the document, which has the session's key.
      LOG.log(
          System.Logger.Level.ERROR,
          "chat=" + id + " is lost: storing its document failed with " + e.getClass().getName());
    }
  }
}
