package dev.chasitor.images.client;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import java.net.URI;

/** Holds one chat with an echo desk. It prints the lines of the desk and how the chat ended. */
public final class Main {

  private Main() {}

  /**
   * Runs the chat to its end.
   *
   * @param arguments the server's endpoint as the first argument
   */
  public static void main(String[] arguments) {
    ChasitorInitRequest request =
        ChasitorInitRequest.builder()
            .organizationId("00D000000000001")
            .deploymentId("572000000000001")
            .buttonId("573000000000001")
            .build();
    try (HttpTransport transport = JdkHttpTransport.create();
        ChatClient client =
            ChatClient.builder().endpoint(URI.create(arguments[0])).transport(transport).build()) {
      ChatSession chat =
          client.start(
              request,
              event -> {
                if (event instanceof SessionEvent.Received received
                    && received.message() instanceof ChatMessage said) {
                  System.out.println(said.name().orElse("agent") + ": " + said.text());
                }
              });
      chat.send("Hello").toCompletableFuture().join();
      chat.send("bye").toCompletableFuture().join();
      System.out.println("ended: " + chat.ended().toCompletableFuture().join().kind());
    }
  }
}
