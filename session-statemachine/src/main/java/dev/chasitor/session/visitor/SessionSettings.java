package dev.chasitor.session.visitor;

import dev.chasitor.codec.Endpoint;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import java.net.URI;
import java.util.Objects;

/**
 * The settings that a session begins with.
 *
 * @param init the request for the chat; the session fills in {@code sessionId} and {@code isPost}
 * @param apiVersion the API version of every request of the session (rule C-HDR-06)
 * @param profile the options for what the guide leaves open
 * @param server the address of the server, in the spelling of {@link Endpoint#base()}
 * @param jitterSeed the seed of the jitter in the session's pauses; any number. Give each session
 *     one of its own, so that many sessions do not retry at the same instant (rule C-DUR-05). With
 *     the same seed a run can be repeated exactly
 * @param switches how often a SwitchServer has moved the session
 */
public record SessionSettings(
    ChasitorInitRequest init,
    ApiVersion apiVersion,
    Profile profile,
    URI server,
    long jitterSeed,
    int switches) {

  /**
   * Accepts the server's address in each spelling that {@link Endpoint#of} accepts.
   *
   * @throws IllegalArgumentException if the server is not an absolute http or https address, or has
   *     user information, a query or a fragment; if {@code switches} is negative; if an additional
   *     property of {@code init} is not JSON or has the name of a known one
   */
  public SessionSettings {
    Objects.requireNonNull(init, "init");
    Objects.requireNonNull(apiVersion, "apiVersion");
    Objects.requireNonNull(profile, "profile");
    if (switches < 0) {
      throw new IllegalArgumentException("switches must be 0 or more, but was " + switches);
    }
    Writable.require(init);
    server = Endpoint.of(Objects.requireNonNull(server, "server")).base();
  }

  /**
   * Creates settings of a session that no SwitchServer has moved.
   *
   * @throws IllegalArgumentException if the server is not an absolute http or https address, or has
   *     user information, a query or a fragment; if an additional property of {@code init} is not
   *     JSON or has the name of a known one
   */
  public SessionSettings(
      ChasitorInitRequest init,
      ApiVersion apiVersion,
      Profile profile,
      URI server,
      long jitterSeed) {
    this(init, apiVersion, profile, server, jitterSeed, 0);
  }

  SessionSettings switchedTo(URI newServer) {
    return new SessionSettings(init, apiVersion, profile, newServer, jitterSeed, switches + 1);
  }
}
