package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.model.Availability;
import dev.chasitor.model.AvailabilityRequest;
import dev.chasitor.model.BreadcrumbRequest;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.Settings;
import dev.chasitor.model.SettingsRequest;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.VisitorId;
import dev.chasitor.model.VisitorIdRequest;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionlessRequestsTest {

  private static final VisitorIdRequest WHO =
      VisitorIdRequest.builder().organizationId("00D").deploymentId("572").sid("sid-1").build();

  private final ChasitorCodec codec = ChasitorCodec.create();
  private final Server server = new Server();

  /** Answers what it was told to, at once, and keeps what it was asked. */
  private final class Server implements HttpTransport {
    final Queue<Outcome> answers = new ArrayDeque<>();
    final List<WireRequest> asked = new ArrayList<>();
    @Nullable RuntimeException refusal;

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      if (refusal != null) {
        throw refusal;
      }
      asked.add(request);
      onOutcome.accept(answers.remove());
      return () -> {};
    }

    Server answers(ServerMessage message) {
      return answers(new Reply.Answered(EnvelopeResponse.of(message)));
    }

    Server answers(Reply reply) {
      return answers(new Outcome.Received(codec.encodeReply(reply)));
    }

    Server answers(Outcome outcome) {
      answers.add(outcome);
      return this;
    }

    Server moves(String url) {
      return answers(SwitchServer.builder().newUrl(url).build());
    }

    List<String> uris() {
      return asked.stream().map(request -> request.uri().toString()).toList();
    }

    @Override
    public void close() {}
  }

  private ChatClient client(String endpoint) {
    return ChatClient.builder()
        .endpoint(URI.create(endpoint))
        .transport(server)
        .executor(Runnable::run)
        .build();
  }

  private static VisitorRequestException failure(CompletionStage<?> stage) {
    CompletableFuture<?> done = stage.toCompletableFuture();
    assertTrue(done.isDone());
    CompletionException e = assertThrows(CompletionException.class, done::join);
    return assertInstanceOf(VisitorRequestException.class, e.getCause());
  }

  private static <T> T answer(CompletionStage<T> stage) {
    assertTrue(stage.toCompletableFuture().isDone());
    return stage.toCompletableFuture().join();
  }

  private static final VisitorId VISITOR = VisitorId.builder().sessionId("sid-2").build();

  @Test
  void eachRequestHasItsTypedAnswer() {
    try (ChatClient client = client("https://one.example")) {
      Settings settings = Settings.builder().contentServerUrl("https://c").pingRate(50000).build();
      server.answers(settings);
      assertEquals(
          settings,
          answer(
              client.settings(
                  SettingsRequest.builder()
                      .organizationId("00D")
                      .deploymentId("572")
                      .addButtonIds("573")
                      .build())));
      Availability availability = Availability.builder().build();
      server.answers(availability);
      assertEquals(
          availability,
          answer(
              client.availability(
                  AvailabilityRequest.builder()
                      .organizationId("00D")
                      .deploymentId("572")
                      .addIds("573")
                      .build())));
      server.answers(VISITOR);
      assertEquals(VISITOR, answer(client.visitorId(WHO)));
      server.answers(new Reply.Accepted());
      answer(client.breadcrumb(BreadcrumbRequest.builder().location("https://shop").build()));
      assertEquals(4, server.asked.size());
    }
  }

  @Test
  void aMoveIsFollowedWithoutTheVisitorsIdAndRemembered() {
    try (ChatClient client = client("https://one.example")) {
      server.moves("https://two.example/chat").moves("https://three.example/chat").answers(VISITOR);
      assertEquals(VISITOR, answer(client.visitorId(WHO)));
      List<String> uris = server.uris();
      assertEquals(3, uris.size());
      assertTrue(uris.get(0).startsWith("https://one.example/chat/rest/Visitor/VisitorId?"));
      assertTrue(uris.get(0).contains("sid-1"), uris.get(0));
      assertTrue(uris.get(1).startsWith("https://two.example/chat/rest/Visitor/VisitorId?"));
      assertTrue(uris.get(2).startsWith("https://three.example/chat/rest/Visitor/VisitorId?"));
      assertFalse(uris.get(1).contains("sid"), uris.get(1));
      Incoming.Understood moved = (Incoming.Understood) codec.decodeRequest(server.asked.get(1));
      assertEquals(
          VisitorIdRequest.builder().organizationId("00D").deploymentId("572").build(),
          moved.request());

      assertEquals(URI.create("https://three.example/chat/rest/"), client.endpoint());
      server.answers(VISITOR);
      answer(client.visitorId(WHO));
      assertTrue(server.uris().get(3).startsWith("https://three.example/"));
    }
  }

  @Test
  void nothingOfARequestIsLostInAMoveButTheId() {
    SettingsRequest settings =
        SettingsRequest.builder()
            .organizationId("00D")
            .deploymentId("572")
            .addButtonIds("573a", "573b")
            .updateBreadcrumb(true)
            .needEstimatedWaitTime(true)
            .build();
    AvailabilityRequest availability =
        AvailabilityRequest.builder()
            .organizationId("00D")
            .deploymentId("572")
            .addIds("573a", "005b")
            .needEstimatedWaitTime(true)
            .build();
    try (ChatClient client = client("https://one.example")) {
      server.moves("https://two.example/chat").answers(new Reply.Empty());
      failure(client.settings(settings));
      server.moves("https://one.example/chat").answers(new Reply.Empty());
      failure(client.availability(availability));
    }
    assertEquals(
        List.of(settings, settings, availability, availability),
        server.asked.stream()
            .map(request -> ((Incoming.Understood) codec.decodeRequest(request)).request())
            .toList());
  }

  @Test
  void aMoveThatLeadsNowhereIsAnError() {
    for (String url : List.of("", "not a url", "ftp://two.example/chat", "/chat")) {
      try (ChatClient client = client("https://one.example")) {
        server.asked.clear();
        server.moves(url);
        VisitorRequestException e = failure(client.visitorId(WHO));
        assertTrue(
            String.valueOf(e.getMessage())
                .contains("SwitchServer names no absolute http or https address"),
            url);
        assertEquals(1, server.asked.size());
        assertEquals(URI.create("https://one.example/chat/rest/"), client.endpoint());
      }
    }
  }

  @Test
  void nobodyIsLedFromHttpsToHttp() {
    try (ChatClient client = client("https://one.example")) {
      server.moves("http://two.example/chat?secret=sid-9");
      VisitorRequestException e = failure(client.visitorId(WHO));
      server.moves("https://two.example/chat").moves("http://three.example/chat");
      VisitorRequestException later = failure(client.visitorId(WHO));
      assertTrue(
          String.valueOf(later.getMessage()).endsWith("SwitchServer leads from https to http"),
          later::toString);
      assertFalse(e.toString().contains("sid-"), e::toString);
      assertEquals(3, server.asked.size(), "nothing was asked by http");
      assertTrue(server.uris().stream().allMatch(uri -> uri.startsWith("https:")));
      assertEquals(URI.create("https://one.example/chat/rest/"), client.endpoint());
    }
    try (ChatClient client = client("http://localhost:8080")) {
      server.moves("http://localhost:8081/chat").answers(VISITOR);
      assertEquals(VISITOR, answer(client.visitorId(WHO)), "who speaks http may be sent to http");
    }
  }

  @Test
  void onlyAServerThatAnsweredIsMovedTo() {
    try (ChatClient client = client("https://one.example")) {
      URI one = client.endpoint();
      server
          .moves("https://two.example/chat")
          .answers(HttpTransport.Outcome.Failed.of(FailureKind.NOT_CONNECTED, "", null));
      failure(client.visitorId(WHO));
      assertEquals(one, client.endpoint(), "nobody is there");
      server
          .moves("https://two.example/chat")
          .answers(new Reply.Refused(new Refusal.AffinityLost("")));
      failure(client.visitorId(WHO));
      assertEquals(one, client.endpoint(), "it refused");
      server.moves("https://two.example/chat").answers(new HttpTransport.Outcome.Received(html()));
      failure(client.visitorId(WHO));
      assertEquals(one, client.endpoint(), "it speaks something else");
      server.moves("https://two.example/chat").answers(VISITOR);
      answer(client.visitorId(WHO));
      assertEquals(URI.create("https://two.example/chat/rest/"), client.endpoint());
    }
  }

  @Test
  void whatMayNotBeCarriedIsTold() {
    server.refusal = new IllegalArgumentException("http to another machine");
    try (ChatClient client = client("http://one.example")) {
      VisitorRequestException e = failure(client.visitorId(WHO));
      assertEquals(FailureKind.NOT_CARRIED, e.failure().orElseThrow());
    }
  }

  @Test
  void anAnswerIsToldOnceWhateverTheExecutorDoes() {
    for (Executor executor :
        List.<Executor>of(
            task -> {
              throw new RejectedExecutionException("full");
            },
            task -> {
              task.run();
              throw new IllegalStateException("broken");
            })) {
      server.asked.clear();
      server.moves("https://two.example/chat").answers(VISITOR);
      try (ChatClient client =
          ChatClient.builder()
              .endpoint(URI.create("https://one.example"))
              .transport(server)
              .executor(executor)
              .build()) {
        assertEquals(VISITOR, answer(client.visitorId(WHO)));
        assertEquals(2, server.asked.size());
      }
    }
  }

  @Test
  void aMoveInCirclesComesToAnEnd() {
    try (ChatClient client = client("https://one.example")) {
      for (int i = 0; i < 2; i++) {
        server.moves("https://two.example/chat").moves("https://one.example/chat");
      }
      failure(client.visitorId(WHO));
      assertEquals(4, server.asked.size());
    }
  }

  @Test
  void whatWentWrongIsToldApart() {
    try (ChatClient client = client("https://one.example")) {
      server.answers(new Reply.Refused(new Refusal.AffinityLost("no node")));
      VisitorRequestException refused = failure(client.visitorId(WHO));
      assertEquals(503, refused.refusal().orElseThrow().status());
      assertTrue(refused.failure().isEmpty());

      server.answers(HttpTransport.Outcome.Failed.of(FailureKind.TIMED_OUT, "late", null));
      VisitorRequestException failed = failure(client.visitorId(WHO));
      assertEquals(FailureKind.TIMED_OUT, failed.failure().orElseThrow());
      assertTrue(failed.refusal().isEmpty());

      server.answers(new HttpTransport.Outcome.Received(html()));
      VisitorRequestException malformed = failure(client.visitorId(WHO));
      assertTrue(malformed.failure().isEmpty() && malformed.refusal().isEmpty());

      server.answers(Availability.builder().build());
      VisitorRequestException other = failure(client.visitorId(WHO));
      assertTrue(String.valueOf(other.getMessage()).contains("holds neither"));
      assertEquals(4, server.asked.size(), "nothing is tried twice");
      assertFalse(server.asked.isEmpty());
    }
  }

  @Test
  void aTransportThatThrowsIsTakenForOneThatFails() {
    try (ChatClient client = client("https://one.example")) {
      // No answer is there, so the queue throws.
      VisitorRequestException e = failure(client.visitorId(WHO));
      assertEquals(FailureKind.UNEXPECTED, e.failure().orElseThrow());
    }
  }

  @Test
  void aClosedClientAsksNothing() {
    ChatClient client = client("https://one.example");
    client.close();
    assertThrows(IllegalStateException.class, () -> client.visitorId(WHO));
    SettingsRequest settings =
        SettingsRequest.builder().organizationId("00D").deploymentId("572").build();
    assertThrows(IllegalStateException.class, () -> client.settings(settings));
    AvailabilityRequest availability =
        AvailabilityRequest.builder()
            .organizationId("00D")
            .deploymentId("572")
            .addIds("573")
            .build();
    assertThrows(IllegalStateException.class, () -> client.availability(availability));
    BreadcrumbRequest breadcrumb = BreadcrumbRequest.builder().location("https://shop").build();
    assertThrows(IllegalStateException.class, () -> client.breadcrumb(breadcrumb));
    assertTrue(server.asked.isEmpty());
  }

  private WireResponse html() {
    WireResponse sample = codec.encodeReply(new Reply.Answered(EnvelopeResponse.of(VISITOR)));
    return new WireResponse(200, sample.headers(), WireBody.ofText("<html>Sorry</html>"));
  }
}
