package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * How a deployment is set up.
 *
 * <p>Guide chapter 7, Settings; rulings A12, A13.
 */
@Value.Immutable
@ModelStyle
public sealed interface Settings extends ServerMessage permits ImmutableSettings {

  /** Milliseconds between two pings of a visitor's page. */
  int pingRate();

  /** Where pictures and pages are. */
  String contentServerUrl();

  /** The buttons that were asked about, then the active invitations. */
  List<Button> buttons();

  @Override
  default MessageType kind() {
    return MessageType.SETTINGS;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link Settings}; not thread-safe. */
  final class Builder extends ImmutableSettings.Builder {
    Builder() {}
  }
}
