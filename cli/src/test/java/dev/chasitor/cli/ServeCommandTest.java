package dev.chasitor.cli;

import static dev.chasitor.cli.Shell.assertHas;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.cli.Shell.DemoResult;
import dev.chasitor.server.EchoDesk;
import dev.chasitor.server.ReferenceServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServeCommandTest {

  @Test
  void printsACommandLineThatWorks() throws InterruptedException {
    try (LiveShell serve = new LiveShell("serve", "--nodes", "2")) {
      serve.awaitErr("Ctrl-C stops the server.\n");
      String[] args = commandLine(serve.outSoFar());
      try (LiveShell visitor = new LiveShell(args)) {
        DemoResult visit = visitor.type("anybody?").awaitOut("anybody?\n").type("bye").result();

        assertEquals(ExitCode.OK, visit.exitCode(), visit.err());
        assertEquals(List.of("Hello, this is Echo.", "anybody?"), visit.outLines());
      }
      serve.interrupt();
      DemoResult served = serve.result();

      assertEquals(ExitCode.OK, served.exitCode(), served.err());
    }
  }

  private static String[] commandLine(String printed) {
    String prefix = "chasitor ";
    return printed
        .lines()
        .filter(line -> line.startsWith(prefix + "chat "))
        .map(line -> line.substring(prefix.length()).split(" "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no command line in: " + printed));
  }

  @Test
  void saysWhyItCannotListen() {
    try (EchoDesk desk = new EchoDesk(EchoDesk.Options.immediate());
        ReferenceServer other = ReferenceServer.builder(desk).startAndWait()) {
      String port = Integer.toString(other.endpoint().getPort());

      DemoResult result = Shell.run("serve", "--port", port);

      assertEquals(ExitCode.FAILED, result.exitCode());
      assertHas(result.err(), "chasitor: cannot listen on 127.0.0.1:" + port);
      assertEquals(1, result.err().lines().count());
    }
  }

  @Test
  void refusesOptionsOutOfRange() {
    assertEquals(ExitCode.USAGE, Shell.run("serve", "--nodes", "0").exitCode());
    assertEquals(ExitCode.USAGE, Shell.run("serve", "--port", "70000").exitCode());
    assertEquals(ExitCode.USAGE, Shell.run("serve", "--port", "many").exitCode());
  }
}
