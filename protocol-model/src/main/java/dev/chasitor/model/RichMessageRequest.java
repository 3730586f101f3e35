package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * The visitor chose from a menu. {@code POST Chasitor/RichMessage}.
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

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link RichMessageRequest}; not thread-safe. */
  final class Builder extends ImmutableRichMessageRequest.Builder {
    Builder() {}
  }
}
