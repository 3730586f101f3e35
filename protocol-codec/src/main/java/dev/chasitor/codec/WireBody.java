package dev.chasitor.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of an HTTP body. Immutable; {@code toString} shows the length only. */
public final class WireBody {

  private static final WireBody EMPTY = new WireBody(new byte[0]);

  private final byte[] bytes;

  private WireBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** No body. */
  public static WireBody empty() {
    return EMPTY;
  }

  /** A body of a copy of these bytes. */
  public static WireBody of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new WireBody(bytes.clone());
  }

  /**
   * A body of these very bytes, for callers that give them away: they must never be changed
   * afterwards.
   */
  public static WireBody wrap(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new WireBody(bytes);
  }

  /** A body of this text in UTF-8. */
  public static WireBody ofText(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Number of bytes. */
  public int length() {
    return bytes.length;
  }

  /** Whether there are no bytes. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The bytes themselves; the caller must not change them. */
  public byte[] unsafeBytes() {
    return bytes;
  }

  /** The bytes read as UTF-8; what is not UTF-8 becomes U+FFFD. */
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
