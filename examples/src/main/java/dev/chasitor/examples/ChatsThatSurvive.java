package dev.chasitor.examples;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.client.ResumeReport;
import dev.chasitor.client.SessionListener;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.SessionDescription;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Chats that survive a crash of the process. */
final class ChatsThatSurvive {

  private final ChatClient client;
  private final Function<SessionDescription, SessionListener> listeners;

  ChatsThatSurvive(
      URI endpoint,
      HttpTransport transport,
      SessionJournal journal,
      Function<SessionDescription, SessionListener> listeners) {
    this.listeners = listeners;
    client =
        ChatClient.builder()
            .endpoint(endpoint)
            .transport(transport)
            .journal(journal)
            .lease(Duration.ofSeconds(10))
            .build();
  }

  /** Call it when the process starts, and then every half minute or so. */
  CompletionStage<ResumeReport> resume() {
    return client.resume(listeners);
  }

  /** Says a line. Answer your own caller when the stage completes: the line is safe then. */
  CompletionStage<Void> say(ChatSession chat, CommandId id, String text) {
    return chat.send(id, text).kept();
  }
}
