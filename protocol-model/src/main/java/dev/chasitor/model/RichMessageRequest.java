package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * The request that sends the visitor's choice from a menu. {@code POST Chasitor/RichMessage}.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface RichMessageRequest extends Request permits ImmutableRichMessageRequest {

  /** The choices. */
  List<RichMessageAction> actions();

  @Override
  default RequestType kind() {
    return RequestType.RICH_MESSAGE;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link RichMessageRequest}. Not thread-safe. */
  final class Builder extends ImmutableRichMessageRequest.Builder {
    Builder() {}
  }
}
