package dev.chasitor.cli;

import dev.chasitor.client.SessionObserver;
import dev.chasitor.codec.FailureKind;
import dev.chasitor.model.Request;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Says once, for each reason why there is no connection, what to do about it. */
final class Advice implements SessionObserver {

  private final URI endpoint;
  private final Consumer<String> notices;
  private final Set<FailureKind> said = ConcurrentHashMap.newKeySet();

  /**
   * Creates advice about a server.
   *
   * @param notices receives each advice once, on any thread
   */
  Advice(URI endpoint, Consumer<String> notices) {
    this.endpoint = endpoint;
    this.notices = notices;
  }

  @Override
  public void onFailure(long call, Request request, FailureKind failure) {
    about(failure, endpoint).filter(advice -> said.add(failure)).ifPresent(notices);
  }

  static Optional<String> about(FailureKind failure, URI endpoint) {
    return switch (failure) {
      case UNKNOWN_HOST ->
          Optional.of(
              "no name server knows the host: check --endpoint, the network, and whether a proxy"
                  + " is needed (JAVA_TOOL_OPTIONS=-Dhttps.proxyHost=HOST)");
      case CONNECTION_REFUSED ->
          Optional.of("nothing listens there: check host and port of --endpoint");
      case NOT_TRUSTED ->
          Optional.of(
              "the server's certificate is not trusted or names another host: check --endpoint;"
                  + " for a private certificate make a trust store with keytool -importcert, and"
                  + " set JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE");
      case NOT_TLS ->
          Optional.of(
              "the server does not speak TLS at this port: check the port, or use http in"
                  + " --endpoint");
      case PROXY_REFUSED ->
          Optional.of("the proxy does not connect to this server: check the proxy's settings");
      case CONNECTION_LOST ->
          endpoint.getScheme().equals("http")
              ? Optional.of("if the server expects TLS at this port, use https in --endpoint")
              : Optional.empty();
      case CANCELLED, TIMED_OUT, NOT_CONNECTED, TOO_LARGE, CLOSED, NOT_CARRIED, UNEXPECTED ->
          Optional.empty();
    };
  }
}
