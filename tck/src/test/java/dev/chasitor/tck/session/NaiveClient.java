package dev.chasitor.tck.session;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.BlockingSession;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.session.visitor.Phase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client as a newcomer writes it: the JDK's HTTP client, one thread that polls, and patterns in
 * place of a codec. It can make the usual mistakes, each with a switch.
 */
final class NaiveClient implements BlockingSession {

  /** What people often get wrong, with the rule that must name it. */
  enum Mistake {
    RETRIES_WITH_A_NEW_NUMBER(Rule.C_SEQ_02),
    ACK_COUNTS_POLLS(Rule.C_ACK_02),
    POLL_HAS_NO_TIMEOUT(Rule.C_POLL_03),
    TAKES_503_FOR_A_FAILURE(Rule.C_RSY_12),
    REPORTS_BEFORE_THE_ANSWER(Rule.C_ERR_01),
    ENDS_AT_AGENT_DISCONNECT(Rule.C_DLV_06);

    private final Rule rule;

    Mistake(Rule rule) {
      this.rule = rule;
    }

    Rule rule() {
      return rule;
    }
  }

  private static final Pattern MESSAGE =
      Pattern.compile(
          "\\{\"type\":\"(\\w+)\",\"message\":(\\{.*?})}(?=,\\{\"type\":\"\\w+\",\"message\"|])");
  private static final Duration SOME_SECONDS = Duration.ofSeconds(8);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;
  private final ChasitorInitRequest init;
  private final Application application;
  private final Set<Mistake> mistakes;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Object lock = new Object();
  private final Set<String> heard = new HashSet<>();
  private String shown = "";
  private String id = "";
  private String key = "";
  private String affinity = "null";
  private Duration pollTimeout = SOME_SECONDS;
  private long number;
  private long ack = -1;
  private boolean isThere;
  private boolean isMoving;
  private volatile @Nullable CompletableFuture<HttpResponse<String>> poll;

  NaiveClient(
      URI endpoint, ChasitorInitRequest init, Application application, Set<Mistake> mistakes) {
    this.endpoint = endpoint;
    this.init = init;
    this.application = application;
    this.mistakes = Set.copyOf(mistakes);
    while (key.isEmpty() && rests(0)) {
      HttpResponse<String> opened = send(request("System/SessionId", SOME_SECONDS).GET());
      if (opened != null && opened.statusCode() == 200) {
        id = value(opened.body(), "id");
        pollTimeout = Duration.ofSeconds(Long.parseLong(value(opened.body(), "clientPollTimeout")));
        affinity = value(opened.body(), "affinityToken");
        key = value(opened.body(), "key");
      } else {
        rests(300);
      }
    }
    application.moved(Phase.INIT);
    Thread polling = new Thread(this::polls, "naive-client");
    polling.setDaemon(true);
    polling.start();
    post("ChasitorInit", initBody(), true);
  }

  private String initBody() {
    return ("{\"organizationId\":\"%s\",\"deploymentId\":\"%s\",\"buttonId\":\"%s\",\"sessionId\":\"%s\","
            + "\"userAgent\":\"naive\",\"language\":\"en-US\",\"screenResolution\":\"1x1\","
            + "\"visitorName\":\"Ada\",\"prechatDetails\":[],\"prechatEntities\":[],"
            + "\"receiveQueueUpdates\":true,\"isPost\":true}")
        .formatted(init.organizationId(), init.deploymentId(), init.buttonId(), id);
  }

  @Override
  public Fate say(String text) {
    return post("ChatMessage", "{\"text\":\"" + text + "\"}", false);
  }

  @Override
  public Fate end() {
    synchronized (lock) {
      if (!isThere) {
        HttpResponse<String> left = send(request("System/SessionId/" + key, SOME_SECONDS).DELETE());
        ends("VISITOR");
        return left == null ? Fate.UNKNOWN : Fate.ACCEPTED;
      }
    }
    return post("ChatEnd", "{\"reason\":\"client\"}", false);
  }

  @Override
  public void close() {
    over.countDown();
    stopsPolling();
  }

  private Fate post(String noun, String body, boolean isFirst) {
    long mine = 0;
    boolean hasLeft = false;
    while (over.getCount() > 0) {
      String line;
      synchronized (lock) {
        if ((!isThere && !isFirst) || isMoving) {
          rests(20);
          continue;
        }
        line = shown;
        if (mine == 0 || mistakes.contains(Mistake.RETRIES_WITH_A_NEW_NUMBER)) {
          mine = ++number;
        }
      }
      if (hasLeft
          && noun.equals("ChatMessage")
          && line.contains(body.substring(9, body.length() - 1))) {
        return Fate.ACCEPTED;
      }
      HttpRequest.Builder post =
          request("Chasitor/" + noun, SOME_SECONDS)
              .header("X-LIVEAGENT-SEQUENCE", Long.toString(mine))
              .POST(HttpRequest.BodyPublishers.ofString(body));
      hasLeft = true;
      if (mistakes.contains(Mistake.REPORTS_BEFORE_THE_ANSWER) && noun.equals("ChatMessage")) {
        CompletableFuture<?> unused = http.sendAsync(post.build(), BodyHandlers.ofString());
        return Fate.ACCEPTED;
      }
      HttpResponse<String> answer = send(post);
      int status = answer == null ? 0 : answer.statusCode();
      if (status / 100 == 2) {
        return Fate.ACCEPTED;
      } else if (status == 503 && !mistakes.contains(Mistake.TAKES_503_FOR_A_FAILURE)) {
        moves();
      } else if (status == 400 || status == 403 || status == 404 || status == 405) {
        return Fate.REFUSED;
      } else {
        rests(
            answer != null && answer.headers().firstValue("Retry-After").isPresent() ? 2_100 : 300);
      }
    }
    return hasLeft ? Fate.UNKNOWN : Fate.NOT_SENT;
  }

  private void polls() {
    int failures = 0;
    while (over.getCount() > 0) {
      HttpResponse<String> answer = poll();
      int status = answer == null ? 0 : answer.statusCode();
      if (status == 200 && answer != null && reads(answer.body())) {
        failures = 0;
      } else if (status == 204 || over.getCount() == 0) {
        failures = 0;
      } else if (status == 403) {
        ends("SESSION_LOST");
      } else if (status == 503 && !mistakes.contains(Mistake.TAKES_503_FOR_A_FAILURE)) {
        moves();
      } else {
        failures++;
        rests(status == 429 ? 2_100 : 100L * failures);
      }
      if (mistakes.contains(Mistake.ACK_COUNTS_POLLS) && status / 100 == 2) {
        ack++;
      }
    }
  }

  private @Nullable HttpResponse<String> poll() {
    HttpRequest.Builder request;
    synchronized (lock) {
      request = request("System/Messages?ack=" + ack, pollTimeout).GET();
      if (mistakes.contains(Mistake.POLL_HAS_NO_TIMEOUT)) {
        request = request("System/Messages?ack=" + ack, null).GET();
      }
      poll = http.sendAsync(request.build(), BodyHandlers.ofString());
    }
    try {
      CompletableFuture<HttpResponse<String>> open = poll;
      return open == null ? null : open.get();
    } catch (InterruptedException | ExecutionException | CancellationException e) {
      return null;
    }
  }

  private void stopsPolling() {
    CompletableFuture<HttpResponse<String>> open = poll;
    if (open != null) {
      open.cancel(true);
    }
  }

  /** Reads a batch. Returns whether it could be read. */
  private boolean reads(String body) {
    String sequence =
        value(body.substring(Math.max(0, body.lastIndexOf("\"sequence\""))), "sequence");
    if (!body.startsWith("{\"messages\":") || !body.endsWith("}")) {
      return false;
    }
    boolean counts = mistakes.contains(Mistake.ACK_COUNTS_POLLS);
    if (!counts && !sequence.isEmpty() && Long.parseLong(sequence) <= ack) {
      return true;
    }
    Matcher message = MESSAGE.matcher(body);
    while (message.find() && over.getCount() > 0) {
      hears(message.group(1), message.group(2));
    }
    if (!counts && !sequence.isEmpty()) {
      synchronized (lock) {
        ack = Long.parseLong(sequence);
      }
    }
    return true;
  }

  private void hears(String type, String body) {
    String text = type.equals("ChatMessage") ? value(body, "text") : "";
    if (type.equals("ChasitorSessionData")) {
      restores(body);
    }
    heard.add(text);
    application.told(type, text, false, false);
    switch (type) {
      case "ChatRequestSuccess" -> application.moved(Phase.QUEUED);
      case "ChatEstablished" -> {
        synchronized (lock) {
          isThere = true;
        }
        application.moved(Phase.ESTABLISHED);
      }
      case "ChatRequestFail", "ChatEnded" -> ends("AGENT");
      case "AgentDisconnect" -> {
        if (mistakes.contains(Mistake.ENDS_AT_AGENT_DISCONNECT)) {
          ends("AGENT");
        }
      }
      default -> {
        // The application has it.
      }
    }
  }

  /** Reports the agent's lines that are new, and goes on. */
  private void restores(String body) {
    Matcher line =
        Pattern.compile("\\{\"type\":\"Agent\"[^}]*?\"content\":\"([^\"]*)\"").matcher(body);
    while (line.find()) {
      if (heard.add(line.group(1))) {
        application.told("ChatMessage", line.group(1), true, false);
      }
    }
    boolean wasThere;
    synchronized (lock) {
      shown = body;
      isMoving = false;
      wasThere = isThere;
    }
    if (wasThere) {
      application.moved(Phase.ESTABLISHED);
    }
  }

  /** Asks another node to take the session over. */
  private void moves() {
    synchronized (lock) {
      if (isMoving || over.getCount() == 0) {
        return;
      }
      isMoving = true;
      stopsPolling();
      application.moved(Phase.RESYNCING);
      while (rests(0)) {
        HttpResponse<String> moved =
            send(request("System/ResyncSession?SessionId=" + id, SOME_SECONDS).GET());
        int status = moved == null ? 0 : moved.statusCode();
        if (moved != null && status == 200 && moved.body().contains("\"isValid\":true")) {
          key = value(moved.body(), "key");
          affinity = value(moved.body(), "affinityToken");
          ack = mistakes.contains(Mistake.ACK_COUNTS_POLLS) ? ack : -1;
          return;
        } else if (status == 200 || status == 403) {
          ends("SESSION_LOST");
        } else {
          rests(400);
        }
      }
    }
  }

  private void ends(String cause) {
    if (over.getCount() > 0) {
      over.countDown();
      stopsPolling();
      application.over(cause);
    }
  }

  private HttpRequest.Builder request(String path, @Nullable Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint + "/rest/" + path))
            .header("X-LIVEAGENT-API-VERSION", "42")
            .header("X-LIVEAGENT-AFFINITY", affinity);
    if (!key.isEmpty() && !path.startsWith("System/SessionId")) {
      request.header("X-LIVEAGENT-SESSION-KEY", key);
    }
    return timeout == null ? request : request.timeout(timeout);
  }

  private @Nullable HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException lost) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Rests, unless the session ends. Returns whether it goes on. */
  private boolean rests(long millis) {
    try {
      return !over.await(millis, MILLISECONDS);
    } catch (InterruptedException e) {
      over.countDown();
      return false;
    }
  }

  private static String value(String body, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(body);
    return found.find() ? found.group(1) : "";
  }
}
