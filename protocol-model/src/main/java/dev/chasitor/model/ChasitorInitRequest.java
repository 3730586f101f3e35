package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The request that asks for a chat, the first POST of a session. {@code POST
 * Chasitor/ChasitorInit}.
 *
 * <p>At least one of {@link #buttonId}, {@link #agentId} and {@link #buttonOverrides} must say whom
 * to ask. The visitor's name and the pre-chat values do not show in {@code toString}. Guide
 * chapters 5 and 6, ChasitorInit; rules C-OPEN-02, C-OPEN-03.
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

  /** Whether the server asks the button if the agent is not available. */
  Optional<Boolean> doFallback();

  /** The {@code id} from the answer to SessionId. The session sets it. */
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

  /** What the application knows about the visitor. */
  List<CustomDetail> prechatDetails();

  /** Records that the server finds or creates. */
  List<Entity> prechatEntities();

  /**
   * Whom to ask instead of {@link #buttonId}, in order: {@code button}, {@code agent} or {@code
   * agent_button} ids.
   */
  List<String> buttonOverrides();

  /** Whether the server sends the place in the queue. */
  Optional<Boolean> receiveQueueUpdates();

  /** Whether this request is a POST. The session sets {@code true}. */
  Optional<Boolean> isPost();

  /** Tracking id; undocumented. */
  Optional<String> trackingId();

  @Override
  default RequestType kind() {
    return RequestType.CHASITOR_INIT;
  }

  /**
   * Checks that the request names a button or an agent.
   *
   * @throws IllegalStateException if it names none
   */
  @Value.Check
  default void check() {
    if (buttonId().isEmpty() && agentId().isEmpty() && buttonOverrides().isEmpty()) {
      throw new IllegalStateException(
          "ChasitorInit needs at least one of buttonId, agentId and buttonOverrides");
    }
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChasitorInitRequest}. Not thread-safe. */
  final class Builder extends ImmutableChasitorInitRequest.Builder {
    Builder() {}
  }
}
