package dev.chasitor.cli;

import dev.chasitor.cli.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The {@code demo} command: plays chats that survive the loss of their node. */
@Command(
    name = "demo",
    description = "Plays two whole chats over real HTTP, each of which loses its server node.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "Two visitors, one on each transport, chat with an echo desk. While a message is on its way"
          + " the visitor's node dies; the other node takes the chat over. Each line shows the"
          + " time in seconds, the phase, and an exchange, a change of phase or something said.",
      "",
      "Exit code 0 if no message was lost, doubled or out of order, 1 otherwise."
    })
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    return new Demo(terminal.out(), terminal.coloured()).play() ? ExitCode.OK : ExitCode.FAILED;
  }
}
