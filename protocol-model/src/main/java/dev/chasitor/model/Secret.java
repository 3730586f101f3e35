package dev.chasitor.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text that grants access to a chat, and so never shows in {@code toString}, a log or an
 * exception.
 *
 * <p>Comparison takes the same time whatever the position of the first difference.
 */
public abstract sealed class Secret permits SessionKey, AffinityToken {
  private final String value;

  Secret(String value) {
    this.value = Objects.requireNonNull(value, "value");
  }

  /** The text itself, for the one place on the wire where it belongs. */
  public final String reveal() {
    return value;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Secret secret
        && getClass() == secret.getClass()
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public final int hashCode() {
    return value.hashCode();
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "(redacted)";
  }
}
