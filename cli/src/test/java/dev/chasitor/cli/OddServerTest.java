package dev.chasitor.cli;

import static dev.chasitor.cli.Shell.assertHas;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chasitor.cli.Shell.DemoResult;
import dev.chasitor.tck.wire.Gate;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawRequest;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A visitor at servers and gateways that do what the guide does not say. In each case the chat goes
 * on: the visitor's line arrives, the visitor reads what the agent says, and the end is clean.
 * {@link NoConnectionTest} has the cases without a connection.
 */
class OddServerTest {

  private static final String LINE = "is it on its way?";

  private static final Reaction SESSION =
      json("{\"id\":\"1\",\"key\":\"1!k\",\"affinityToken\":\"a\",\"clientPollTimeout\":40}");
  private static final Reaction NO_WAY = Reaction.answer(405, "Method Not Allowed");
  private static final String SUCCESS =
      message("ChatRequestSuccess", "{\"customDetails\":[],\"url\":\"\"}");
  private static final String ESTABLISHED =
      message("ChatEstablished", "{\"name\":\"Ann\",\"userId\":\"005000000000001\"}");
  private static final String ENDED = message("ChatEnded", "{\"reason\":\"agent\"}");

  /** What a server does, and what the visitor reads. */
  private static final class Case {
    private final String behaviour;
    private final Map<String, List<Reaction>> script = new ConcurrentHashMap<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<String> noNotices = new ArrayList<>();
    private Consumer<List<RawRequest>> requests = any -> {};
    private String begun = "Queued → Established";

    Case(String behaviour) {
      this.behaviour = behaviour;
    }

    /** Answers to requests with this last word of the path; then the standard answers follow. */
    Case answers(String word, Reaction... reactions) {
      script.put(word, List.of(reactions));
      return this;
    }

    /** Answers to polls, of which one must establish the chat. */
    Case polls(Reaction... reactions) {
      return answers("Messages", reactions);
    }

    Case says(String... rows) {
      said.addAll(List.of(rows));
      return this;
    }

    Case notices(String... parts) {
      notices.addAll(List.of(parts));
      return this;
    }

    Case noNotice(String part) {
      noNotices.add(part);
      return this;
    }

    Case requests(Consumer<List<RawRequest>> check) {
      requests = check;
      return this;
    }

    /** The visitor speaks after this notice. */
    Case speaksAfter(String notice) {
      begun = notice;
      return notices(notice);
    }

    @Override
    public String toString() {
      return behaviour;
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case("a poll answered 429 (fact 54) pauses and repeats its ack")
            .polls(
                batch(2, SUCCESS, ESTABLISHED),
                tooMany(),
                batch(3, message("ChatMessage", "{\"text\":\"back\",\"name\":\"Ann\"}")))
            .says("back")
            .notices("Messages failed", "again in 1.")
            .requests(
                all -> {
                  List<RawRequest> polls = to("Messages", all);
                  assertEquals("2", ack(polls.get(1)));
                  assertEquals(ack(polls.get(1)), ack(polls.get(2)));
                }),
        new Case("a line answered 429 (fact 54) is repeated with its number")
            .polls(batch(2, SUCCESS, ESTABLISHED))
            .answers("ChatMessage", tooMany())
            .noNotice("refused")
            .requests(
                all -> {
                  List<RawRequest> lines = to("ChatMessage", all);
                  assertEquals(2, lines.size());
                  assertEquals(lines.get(0).body(), lines.get(1).body());
                  assertEquals(number(lines.get(0)), number(lines.get(1)));
                }),
        new Case("an agent without an id and a wait with a fraction begin the chat")
            .polls(
                batch(
                    1,
                    message(
                        "ChatRequestSuccess",
                        "{\"queuePosition\":1,\"customDetails\":[],\"url\":\"\","
                            + "\"estimatedWaitTime\":12.7}"),
                    message("ChatEstablished", "{\"name\":\"Ann\",\"sneakPeekEnabled\":true}")))
            .notices("in the queue at position 1", "talking to Ann")
            .noNotice("unknown"),
        new Case("a line of an agent without a name is shown")
            .polls(
                batch(2, SUCCESS, ESTABLISHED),
                batch(3, message("ChatMessage", "{\"text\":\"It left today.\",\"name\":null}")))
            .says("It left today.")
            .noNotice("unknown"),
        new Case("a transcript without times ends the hand-over")
            .polls(
                batch(2, SUCCESS, ESTABLISHED),
                Reaction.answer(503, "Invalid Affinity Token"),
                batch(
                    1,
                    message(
                        "ChasitorSessionData",
                        "{\"queuePosition\":0,\"url\":\"\",\"sneakPeekEnabled\":true,"
                            + "\"chatMessages\":[{\"type\":\"Agent\",\"name\":\"Ann\","
                            + "\"content\":\"Good morning\",\"sequence\":1}]}"),
                    ESTABLISHED))
            .answers(
                "ResyncSession",
                json("{\"isValid\":true,\"key\":\"1!k2\",\"affinityToken\":\"b\"}"))
            .says("Good morning")
            .speaksAfter("Resyncing → Established"),
        new Case("a gateway's 503, where no node was lost (fact 54), is a poll like others")
            .polls(
                batch(2, SUCCESS, ESTABLISHED),
                Reaction.answer(
                    RawAnswer.of(503)
                        .header("Content-Type", "text/html")
                        .body("<html><body>Gateway</body></html>")),
                batch(3, message("ChatMessage", "{\"text\":\"still here\",\"name\":\"Ann\"}")))
            .answers("ResyncSession", NO_WAY)
            .answers("ReconnectSession", NO_WAY)
            .says("still here")
            .speaksAfter("Resyncing → Established"),
        new Case("identity is asked for, and compressed answers (fact 56) are read")
            .polls(
                batch(2, SUCCESS, ESTABLISHED),
                packed(3, message("ChatMessage", "{\"text\":\"packed\",\"name\":\"Ann\"}")))
            .says("packed")
            .noNotice("failed")
            .requests(
                all ->
                    all.forEach(
                        each -> assertEquals(List.of("identity"), each.all("Accept-Encoding")))),
        new Case("polls answered 200 without messages are idle polls")
            .polls(
                batch(2, SUCCESS, ESTABLISHED),
                Reaction.answer(RawAnswer.of(200)),
                json("{}"),
                Reaction.answer(RawAnswer.of(200)),
                json("{\"messages\":null}"),
                json("null"),
                Reaction.answer(RawAnswer.of(200)),
                batch(3, message("ChatMessage", "{\"text\":\"awake\",\"name\":\"Ann\"}")))
            .says("awake")
            .noNotice("failed"),
        new Case("half of a surrogate pair in a name spoils nothing else")
            .polls(
                batch(2, SUCCESS, ESTABLISHED),
                batch(
                    4,
                    message("CustomEvent", "{\"type\":\"poll\",\"data\":\"1\",\"\\ud83d\":1}"),
                    message("ChatMessage", "{\"text\":\"after\",\"name\":\"Ann\"}")))
            .says("after")
            .noNotice("unknown")
            .noNotice("failed"),
        new Case("conferences and transfers to a queue (fact 62) are noticed")
            .polls(
                batch(
                    9,
                    SUCCESS,
                    ESTABLISHED,
                    message("AgentJoinedConference", "{\"name\":\"Bea\"}"),
                    message("AgentLeftConference", "{\"name\":\"Ann\"}"),
                    message("AgentJoinedConference", "{}"),
                    message("AgentLeftConference", "{}"),
                    message("TransferToButtonInitiated", "{}"),
                    message("TransferToButtonFailed", "{}"),
                    message("TransferToButtonCompleted", "{}")))
            .notices(
                "* Bea joined the chat\n",
                "* Ann left the chat\n",
                "* another agent joined the chat\n",
                "* an agent left the chat\n",
                "* the chat is transferred to another queue\n",
                "* the chat could not be transferred to another queue\n",
                "* the chat is in another queue\n"),
        new Case("CR LF is one line break")
            .polls(
                batch(
                    3,
                    SUCCESS,
                    ESTABLISHED,
                    message("ChatMessage", "{\"text\":\"one\\ntwo\\r\\nthree\",\"name\":\"Ann\"}")))
            .says("one", "two", "three"),
        new Case("a line that cannot be read is shown as it came")
            .polls(
                batch(
                    3,
                    SUCCESS,
                    ESTABLISHED,
                    message("ChatMessage", "{\"text\":{\"html\":\"<b>soon</b>\"}}")))
            .notices("a ChatMessage that cannot be read", "{\"text\":{\"html\":\"<b>soon</b>\"}}"),
        new Case("directions and forged notices do not reach the terminal")
            .polls(
                batch(
                    3,
                    SUCCESS,
                    message(
                        "ChatEstablished",
                        "{\"name\":\"Ann\\u202E\\r\\n* you ended the chat\",\"userId\":\"005\"}"),
                    message("ChatMessage", "{\"text\":\"\\u2067pay\\u2069 \\u061C9\"}")))
            .says("\uFFFDpay\uFFFD \uFFFD9")
            .notices("* talking to Ann\uFFFD * you ended the chat\n")
            .noNotice("\n* you ended the chat"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theChatGoesOn(Case odd) throws InterruptedException {
    Gate arrived = new Gate();
    Map<String, Queue<Reaction>> script = new ConcurrentHashMap<>();
    odd.script.forEach((word, all) -> script.put(word, new ConcurrentLinkedQueue<>(all)));
    try (RawServer server =
            RawServer.start().otherwise(request -> reaction(script, arrived, request));
        LiveShell shell = new LiveShell(ChatCommandTest.chat(server.uri("/")))) {
      DemoResult result = shell.awaitErr(odd.begun).type(LINE).result();

      assertEquals(ExitCode.OK, result.exitCode(), result.err());
      assertEquals(odd.said, result.outLines(), result.err());
      assertHas(result.err(), "* the agent ended the chat");
      odd.notices.forEach(part -> assertHas(result.err(), part));
      odd.noNotices.forEach(part -> assertFalse(result.err().contains(part), result.err()));
      List<RawRequest> lines = to("ChatMessage", server.requests());
      assertFalse(lines.isEmpty(), result.err());
      lines.forEach(line -> assertHas(line.body().text(), LINE));
      odd.requests.accept(server.requests());
    }
  }

  /**
   * Returns the next scripted reaction. After the script the server accepts everything, and ends
   * the chat once it has accepted the visitor's line.
   */
  private static Reaction reaction(
      Map<String, Queue<Reaction>> script, Gate arrived, RawRequest request) {
    String word = word(request);
    Reaction scripted = script.getOrDefault(word, new ConcurrentLinkedQueue<>()).poll();
    if (scripted != null) {
      return scripted;
    }
    return switch (word) {
      case "SessionId" -> SESSION;
      case "Messages" -> Reaction.hold(arrived, batch(99, ENDED));
      case "ChatMessage" -> {
        arrived.open();
        yield Reaction.answer(200, "OK");
      }
      default -> Reaction.answer(200, "OK");
    };
  }

  private static List<RawRequest> to(String word, List<RawRequest> all) {
    return all.stream().filter(request -> word(request).equals(word)).toList();
  }

  /** Returns the last word of the path. */
  private static String word(RawRequest request) {
    String path = request.target().replaceAll("\\?.*", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String ack(RawRequest poll) {
    return poll.target().replaceAll(".*[?&]ack=([^&]*).*", "$1");
  }

  private static String number(RawRequest post) {
    return post.first("X-LIVEAGENT-SEQUENCE").orElseThrow();
  }

  private static Reaction tooMany() {
    return Reaction.answer(
        RawAnswer.of(429)
            .header("Content-Type", "text/plain")
            .header("Retry-After", "1")
            .body("slow down"));
  }

  private static Reaction batch(long sequence, String... messages) {
    return json(document(sequence, messages));
  }

  private static Reaction packed(long sequence, String... messages) {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(coded)) {
      out.write(document(sequence, messages).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Reaction.answer(
        RawAnswer.of(200)
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .body(coded.toByteArray()));
  }

  private static String document(long sequence, String... messages) {
    return "{\"messages\":[" + String.join(",", messages) + "],\"sequence\":" + sequence + "}";
  }

  private static String message(String type, String body) {
    return "{\"type\":\"" + type + "\",\"message\":" + body + "}";
  }

  private static Reaction json(String text) {
    return Reaction.answer(RawAnswer.of(200).header("Content-Type", "application/json").body(text));
  }
}
