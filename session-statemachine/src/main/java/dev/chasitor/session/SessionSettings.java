package dev.chasitor.session;

import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What a session needs to know from the start.
 *
 * @param init the chat to ask for; the session fills in {@code sessionId} and {@code isPost}
 * @param apiVersion the version to speak, constant for the session (rule C-HDR-06)
 * @param profile what the guide leaves open
 * @param server where the server sent the session, if it did (SwitchServer)
 * @param switches how often it did
 */
public record SessionSettings(
    ChasitorInitRequest init,
    ApiVersion apiVersion,
    Profile profile,
    Optional<URI> server,
    int switches) {

  public SessionSettings {
    Objects.requireNonNull(init, "init");
    Objects.requireNonNull(apiVersion, "apiVersion");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(server, "server");
  }

  /** Settings of a session that begins where its client's endpoint is. */
  public SessionSettings(ChasitorInitRequest init, ApiVersion apiVersion, Profile profile) {
    this(init, apiVersion, profile, Optional.empty(), 0);
  }

  SessionSettings switchedTo(URI newServer) {
    return new SessionSettings(init, apiVersion, profile, Optional.of(newServer), switches + 1);
  }
}
