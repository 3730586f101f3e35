package dev.chasitor.benchmarks.session;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.client.FrozenSession;
import dev.chasitor.client.Thaw;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A process for each request, as a function of a cloud: it reads a document, goes on with the
 * session, says a line, freezes the session and writes the document.
 */
final class ColdThaw {

  private ColdThaw() {}

  /** Makes the document of an established chat. */
  static void prepare(int port, Path document) throws IOException, InterruptedException {
    CountDownLatch established = new CountDownLatch(1);
    ChatClient client = client(port);
    ChatSession session =
        client.start(
            Chats.init(0),
            event -> {
              if (event instanceof SessionEvent.PhaseChanged changed
                  && changed.to() == Phase.ESTABLISHED) {
                established.countDown();
              }
            });
    established.await();
    Files.write(document, session.freeze().toCompletableFuture().join().bytes());
    client.close();
  }

  private static ChatClient client(int port) {
    return ChatClient.builder()
        .endpoint(URI.create("http://127.0.0.1:" + port))
        .transport(JdkHttpTransport.create())
        .build();
  }

  /**
   * Handles one request. Returns the milliseconds until the line was accepted and the document
   * written.
   *
   * @param begun the time of {@link System#nanoTime} at which the process ran its first line
   */
  static double run(int port, Path document, boolean says, long begun) throws IOException {
    ChatClient client = client(port);
    FrozenSession frozen = FrozenSession.of(Files.readAllBytes(document));
    ChatSession session = client.thaw(frozen, Thaw.EXACT, (id, generation) -> true, event -> {});
    if (says) {
      var unused = session.send("What about it?").toCompletableFuture().join();
    }
    Files.write(document, session.freeze().toCompletableFuture().join().bytes());
    return (System.nanoTime() - begun) / 1e6;
  }
}
