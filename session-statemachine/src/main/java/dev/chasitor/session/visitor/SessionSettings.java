package dev.chasitor.session.visitor;

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
 * @param server where the session lives, as far as it matters to know: from https no SwitchServer
 *     leads to http; empty for the place its driver knows
 * @param switches how often a SwitchServer sent the session elsewhere
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

  /** Settings of a session that begins where its driver's endpoint is. */
  public SessionSettings(ChasitorInitRequest init, ApiVersion apiVersion, Profile profile) {
    this(init, apiVersion, profile, Optional.empty(), 0);
  }

  /** The same settings of a session that lives at {@code known}. */
  public SessionSettings at(URI known) {
    return new SessionSettings(init, apiVersion, profile, Optional.of(known), switches);
  }

  SessionSettings switchedTo(URI newServer) {
    return new SessionSettings(init, apiVersion, profile, Optional.of(newServer), switches + 1);
  }
}
