package dev.chasitor.handoff;

import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import dev.chasitor.transport.vertx.VertxHttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The options of the service. Each comes from an environment variable: see the README.
 *
 * @param endpoint the chat server
 * @param organization the id of the organisation, {@code 00D…}
 * @param deployment the id of the deployment, {@code 572…}
 * @param button the id of the button, {@code 573…}
 * @param webhook where events go
 * @param webhookKey the key that signs them
 * @param journal the JDBC URL of the journal
 * @param port the port for HTTP on this machine; 0 for any
 * @param carrier what carries the requests to the chat server
 * @param lease how long other processes leave the chats of a dead one alone
 * @param resumeEvery how often the service looks for chats that nobody holds
 * @param drain how long a stop waits for the webhook
 */
record HandoffOptions(
    URI endpoint,
    String organization,
    String deployment,
    String button,
    URI webhook,
    String webhookKey,
    String journal,
    int port,
    Carrier carrier,
    Duration lease,
    Duration resumeEvery,
    Duration drain) {

  /** The transports. */
  enum Carrier {
    JDK,
    VERTX;

    HttpTransport open() {
      return switch (this) {
        case JDK -> JdkHttpTransport.create();
        case VERTX -> VertxHttpTransport.create();
      };
    }
  }

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException if a variable is missing or wrong; the message names it
   */
  static HandoffOptions of(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    return new HandoffOptions(
        URI.create(variables.need("ENDPOINT")),
        variables.need("ORGANIZATION"),
        variables.need("DEPLOYMENT"),
        variables.need("BUTTON"),
        URI.create(variables.need("WEBHOOK")),
        variables.need("WEBHOOK_KEY"),
        variables.get("JOURNAL", "jdbc:h2:file:./handoff-journal;DB_CLOSE_ON_EXIT=FALSE"),
        Integer.parseInt(variables.get("PORT", "8080")),
        Carrier.valueOf(variables.get("TRANSPORT", "jdk").toUpperCase(Locale.ROOT)),
        Duration.parse(variables.get("LEASE", "PT10S")),
        Duration.parse(variables.get("RESUME_EVERY", "PT5S")),
        Duration.parse(variables.get("DRAIN", "PT10S")));
  }

  private record Variables(Map<String, String> environment) {
    String get(String name, String otherwise) {
      return Objects.requireNonNullElse(environment.get("HANDOFF_" + name), otherwise);
    }

    String need(String name) {
      String value = get(name, "");
      if (value.isEmpty()) {
        throw new IllegalArgumentException("Set the environment variable HANDOFF_" + name);
      }
      return value;
    }
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "HandoffOptions[" + endpoint + ", port " + port + ", " + carrier + "]";
  }
}
