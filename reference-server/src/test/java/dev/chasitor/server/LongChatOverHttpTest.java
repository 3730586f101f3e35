package dev.chasitor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.host.Chat;
import dev.chasitor.host.HostObserver;
import dev.chasitor.host.StopKind;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.transport.HttpTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chats that are longer than one answer, over real HTTP: rule S-SIZ-01. */
@Timeout(120)
class LongChatOverHttpTest {

  private static final ChasitorInitRequest INIT =
      ChasitorInitRequest.builder()
          .organizationId("00D000000000001")
          .deploymentId("572000000000001")
          .buttonId("573000000000001")
          .visitorName("Ada")
          .build();

  private final TestDesk desk = new TestDesk();
  private final AtomicInteger pollOnNode = new AtomicInteger();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  private ReferenceServer start() {
    return ReferenceServer.builder(desk)
        .nodes(2)
        .observer(
            new HostObserver() {
              @Override
              public void onRequest(int node, Request request) {
                if (request.kind() == RequestType.MESSAGES) {
                  pollOnNode.set(node);
                }
              }
            })
        .startAndWait();
  }

  private void on(SessionEvent event) {
    if (event instanceof SessionEvent.Received received
        && received.message() instanceof ChatMessage line) {
      heard.add(line.text());
    }
  }

  private List<String> heard(int lines) throws InterruptedException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      String text = heard.poll(20, TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError("only " + i + " of " + lines + " lines were heard");
      }
      texts.add(text);
    }
    return texts;
  }

  private static List<String> lines(int count, int length) {
    return IntStream.range(0, count).mapToObj(i -> i + ":" + "x".repeat(length)).toList();
  }

  @Test
  void longLinesReachTheClientInSeveralBatches() throws Exception {
    try (ReferenceServer server = start();
        HttpTransport transport = Carrier.JDK.to(server);
        ChatClient client =
            ChatClient.builder().endpoint(server.endpoint()).transport(transport).build()) {
      ChatSession unused = client.start(INIT, this::on);
      Chat chat = desk.accept();
      List<String> eight = lines(8, 200_000);
      eight.forEach(chat::say);
      assertEquals(eight, heard(8));
    }
  }

  @Test
  void aLongTranscriptReachesTheClientInPart() throws Exception {
    try (ReferenceServer server = start();
        HttpTransport transport = Carrier.JDK.to(server);
        ChatClient client =
            ChatClient.builder().endpoint(server.endpoint()).transport(transport).build()) {
      ChatSession session = client.start(INIT, this::on);
      Chat chat = desk.accept();
      assertAccepted(session, "hello");
      List<String> many = lines(600, 2_000);
      many.forEach(chat::say);
      assertEquals(many, heard(600));
      server
          .stopNode(pollOnNode.get(), StopKind.KILL)
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
      chat.say("missed");
      assertAccepted(session, "are you there?");
      chat.say("the end");
      assertEquals(List.of("missed", "the end"), heard(2));
      assertEquals("hello", desk.nextLine());
      assertEquals("are you there?", desk.nextLine());
    }
  }

  private static void assertAccepted(ChatSession session, String line) throws Exception {
    assertEquals(
        new CommandOutcome.Accepted(),
        session.send(line).toCompletableFuture().get(20, TimeUnit.SECONDS));
  }
}
