package dev.chasitor.tck.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A builder for the bytes of an HTTP answer, correct or not. Not thread-safe. Each call of {@link
 * #bytes} returns a new array.
 */
public final class RawAnswer {

  private final StringBuilder head = new StringBuilder();
  private byte[] body = new byte[0];
  private int chunk;
  private boolean framed = true;

  private RawAnswer() {}

  /** Returns a builder with this status and no body. */
  public static RawAnswer of(int status) {
    RawAnswer answer = new RawAnswer();
    answer.head.append("HTTP/1.1 ").append(status).append(" Status\r\n");
    return answer;
  }

  /** Adds a header line without checking it. */
  public RawAnswer header(String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  /** Sets the body to a text in UTF-8. */
  public RawAnswer body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets the body to these bytes. */
  public RawAnswer body(byte[] bytes) {
    body = bytes.clone();
    return this;
  }

  /** Sends the body in chunks of this many bytes, without a {@code Content-Length}. */
  public RawAnswer chunked(int bytes) {
    chunk = bytes;
    return this;
  }

  /**
   * Leaves out the headers {@code Content-Length} and {@code Transfer-Encoding}. Use it for 204 and
   * 304, or to add them with {@link #header}.
   */
  public RawAnswer unframed() {
    framed = false;
    return this;
  }

  /** Returns head and body. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head());
    if (framed && chunk > 0) {
      for (int from = 0; from < body.length; from += chunk) {
        byte[] part = Arrays.copyOfRange(body, from, Math.min(from + chunk, body.length));
        bytes.writeBytes(chunk(part));
      }
      bytes.writeBytes(chunk(new byte[0]));
    } else {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  /** Returns the head with the empty line that ends it. */
  public byte[] head() {
    String framing =
        !framed
            ? ""
            : chunk > 0
                ? "Transfer-Encoding: chunked\r\n"
                : "Content-Length: " + body.length + "\r\n";
    return (head + framing + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns one chunk of a chunked body. An empty chunk ends the body. */
  public static byte[] chunk(byte[] data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        (Integer.toHexString(data.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(data);
    bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }
}
