package com.example.quarkus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.SessionEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Holds chats and writes the agent's lines as JSON with Quarkus' mapper. */
@ApplicationScoped
public class ChatBean {

  private final ChatClient client;
  private final ObjectMapper json;

  ChatBean(ChatClient client, ObjectMapper json) {
    this.client = client;
    this.json = json;
  }

  /** The agent's lines, once the chat has ended. */
  List<String> chat() {
    List<String> lines = new CopyOnWriteArrayList<>();
    ChasitorInitRequest request =
        ChasitorInitRequest.builder()
            .organizationId("00D000000000001")
            .deploymentId("572000000000001")
            .buttonId("573000000000001")
            .build();
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
    return lines;
  }

  private String json(ChatMessage said) {
    try {
      return json.writeValueAsString(
          new TreeMap<>(Map.of("name", said.name().orElse(""), "text", said.text())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
