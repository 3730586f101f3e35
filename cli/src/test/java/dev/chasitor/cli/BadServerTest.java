package dev.chasitor.cli;

import static dev.chasitor.cli.Shell.assertHas;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.cli.Shell.DemoResult;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawRequest;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A visitor at servers that do not do their part: a clear failure, never a hang. */
class BadServerTest {

  private static final String SESSION =
      "{\"id\":\"1\",\"key\":\"1!k\",\"affinityToken\":\"a\",\"clientPollTimeout\":40}";
  private static final byte[] WHOLE_SESSION = document(SESSION).bytes();

  /** What a server does to every request, and what the visitor reads about it. */
  record Misdeed(String name, Reaction reaction, String told) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A misdeed as one transport meets it. */
  record Meeting(String transport, Misdeed misdeed) {}

  static List<Meeting> meetings() {
    List<Misdeed> misdeeds =
        List.of(
            new Misdeed(
                "garbage",
                Reaction.send("\0\1\2 no http \r\n\r\n".getBytes(StandardCharsets.UTF_8)),
                "out of reach"),
            new Misdeed(
                "HTML",
                Reaction.answer(
                    RawAnswer.of(200)
                        .header("Content-Type", "text/html")
                        .body("<html><body>Down for maintenance</body></html>")),
                "does not speak the protocol"),
            new Misdeed(
                "half a document", json(SESSION.substring(0, 30)), "does not speak the protocol"),
            new Misdeed(
                "half an answer",
                Reaction.cut(WHOLE_SESSION, WHOLE_SESSION.length - 9),
                "out of reach"),
            new Misdeed("closing", Reaction.hangUp(), "out of reach"),
            new Misdeed("resetting", Reaction.reset(), "out of reach"),
            new Misdeed("500", Reaction.answer(500, "oops"), "kept failing"),
            new Misdeed("404", Reaction.answer(404, "no such page"), "refused"),
            new Misdeed("silence", Reaction.silence(), "out of reach"));
    List<Meeting> all = new ArrayList<>();
    for (String transport : List.of("jdk", "vertx")) {
      misdeeds.forEach(misdeed -> all.add(new Meeting(transport, misdeed)));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("meetings")
  void failsClearlyWhenNoSessionComesAbout(Meeting meeting) {
    try (RawServer server = RawServer.start().otherwise(any -> meeting.misdeed().reaction())) {
      DemoResult result =
          Shell.runOn(
              "hello\n",
              ChatCommandTest.chat(
                  server.uri("/"),
                  "--transport",
                  meeting.transport(),
                  "--open-timeout",
                  "0.2",
                  "--request-timeout",
                  "2"));

      assertEquals(ExitCode.LOST, result.exitCode(), result.err());
      assertEquals("", result.out());
      // The line is read and the session fails at the same time: either may be first.
      assertTrue(
          result.err().contains("not sent (the session ended first): hello\n")
              || result.err().contains("not sent (the session is over): hello\n"),
          result::err);
      assertHas(result.err(), meeting.misdeed().told());
    }
  }

  @Test
  void namesTheLinesThatWereLostWithTheSession() {
    Map<String, Reaction> answers =
        Map.of(
            "SessionId", json(SESSION),
            "ChasitorInit", Reaction.answer(200, "OK"),
            "Messages", json(established("")),
            "ChatMessage", Reaction.answer(503, "Invalid Affinity Token"),
            "ResyncSession", json("{\"isValid\":false}"));
    try (RawServer server = RawServer.start().otherwise(request -> reaction(answers, request))) {
      DemoResult result = Shell.runOn("hello\n", ChatCommandTest.chat(server.uri("/")));

      assertEquals(ExitCode.LOST, result.exitCode(), result.err());
      assertHas(result.err(), ": hello\n");
      assertHas(result.err(), "* the session was lost");
      assertHas(result.err(), "* lines that did not get through: 1");
    }
  }

  @Test
  void namesEveryLineOfAPipeThatIsLongerThanWhatIsReadAhead() {
    List<String> lines = IntStream.rangeClosed(1, 300).mapToObj(i -> "line " + i).toList();
    try (RawServer server = RawServer.start().otherwise(any -> Reaction.answer(404, "no"))) {
      DemoResult result =
          Shell.runOn(String.join("\n", lines), ChatCommandTest.chat(server.uri("/")));

      assertEquals(ExitCode.LOST, result.exitCode(), result.err());
      assertEquals(
          lines,
          result
              .err()
              .lines()
              .filter(line -> line.startsWith("* not sent ("))
              .map(line -> line.substring(line.lastIndexOf(": ") + 2))
              .toList());
      assertHas(result.err(), "* lines that did not get through: 300");
    }
  }

  @Test
  void printsNoPartOfAnAnswerThatWasCutOff() throws InterruptedException {
    String said = ",{\"type\":\"ChatMessage\",\"message\":{\"text\":\"whole\",\"name\":\"Mia\"}}";
    String ended = ",{\"type\":\"ChatEnded\",\"message\":{\"reason\":\"agent\"}}";
    byte[] batch = document(established(said + ended)).bytes();
    AtomicInteger polls = new AtomicInteger();
    try (RawServer server =
            RawServer.start()
                .otherwise(
                    request -> {
                      if (request.target().contains("/SessionId")) {
                        return json(SESSION);
                      }
                      if (!request.target().contains("/Messages")) {
                        return Reaction.answer(200, "OK");
                      }
                      return polls.incrementAndGet() == 1
                          ? Reaction.cut(batch, batch.length - ended.length())
                          : Reaction.send(batch);
                    });
        LiveShell shell = new LiveShell(ChatCommandTest.chat(server.uri("/")))) {
      DemoResult result = shell.result();

      assertEquals(ExitCode.OK, result.exitCode(), result.err());
      assertEquals("whole\n", result.out());
      assertEquals(2, polls.get());
    }
  }

  private static Reaction json(String text) {
    return Reaction.answer(document(text));
  }

  private static RawAnswer document(String text) {
    return RawAnswer.of(200).header("Content-Type", "application/json").body(text);
  }

  private static Reaction reaction(Map<String, Reaction> answers, RawRequest request) {
    return answers.entrySet().stream()
        .filter(entry -> request.target().contains("/" + entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Reaction.silence());
  }

  private static String established(String more) {
    int last = more.isEmpty() ? 1 : 3;
    return "{\"messages\":["
        + "{\"type\":\"ChatRequestSuccess\",\"message\":{\"customDetails\":[]}},"
        + "{\"type\":\"ChatEstablished\",\"message\":{\"name\":\"Mia\",\"userId\":\"005\"}}"
        + more
        + "],\"sequence\":"
        + last
        + "}";
  }
}
