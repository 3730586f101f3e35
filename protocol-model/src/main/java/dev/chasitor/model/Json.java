package dev.chasitor.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value this edition of the model has no name for, kept as its text so that it can be
 * passed on unchanged.
 *
 * <p>The text is opaque here: the codec produces it in compact form and checks it again when it is
 * written. Two values are equal when their texts are. {@code toString} shows the length only, since
 * an unknown property may hold anything, also a secret.
 */
public final class Json {
  private final String text;

  private Json(String text) {
    this.text = Objects.requireNonNull(text, "text");
  }

  /** A JSON value from its text, for example {@code {"a":1}}; checked when it is written. */
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
