package dev.chasitor.cli;

import static dev.chasitor.cli.Shell.assertHas;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.cli.Shell.DemoResult;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawRequest;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server ends the chat: what the visitor reads, and the exit code. */
class ServersEndTest {

  /**
   * One end by the server.
   *
   * @param body the body of ChatEnded
   * @param notice the row on standard error
   * @param exitCode the exit code
   */
  private record End(String body, String notice, int exitCode) {}

  static Stream<End> ends() {
    return Stream.concat(
        Stream.of(
            new End("{}", "* the agent ended the chat: no reason given\n", ExitCode.OK),
            new End(
                "{\"reason\":\"maintenanceWindow\"}",
                "* the server ended the chat for an unknown reason: maintenanceWindow\n",
                ExitCode.LOST)),
        Stream.of(ChatEndReason.values()).map(ServersEndTest::end));
  }

  private static End end(ChatEndReason reason) {
    String word = reason.word();
    String body = "{\"reason\":\"" + word + "\"}";
    return switch (reason) {
      case AGENT -> new End(body, "* the agent ended the chat: " + word + "\n", ExitCode.OK);
      case CLIENT ->
          new End(
              body,
              "* the server ended the chat: it heard nothing from you for too long: " + word + "\n",
              ExitCode.LOST);
      case CLIENT_IDLE_TIMEOUT ->
          new End(
              body,
              "* you left the agent without an answer for too long: " + word + "\n",
              ExitCode.OK);
      case AGENTS_UNAVAILABLE, AGENT_PUSH_TIMEOUT ->
          new End(body, "* no agent took the chat: " + word + "\n", ExitCode.LOST);
      case NO_POST -> new End(body, "* the chat request failed: " + word + "\n", ExitCode.LOST);
    };
  }

  @ParameterizedTest
  @MethodSource("ends")
  void theNoticeAndTheExitCodeFollowTheReason(End end) throws InterruptedException {
    String batch =
        "{\"messages\":["
            + String.join(
                ",",
                List.of(
                    message("ChatRequestSuccess", "{\"customDetails\":[],\"url\":\"\"}"),
                    message("ChatEnded", end.body())))
            + "],\"sequence\":1}";
    try (RawServer server = RawServer.start().otherwise(request -> reaction(request, batch));
        LiveShell shell = new LiveShell(ChatCommandTest.chat(server.uri("/")))) {
      DemoResult result = shell.awaitErr(end.notice()).endInput().result();

      assertHas(result.err(), end.notice());
      assertEquals(end.exitCode(), result.exitCode(), result.err());
    }
  }

  private static Reaction reaction(RawRequest request, String batch) {
    if (request.target().contains("/SessionId")) {
      return json(
          "{\"id\":\"1\",\"key\":\"1!k\",\"affinityToken\":\"a\",\"clientPollTimeout\":40}");
    }
    return request.target().contains("/Messages") ? json(batch) : Reaction.answer(200, "OK");
  }

  private static String message(String type, String body) {
    return "{\"type\":\"" + type + "\",\"message\":" + body + "}";
  }

  private static Reaction json(String text) {
    return Reaction.answer(RawAnswer.of(200).header("Content-Type", "application/json").body(text));
  }
}
