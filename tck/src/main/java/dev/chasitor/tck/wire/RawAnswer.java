package dev.chasitor.tck.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the bytes of an answer, honest or not. Not thread-safe; the bytes are a fresh copy each
 * time.
 */
public final class RawAnswer {

  private final StringBuilder head = new StringBuilder();
  private byte[] body = new byte[0];
  private int chunk;
  private boolean framed = true;

  private RawAnswer() {}

  /** An answer with a status and no body yet. */
  public static RawAnswer of(int status) {
    RawAnswer answer = new RawAnswer();
    answer.head.append("HTTP/1.1 ").append(status).append(" Status\r\n");
    return answer;
  }

  /** Adds a header line, unchecked. */
  public RawAnswer header(String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  /** Sets the body to a text in UTF-8. */
  public RawAnswer body(String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** Frames the body in chunks of so many bytes instead of by its length. */
  public RawAnswer chunked(int bytes) {
    chunk = bytes;
    return this;
  }

  /** Leaves out every framing header: for 204 and 304, or to bring one's own. */
  public RawAnswer unframed() {
    framed = false;
    return this;
  }

  /** Head and body. */
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

  /** The head alone, with the empty line that ends it. */
  public byte[] head() {
    String framing =
        !framed
            ? ""
            : chunk > 0
                ? "Transfer-Encoding: chunked\r\n"
                : "Content-Length: " + body.length + "\r\n";
    return (head + framing + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** One chunk of a chunked body; an empty one ends it. */
  public static byte[] chunk(byte[] data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        (Integer.toHexString(data.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(data);
    bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }
}
