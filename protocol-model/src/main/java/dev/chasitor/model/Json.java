package dev.chasitor.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of a JSON value that this model does not know, kept so that it can be passed on
 * unchanged.
 *
 * <p>This class does not interpret the text. The codec makes the text compact when it reads, and
 * checks it when it writes. Two values are equal if their texts are. {@code toString} shows only
 * the length, since an unknown property may hold a secret.
 */
public final class Json {
  private final String text;

  private Json(String text) {
    this.text = Objects.requireNonNull(text, "text");
  }

  /**
   * Wraps a JSON text, for example {@code {"a":1}}. The codec checks the text when it writes it.
   */
  public static Json of(String text) {
    return new Json(text);
  }

  /** The JSON text. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Json json && text.equals(json.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "Json(" + text.length() + " chars)";
  }
}
