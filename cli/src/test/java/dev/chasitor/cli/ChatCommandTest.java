package dev.chasitor.cli;

import static dev.chasitor.cli.Shell.assertHas;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.cli.Shell.DemoResult;
import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.Chat;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.server.EchoDesk;
import dev.chasitor.server.ReferenceServer;
import dev.chasitor.session.host.DeskNotice;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatCommandTest {

  private static final String[] WHO = {
    "--org", "00D000000000001", "--deployment", "572000000000001",
    "--button", "573000000000001", "--name", "Ann"
  };

  /** A desk that does what the test says. */
  private static final class PuppetDesk implements AgentDesk {
    private final CompletableFuture<Chat> requested = new CompletableFuture<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void onNotice(Chat chat, DeskNotice notice) {
      if (notice instanceof DeskNotice.ChatRequested) {
        requested.complete(chat);
      } else if (notice instanceof DeskNotice.VisitorSaid said) {
        heard.add(said.text());
      }
    }

    Chat awaitRequest() throws InterruptedException, ExecutionException, TimeoutException {
      return requested.get(10, TimeUnit.SECONDS);
    }
  }

  static String[] chat(URI endpoint, String... more) {
    return chat(endpoint.toString(), more);
  }

  private static String[] chat(String endpoint, String... more) {
    List<String> args = new ArrayList<>(List.of("chat", "--endpoint", endpoint));
    args.addAll(List.of(WHO));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "vertx"})
  void saysWhatIsTypedAndPrintsWhatTheAgentSays(String transport) throws Exception {
    try (EchoDesk desk = new EchoDesk(EchoDesk.Options.immediate());
        ReferenceServer server = ReferenceServer.builder(desk).startAndWait();
        LiveShell shell =
            new LiveShell(chat(server.endpoint(), "--transport", transport, "--linger", "0"))) {
      DemoResult result =
          shell
              .type("hello")
              .awaitOut("echo: hello\n")
              .type("", "Grüße")
              .awaitOut("echo: Grüße\n")
              .endInput()
              .result();

      assertEquals(ExitCode.OK, result.exitCode(), result.err());
      assertEquals(List.of("echo: hello", "echo: Grüße"), result.outLines());
      assertHas(result.err(), "* talking to Echo");
      assertHas(result.err(), "* Queued → Established");
      assertHas(result.err(), "* you ended the chat");
    }
  }

  @Test
  void linesTypedEarlyWaitForTheAgent() throws Exception {
    PuppetDesk desk = new PuppetDesk();
    try (ReferenceServer server = ReferenceServer.builder(desk).startAndWait();
        LiveShell shell = new LiveShell(chat(server.endpoint(), "--linger", "0"))) {
      shell.type("one", "two", "three").endInput();
      Chat chat = desk.awaitRequest();
      chat.queuePosition(1);
      shell.awaitErr("* in the queue at position 1");
      assertEquals(List.of(), desk.heard);

      chat.accept("Mia", "005000000000001");
      DemoResult result = shell.result();

      assertEquals(ExitCode.OK, result.exitCode(), result.err());
      assertEquals(List.of("one", "two", "three"), desk.heard);
    }
  }

  @Test
  void aPipeLongerThanWhatIsReadAheadArrivesWholeAndInOrder() throws Exception {
    List<String> lines = IntStream.range(0, 300).mapToObj(i -> "line " + i).toList();
    PuppetDesk desk = new PuppetDesk();
    try (ReferenceServer server = ReferenceServer.builder(desk).startAndWait();
        LiveShell shell = new LiveShell(chat(server.endpoint(), "--linger", "0"))) {
      shell.type(lines.toArray(String[]::new)).endInput();
      desk.awaitRequest().accept("Mia", "005000000000001");

      assertEquals(ExitCode.OK, shell.result().exitCode());
      assertEquals(lines, desk.heard);
    }
  }

  @Test
  void theAgentMayEndTheChat() throws Exception {
    try (EchoDesk desk = new EchoDesk(EchoDesk.Options.immediate());
        ReferenceServer server = ReferenceServer.builder(desk).startAndWait();
        LiveShell shell = new LiveShell(chat(server.endpoint()))) {
      DemoResult result = shell.type("bye").result();

      assertEquals(ExitCode.OK, result.exitCode(), result.err());
      assertHas(result.err(), "* the agent ended the chat");
    }
  }

  @Test
  void namesTheLinesNobodyWillReadWhenTheRequestFails() throws Exception {
    PuppetDesk desk = new PuppetDesk();
    try (ReferenceServer server = ReferenceServer.builder(desk).startAndWait();
        LiveShell shell = new LiveShell(chat(server.endpoint()))) {
      shell.type("is anybody there?");
      desk.awaitRequest().fail(ChatFailReason.UNAVAILABLE);
      shell.awaitErr("* the chat request failed").endInput();
      DemoResult result = shell.result();

      assertEquals(ExitCode.LOST, result.exitCode());
      assertHas(result.err(), "not sent (the session ended first): is anybody there?");
      assertHas(result.err(), "the chat request failed: Unavailable");
    }
  }

  @Test
  void whatTheAgentSaysCannotDriveTheTerminal() throws Exception {
    PuppetDesk desk = new PuppetDesk();
    try (ReferenceServer server = ReferenceServer.builder(desk).startAndWait();
        LiveShell shell = new LiveShell(chat(server.endpoint()))) {
      Chat chat = desk.awaitRequest();
      chat.accept("Mia\u001B[31m", "005000000000001");
      chat.say("a\u001B[2Jb\tc");
      shell.awaitOut("b\tc");
      chat.end();
      DemoResult result = shell.result();

      assertEquals("a\uFFFD[2Jb\tc\n", result.out());
      assertTrue(result.err().indexOf('\u001B') < 0, result.err());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://chat.example.com | --allow-plain-http",
        "http://10.0.0.1/chat/rest/ | --allow-plain-http",
        "http://127.0.0.1.example.com | --allow-plain-http",
        "ftp://127.0.0.1 | not an endpoint",
        "not a url | not an endpoint",
        "https://user:secret@example.com | not an endpoint",
      })
  void refusesAnEndpointItShouldNotUse(String endpoint, String hint) {
    DemoResult result = Shell.run(chat(endpoint));

    assertEquals(ExitCode.USAGE, result.exitCode());
    assertHas(result.err(), hint);
    assertTrue(!result.err().contains("secret"), result.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--api-version, 28, API version must be 29 or later",
    "--api-version, 34.0, is not a version",
    "--linger, soon, is not a number of seconds",
    "--linger, -1, from 0 to 86400",
    "--transport, pigeon, pigeon",
  })
  void refusesAnOptionItDoesNotUnderstand(String option, String value, String hint) {
    DemoResult result = Shell.run(chat(URI.create("http://127.0.0.1:1"), option, value));

    assertAll(
        () -> assertEquals(ExitCode.USAGE, result.exitCode()),
        () -> assertHas(result.err(), hint),
        () -> assertHas(result.err(), "chasitor chat --help"));
  }

  @Test
  void asksForWhatIsMissing() {
    DemoResult result = Shell.run("chat", "--endpoint", "http://127.0.0.1:1");

    assertEquals(ExitCode.USAGE, result.exitCode());
    assertHas(result.err(), "Missing required options: '--org=ID', '--deployment=ID'");
  }
}
