package dev.chasitor.cli;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code chat} command: a visitor at a terminal or in a pipe. */
@Command(
    name = "chat",
    description = "Chats as a visitor, from the terminal or in a pipe.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%n",
    footer = {
      "Standard input is sent line by line; lines typed early wait for the agent. What the agent"
          + " says goes to standard output, notices go to standard error. The end of the input ends"
          + " the chat, once nothing waits and the agent has been silent for a while.",
      "",
      "Exit code 0 after an end that the visitor or the agent wanted; 3 when the chat was cut off or"
          + " could not be opened, with the lines that did not get through on standard error.",
      "",
      "'chasitor serve' prints a whole command line to start from."
    })
final class ChatCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--endpoint",
      required = true,
      paramLabel = "URL",
      converter = OptionTypes.Address.class,
      description = "The server, with or without /chat/rest.")
  private URI endpoint = URI.create("");

  @Option(
      names = "--org",
      required = true,
      paramLabel = "ID",
      description = "The organisation, 00D….")
  private String organization = "";

  @Option(
      names = "--deployment",
      required = true,
      paramLabel = "ID",
      description = "The deployment, 572….")
  private String deployment = "";

  @Option(
      names = "--button",
      required = true,
      paramLabel = "ID",
      description = "The chat button, 573….")
  private String button = "";

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "The visitor's name.")
  private String name = "";

  @Option(
      names = "--transport",
      paramLabel = "jdk|vertx",
      description = "What carries the requests; default: ${DEFAULT-VALUE}.")
  private TransportChoice transport = TransportChoice.JDK;

  @Option(
      names = "--api-version",
      paramLabel = "N",
      converter = OptionTypes.Version.class,
      description = "The protocol version to speak; default: ${DEFAULT-VALUE}.")
  private ApiVersion apiVersion = ChatClient.DEFAULT_API_VERSION;

  @Option(
      names = "--linger",
      paramLabel = "SECONDS",
      converter = OptionTypes.Seconds.class,
      description = "How long the agent must be silent after the end of input; default: 2.")
  private Duration linger = Duration.ofSeconds(2);

  @Option(
      names = "--allow-plain-http",
      description = "Allow http to another machine, where everybody on the way can read along.")
  private boolean plainHttpAllowed;

  @Option(
      names = "--open-timeout",
      hidden = true,
      paramLabel = "SECONDS",
      converter = OptionTypes.Seconds.class)
  private Duration openTimeout = Profile.defaults().openTimeout();

  @Option(
      names = "--request-timeout",
      hidden = true,
      paramLabel = "SECONDS",
      converter = OptionTypes.Seconds.class)
  private Duration requestTimeout = Profile.defaults().requestTimeout();

  ChatCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    requirePrivacy();
    requireReach();
    TerminalChat chat = new TerminalChat(terminal, linger);
    return StopSignal.heededBy(() -> run(chat), chat::stop);
  }

  private int run(TerminalChat chat) throws InterruptedException {
    try (HttpTransport wire = transport.open(cleartext());
        ChatClient client = client(wire, chat);
        ChatSession session = client.start(request(), chat)) {
      return chat.run(session);
    }
  }

  private ChatClient client(HttpTransport wire, TerminalChat chat) {
    return ChatClient.builder()
        .observer(new Advice(endpoint, chat::notice))
        .endpoint(endpoint)
        .transport(wire)
        .apiVersion(apiVersion)
        .profile(Profile.builder().openTimeout(openTimeout).requestTimeout(requestTimeout).build())
        .build();
  }

  private ChasitorInitRequest request() {
    return ChasitorInitRequest.builder()
        .organizationId(organization)
        .deploymentId(deployment)
        .buttonId(button)
        .visitorName(name)
        .userAgent("chasitor " + VersionText.ofBuild())
        .language("en-US")
        .screenResolution("")
        .receiveQueueUpdates(true)
        .build();
  }

  private Cleartext cleartext() {
    return plainHttpAllowed ? Cleartext.ANYWHERE : Cleartext.TO_LOOPBACK;
  }

  private void requireReach() {
    try (HttpTransport wire = transport.open(cleartext())) {
      wire.check(endpoint);
    } catch (IllegalArgumentException e) {
      if (spec != null) {
        throw new ParameterException(
            spec.commandLine(), "Not with --transport " + transport + ": " + e.getMessage(), e);
      }
    }
  }

  /** Returns the host of the endpoint; {@link URI} keeps one with an underscore as authority. */
  private String host() {
    return Objects.requireNonNullElseGet(
        endpoint.getHost(), () -> endpoint.getRawAuthority().replaceAll(":[0-9]*$", ""));
  }

  private void requirePrivacy() {
    if (endpoint.getScheme().equals("http") && !cleartext().permits(host()) && spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "Plain http to "
              + host()
              + " shows the chat and its key to everybody on the way;"
              + " use https, or --allow-plain-http if that is what you want");
    }
  }
}
