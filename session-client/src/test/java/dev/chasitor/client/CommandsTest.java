package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.RichMessageAction;
import dev.chasitor.model.RichMessageRequest;
import dev.chasitor.model.RichMessageType;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Phase;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session can be told to do, and what of it reaches the wire. */
class CommandsTest {

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, true);

  private ChatSession established() {
    ChatSession chat = VirtualHost.client(time, host).build().start(VirtualHost.INIT, event -> {});
    time.runAll(4);
    host.queue();
    host.accept();
    while (chat.phase() != Phase.ESTABLISHED) {
      time.runOne();
    }
    return chat;
  }

  private List<Request> posted(RequestType... types) {
    Set<RequestType> wanted = EnumSet.copyOf(List.of(types));
    return host.asked.stream().filter(it -> wanted.contains(it.kind())).toList();
  }

  @Test
  void eventsAndChoicesKeepTheirPlaceAmongTheLines() {
    ChatSession chat = established();
    RichMessageRequest choice =
        RichMessageRequest.builder()
            .addActions(
                RichMessageAction.builder()
                    .type(Word.of(RichMessageType.CHAT_WINDOW_MENU))
                    .index(2)
                    .build())
            .build();
    List<CompletionStage<CommandOutcome>> outcomes =
        List.of(
            chat.send("one"),
            chat.event("Clicked", "left"),
            chat.richMessage(choice),
            chat.event(CustomEventRequest.builder().type("Clicked").data("right").build()),
            chat.send("two"));
    while (!outcomes.get(4).toCompletableFuture().isDone()) {
      time.runOne();
    }
    assertEquals(
        List.of(
            ChatMessageRequest.builder().text("one").build(),
            CustomEventRequest.builder().type("Clicked").data("left").build(),
            choice,
            CustomEventRequest.builder().type("Clicked").data("right").build(),
            ChatMessageRequest.builder().text("two").build()),
        posted(RequestType.CHAT_MESSAGE, RequestType.CUSTOM_EVENT, RequestType.RICH_MESSAGE));
    assertEquals(
        Set.of(new CommandOutcome.Accepted()),
        outcomes.stream()
            .map(stage -> stage.toCompletableFuture().join())
            .collect(Collectors.toSet()));
  }

  @Test
  void typingIsShownToAnyAgentButAPeekOnlyToOneWhoMaySeeIt() {
    ChatSession chat = established();
    chat.typing(true);
    chat.sneakPeek("hel");
    CompletionStage<CommandOutcome> said = chat.send("hello");
    while (!said.toCompletableFuture().isDone()) {
      time.runOne();
    }
    assertEquals(1, posted(RequestType.CHASITOR_TYPING).size());
    assertEquals(0, posted(RequestType.CHASITOR_SNEAK_PEEK).size());
  }

  @Test
  @Timeout(30)
  void aPeekReachesAnAgentWhoMaySeeIt() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport();
        ChatClient client =
            ChatClient.builder()
                .endpoint(URI.create("http://localhost"))
                .transport(transport)
                .build()) {
      ChatSession chat = client.start(VirtualHost.INIT, event -> {});
      transport.push(
          ScriptedTransport.success(),
          ChatEstablished.builder()
              .name("Andy")
              .userId("005000000000001")
              .sneakPeekEnabled(true)
              .build());
      chat.send("hello").toCompletableFuture().get(10, TimeUnit.SECONDS);
      chat.sneakPeek("how ar");
      transport.awaitAsked(RequestType.CHASITOR_SNEAK_PEEK);
    }
  }
}
