package dev.chasitor.cli;

import dev.chasitor.server.EchoDesk;
import dev.chasitor.server.ReferenceServer;
import dev.chasitor.transport.Cleartext;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code serve} command: runs a server with an echo desk until it is stopped. */
@Command(
    name = "serve",
    description = "Runs a server whose agent answers every line with the same line.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "It prints its endpoint and the ids a client needs, and a whole 'chasitor chat' command"
          + " line; any ids are taken. It runs until Ctrl-C. The line 'bye' makes the agent end"
          + " the chat."
    })
final class ServeCommand implements Callable<Integer> {

  private static final String ORGANIZATION = "00D000000000001";
  private static final String DEPLOYMENT = "572000000000001";
  private static final String BUTTON = "573000000000001";

  private final Terminal terminal;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on; default: any free port.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on; default: ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "How many nodes share the sessions; default: ${DEFAULT-VALUE}.")
  private int nodes = 1;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    return StopSignal.heededBy(this::serve, stopped::countDown);
  }

  private int serve() {
    try (EchoDesk desk = new EchoDesk(EchoDesk.Options.defaults());
        ReferenceServer server = start(desk)) {
      announce(server);
      stopped.await();
    } catch (InterruptedException e) {
      terminal.err().println("Stopped by an interrupt.");
    }
    return ExitCode.OK;
  }

  private ReferenceServer start(EchoDesk desk) {
    if (nodes < 1) {
      throw new CommandFailedException(ExitCode.USAGE, "--nodes must be 1 or more, not " + nodes);
    }
    try {
      return ReferenceServer.builder(desk).host(host).port(port).nodes(nodes).startAndWait();
    } catch (IllegalStateException outOfRange) {
      throw new CommandFailedException(ExitCode.USAGE, String.valueOf(outOfRange.getMessage()));
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CommandFailedException(
          ExitCode.FAILED, "cannot listen on " + host + ":" + port + ": " + cause.getMessage());
    }
  }

  private void announce(ReferenceServer server) {
    terminal.out().println("endpoint      " + server.endpoint());
    terminal.out().println("organisation  " + ORGANIZATION);
    terminal.out().println("deployment    " + DEPLOYMENT);
    terminal.out().println("button        " + BUTTON);
    terminal.out().println();
    terminal
        .out()
        .println(
            Again.command()
                + " chat --endpoint "
                + server.endpoint()
                + " --org "
                + ORGANIZATION
                + " --deployment "
                + DEPLOYMENT
                + " --button "
                + BUTTON
                + " --name Ann"
                + (Cleartext.TO_LOOPBACK.permits(host) ? "" : " --allow-plain-http"));
    terminal.err().println("Ctrl-C stops the server.");
  }
}
