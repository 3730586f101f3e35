package dev.chasitor.session;

import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import java.util.Objects;

/**
 * What a session needs to know from the start.
 *
 * @param init the chat to ask for; the session fills in {@code sessionId} and {@code isPost}
 * @param apiVersion the version to speak, constant for the session (rule C-HDR-06)
 * @param profile what the guide leaves open
 */
public record SessionSettings(ChasitorInitRequest init, ApiVersion apiVersion, Profile profile) {

  public SessionSettings {
    Objects.requireNonNull(init, "init");
    Objects.requireNonNull(apiVersion, "apiVersion");
    Objects.requireNonNull(profile, "profile");
  }
}
