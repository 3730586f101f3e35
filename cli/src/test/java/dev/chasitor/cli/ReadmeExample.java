package dev.chasitor.cli;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import java.net.URI;

/** The example in the README, between the markers; {@code ReadmeTest} compares and runs it. */
final class ReadmeExample {

  private ReadmeExample() {}

  @SuppressWarnings(
      "FutureReturnValueIgnored") // the example says so: what is lost is told at the end
  static EndCause chat(URI endpoint, ChasitorInitRequest request) {
    // README: begin
    try (HttpTransport transport = JdkHttpTransport.create();
        ChatClient client = ChatClient.builder().endpoint(endpoint).transport(transport).build()) {
      ChatSession chat =
          client.start(
              request,
              event -> {
                if (event instanceof SessionEvent.Received received
                    && received.message() instanceof ChatMessage said) {
                  System.out.println(said.name().orElse("agent") + ": " + said.text());
                }
              });
      chat.send("Hello"); // waits for an agent, and survives the loss of a server node
      chat.send("bye");
      return chat.ended().toCompletableFuture().join();
    }
    // README: end
  }
}
