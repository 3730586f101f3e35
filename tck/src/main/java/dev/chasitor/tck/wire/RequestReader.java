package dev.chasitor.tck.wire;

import dev.chasitor.codec.WireBody;
import dev.chasitor.tck.wire.RawRequest.Header;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the HTTP requests of one connection. */
final class RequestReader {

  private static final int MAX_LINE = 64 * 1024;

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * Reads a request, whose number is still 0. Returns null when the peer has closed between
   * requests.
   */
  @Nullable RawRequest read(int connection) throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      return null;
    }
    in.reset();
    String[] start = line().split(" ", 3);
    if (start.length != 3 || !start[2].startsWith("HTTP/1.")) {
      throw new ProtocolException(
          "Expected a request line of HTTP/1.x: method, target and version");
    }
    List<Header> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new ProtocolException("Expected a header line of the form 'name: value'");
      }
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    RawRequest head = new RawRequest(0, connection, start[0], start[1], headers, WireBody.empty());
    return new RawRequest(0, connection, start[0], start[1], headers, body(head));
  }

  private WireBody body(RawRequest head) throws IOException {
    if (head.first("Transfer-Encoding").isPresent()) {
      return chunked();
    }
    return WireBody.wrap(exactly(size(head.first("Content-Length").orElse("0"), 10)));
  }

  private WireBody chunked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (true) {
      int size = size(line().split(";", 2)[0].strip(), 16);
      bytes.write(exactly(size));
      if (size == 0) {
        while (!line().isEmpty()) {
          // Trailers are dropped.
        }
        return WireBody.wrap(bytes.toByteArray());
      }
      line();
    }
  }

  private static int size(String digits, int radix) throws ProtocolException {
    try {
      return Integer.parseUnsignedInt(digits, radix);
    } catch (NumberFormatException e) {
      throw new ProtocolException("Expected the length of a body or chunk, read: " + digits);
    }
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("The peer closed the connection within a body");
    }
    return bytes;
  }

  /** Reads up to the next LF and returns the text without CR and LF. */
  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("The peer closed the connection within a head");
      }
      if (bytes.size() == MAX_LINE) {
        throw new ProtocolException("A line of the head is longer than " + MAX_LINE + " bytes");
      }
      bytes.write(b);
    }
    String line = bytes.toString(StandardCharsets.ISO_8859_1);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
