package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * The answer with the settings of a deployment.
 *
 * <p>Guide chapter 7, Settings; rulings A12, A13.
 */
@Value.Immutable
@ModelStyle
public sealed interface Settings extends ServerMessage permits ImmutableSettings {

  /** Milliseconds between two pings of a visitor's page. */
  int pingRate();

  /** Address of the server with the pictures and pages. */
  String contentServerUrl();

  /** The buttons named in the request, then the active invitations. */
  List<Button> buttons();

  @Override
  default MessageType kind() {
    return MessageType.SETTINGS;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link Settings}. Not thread-safe. */
  final class Builder extends ImmutableSettings.Builder {
    Builder() {}
  }
}
