package dev.chasitor.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text that grants access to a chat. It never shows in {@code toString}, in a log or in an
 * exception.
 *
 * <p>{@code equals} takes the same time wherever the texts differ, so that nobody can find a valid
 * text by measuring.
 */
public abstract sealed class Secret permits SessionKey, AffinityToken {

  /**
   * The most characters of a key or token that a codec reads. Those of the real service have under
   * 200.
   */
  public static final int LONGEST = 4 * 1024;

  private final String value;

  Secret(String value) {
    this.value = Objects.requireNonNull(value, "value");
  }

  /** The text itself. Use it only to write the header or path that needs it. */
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
