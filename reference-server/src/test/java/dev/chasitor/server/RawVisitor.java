package dev.chasitor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A visitor that speaks HTTP by hand, as one would with curl. Knows nothing of this library. */
final class RawVisitor {

  static final String INIT =
      """
      {"organizationId":"00D000000000001","deploymentId":"572000000000001",\
      "buttonId":"573000000000001","visitorName":"Ada","receiveQueueUpdates":true,\
      "prechatDetails":[],"prechatEntities":[],"isPost":true}""";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI endpoint;
  String id = "";
  String key = "";
  String affinity = "null";
  private long number;

  RawVisitor(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** A visitor whose chat was asked for. */
  static RawVisitor waiting(ReferenceServer server) throws Exception {
    RawVisitor visitor = new RawVisitor(server.endpoint());
    visitor.open();
    assertEquals(200, visitor.post("Chasitor/ChasitorInit", INIT).statusCode());
    return visitor;
  }

  HttpResponse<String> open() throws Exception {
    HttpResponse<String> response = send(request("System/SessionId").GET());
    assertEquals(200, response.statusCode(), response::body);
    id = text(response, "id");
    key = text(response, "key");
    affinity = text(response, "affinityToken");
    return response;
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return post(path, ++number, body);
  }

  HttpResponse<String> post(String path, long sequence, String body) throws Exception {
    number = sequence;
    return send(
        request(path)
            .header("X-LIVEAGENT-SEQUENCE", Long.toString(sequence))
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> say(String text) throws Exception {
    return post("Chasitor/ChatMessage", "{\"text\":\"" + text + "\"}");
  }

  HttpResponse<String> poll(long ack) throws Exception {
    return send(request("System/Messages?ack=" + ack).GET());
  }

  CompletableFuture<HttpResponse<String>> pollAsync(long ack) {
    return http.sendAsync(
        request("System/Messages?ack=" + ack).GET().build(), BodyHandlers.ofString());
  }

  /** A poll on a connection of its own, which no HTTP client repeats when it is cut. */
  Socket pollOnSocket() throws IOException {
    Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    String poll =
        String.join(
            "\r\n",
            "GET /chat/rest/System/Messages?ack=-1 HTTP/1.1",
            "Host: " + endpoint.getAuthority(),
            "X-LIVEAGENT-API-VERSION: 42",
            "X-LIVEAGENT-AFFINITY: " + affinity,
            "X-LIVEAGENT-SESSION-KEY: " + key,
            "",
            "");
    socket.getOutputStream().write(poll.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  HttpResponse<String> resync() throws Exception {
    HttpResponse<String> response = send(request("System/ResyncSession?SessionId=" + id).GET());
    if (response.body().contains("\"isValid\":true")) {
      key = text(response, "key");
      affinity = text(response, "affinityToken");
    }
    return response;
  }

  HttpResponse<String> delete() throws Exception {
    return send(request("System/SessionId/" + key).DELETE());
  }

  /** A request with exactly these headers, in pairs. */
  HttpResponse<String> bare(String method, String path, String body, String... headers)
      throws Exception {
    BodyPublisher publisher =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return send(HttpRequest.newBuilder(resource(path)).headers(headers).method(method, publisher));
  }

  HttpRequest.Builder request(String path) {
    List<String> headers =
        new ArrayList<>(List.of("X-LIVEAGENT-API-VERSION", "42", "X-LIVEAGENT-AFFINITY", affinity));
    if (!key.isEmpty()) {
      headers.addAll(List.of("X-LIVEAGENT-SESSION-KEY", key));
    }
    return HttpRequest.newBuilder(resource(path)).headers(headers.toArray(String[]::new));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  private URI resource(String path) {
    return URI.create(endpoint + "/chat/rest/" + path);
  }

  /** The first text property of this name. */
  static String text(HttpResponse<String> response, String property) {
    Matcher matcher = Pattern.compile("\"" + property + "\":\"([^\"]*)\"").matcher(response.body());
    if (!matcher.find()) {
      throw new AssertionError("No " + property + " in " + response.body());
    }
    return matcher.group(1);
  }

  static long sequence(HttpResponse<String> response) {
    Matcher matcher = Pattern.compile("\"sequence\":(-?\\d+)}?$").matcher(response.body());
    if (!matcher.find()) {
      throw new AssertionError("No sequence in " + response.body());
    }
    return Long.parseLong(matcher.group(1));
  }

  /** The types of the messages in a batch. */
  static List<String> types(HttpResponse<String> response) {
    assertEquals(200, response.statusCode(), response::body);
    return all(response, "\"type\":\"(\\w+)\",\"message\"");
  }

  /** What agents said in a batch. */
  static List<String> lines(HttpResponse<String> response) {
    return all(response, "\"type\":\"ChatMessage\",\"message\":\\{\"text\":\"([^\"]*)\"");
  }

  private static List<String> all(HttpResponse<String> response, String pattern) {
    Stream<String> found =
        Pattern.compile(pattern).matcher(response.body()).results().map(hit -> hit.group(1));
    return found.toList();
  }
}
