package com.example.plain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Holds a chat on a worker thread of Vert.x and writes the agent's lines as JSON with Jackson. */
final class Relay {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Vertx vertx;

  Relay(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The agent's lines, once the chat has ended. */
  Future<List<String>> chat(URI endpoint) {
    return vertx.executeBlocking(() -> hold(endpoint));
  }

  private static List<String> hold(URI endpoint) {
    List<String> lines = new CopyOnWriteArrayList<>();
    ChasitorInitRequest request =
        ChasitorInitRequest.builder()
            .organizationId("00D000000000001")
            .deploymentId("572000000000001")
            .buttonId("573000000000001")
            .build();
    try (HttpTransport transport = JdkHttpTransport.create();
        ChatClient client = ChatClient.builder().endpoint(endpoint).transport(transport).build()) {
      ChatSession chat =
          client.start(
              request,
              event -> {
                if (event instanceof SessionEvent.Received received
                    && received.message() instanceof ChatMessage said) {
                  lines.add(json(said));
                }
              });
      chat.send("Hello");
      chat.send("bye");
      chat.ended().toCompletableFuture().join();
    }
    return lines;
  }

  private static String json(ChatMessage said) {
    try {
      return JSON.writeValueAsString(
          new TreeMap<>(Map.of("name", said.name().orElse(""), "text", said.text())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
