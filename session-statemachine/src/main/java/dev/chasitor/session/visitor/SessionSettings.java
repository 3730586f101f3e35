package dev.chasitor.session.visitor;

import dev.chasitor.codec.Endpoint;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import java.net.URI;
import java.util.Objects;

/**
 * What a session needs to know from the start.
 *
 * @param init the chat to ask for; the session fills in {@code sessionId} and {@code isPost}
 * @param apiVersion the version to speak, constant for the session (rule C-HDR-06)
 * @param profile what the guide leaves open
 * @param server the server the session lives on, in the spelling of {@link Endpoint#base()}
 * @param switches how often a SwitchServer sent the session elsewhere
 */
public record SessionSettings(
    ChasitorInitRequest init, ApiVersion apiVersion, Profile profile, URI server, int switches) {

  /**
   * Reads the server's address in each spelling that {@link Endpoint} knows.
   *
   * @throws IllegalArgumentException if the server is not an absolute http or https address, or has
   *     user information, a query or a fragment
   */
  public SessionSettings {
    Objects.requireNonNull(init, "init");
    Objects.requireNonNull(apiVersion, "apiVersion");
    Objects.requireNonNull(profile, "profile");
    server = Endpoint.of(Objects.requireNonNull(server, "server")).base();
  }

  /**
   * Settings of a session that begins on this server.
   *
   * @throws IllegalArgumentException if the server is not an absolute http or https address, or has
   *     user information, a query or a fragment
   */
  public SessionSettings(
      ChasitorInitRequest init, ApiVersion apiVersion, Profile profile, URI server) {
    this(init, apiVersion, profile, server, 0);
  }

  SessionSettings switchedTo(URI newServer) {
    return new SessionSettings(init, apiVersion, profile, newServer, switches + 1);
  }
}
