package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Asks for a chat; the first POST of a session. {@code POST Chasitor/ChasitorInit}.
 *
 * <p>Guide chapters 5 and 6, ChasitorInit; rules C-OPEN-02, C-OPEN-03. One of {@link #buttonId},
 * {@link #agentId} and {@link #buttonOverrides} must say who shall be asked. The visitor's name and
 * the pre-chat values do not show in {@code toString}.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChasitorInitRequest extends Request permits ImmutableChasitorInitRequest {

  /** Id of the organisation, {@code 00D…}. */
  String organizationId();

  /** Id of the deployment, {@code 572…}. */
  String deploymentId();

  /** Id of the chat button, {@code 573…}. */
  Optional<String> buttonId();

  /** Id of an agent to ask directly, {@code 005…}. */
  Optional<String> agentId();

  /** Whether the button is asked when the agent is not available. */
  Optional<Boolean> doFallback();

  /** The {@code id} that SessionId told; a session fills it in. */
  Optional<String> sessionId();

  /** The visitor's user agent. */
  Optional<String> userAgent();

  /** The visitor's language, for example {@code en-US}. */
  Optional<String> language();

  /** The visitor's screen, for example {@code 1900x1080}. */
  Optional<String> screenResolution();

  /** The visitor's name. */
  @Value.Redacted
  Optional<String> visitorName();

  /** What is known about the visitor. */
  List<CustomDetail> prechatDetails();

  /** Records to find or create. */
  List<Entity> prechatEntities();

  /**
   * Who shall be asked instead, in order: {@code button}, {@code agent} or {@code agent_button}
   * ids.
   */
  List<String> buttonOverrides();

  /** Whether the place in the queue is wanted. */
  Optional<Boolean> receiveQueueUpdates();

  /** Whether this is a proper POST; a session fills in {@code true}. */
  Optional<Boolean> isPost();

  /** Tracking id; undocumented. */
  Optional<String> trackingId();

  @Override
  default RequestType kind() {
    return RequestType.CHASITOR_INIT;
  }

  /** Refuses a request that names nobody to be asked. */
  @Value.Check
  default void check() {
    if (buttonId().isEmpty() && agentId().isEmpty() && buttonOverrides().isEmpty()) {
      throw new IllegalStateException(
          "ChasitorInit needs one of buttonId, agentId and buttonOverrides");
    }
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChasitorInitRequest}; not thread-safe. */
  final class Builder extends ImmutableChasitorInitRequest.Builder {
    Builder() {}
  }
}
