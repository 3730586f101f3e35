package dev.chasitor.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of an HTTP body. Immutable. {@code toString} shows only the length. */
public final class WireBody {

  private static final WireBody EMPTY = new WireBody(new byte[0]);

  private final byte[] bytes;

  private WireBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the empty body. */
  public static WireBody empty() {
    return EMPTY;
  }

  /** Makes a body with a copy of these bytes. */
  public static WireBody of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new WireBody(bytes.clone());
  }

  /** Makes a body that uses this array without a copy. Nobody may change the array afterwards. */
  public static WireBody wrap(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new WireBody(bytes);
  }

  /** Makes a body of this text in UTF-8. */
  public static WireBody ofText(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Number of bytes. */
  public int length() {
    return bytes.length;
  }

  /** Whether the length is 0. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** Returns a copy of the bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** Returns the body's own array, which the caller must not change. */
  public byte[] unsafeBytes() {
    return bytes;
  }

  /** Decodes the bytes as UTF-8. Bytes that are not valid UTF-8 become U+FFFD. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireBody body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
