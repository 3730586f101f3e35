package dev.chasitor.cli.transport;

import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.OneOutcome;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Just as much of HTTP/1.1 as {@link SocketTransport} needs. */
final class SocketMessages {

  private SocketMessages() {}

  /** TLS over a connection, once the server has shown whose it is. */
  static Socket secured(Socket tcp, SSLContext tls, Destination to) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(tcp, to.host(), to.port(), true);
    SSLParameters checked = socket.getSSLParameters();
    checked.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(checked);
    socket.startHandshake();
    return socket;
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(WireRequest request, Destination to) {
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(to.target()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(to.host()).append(':').append(to.port()).append("\r\n");
    head.append("Connection: close\r\n");
    request
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (!request.body().isEmpty()) {
      head.append("Content-Length: ").append(request.body().length()).append("\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(request.body().unsafeBytes());
    return bytes.toByteArray();
  }

  /** Reads an answer and reports it. */
  static void read(InputStream in, int maxBytes, OneOutcome outcome) throws IOException {
    String[] start = line(in).split(" ", 3);
    if (!start[0].startsWith("HTTP/1.") || start.length < 2) {
      throw new ProtocolException("No status line");
    }
    int status = Integer.parseInt(start[1]);
    WireHeaders.Builder builder = WireHeaders.builder();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] parts = line.split(":", 2);
      builder.add(parts[0], parts.length < 2 ? "" : parts[1].strip());
    }
    WireHeaders headers = builder.build();
    boolean hasBody = status != 204 && status != 304;
    boolean chunked = hasBody && headers.first("Transfer-Encoding").isPresent();
    Optional<Integer> length = headers.first("Content-Length").map(Integer::valueOf);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    do {
      // Without chunks and without a length the body ends with the connection.
      size = chunked ? Integer.parseInt(line(in), 16) : hasBody ? length.orElse(-1) : 0;
      byte[] part = in.readNBytes(size < 0 ? maxBytes + 1 : Math.min(size, maxBytes + 1));
      if (part.length > maxBytes - body.size()) {
        outcome.tooLarge();
        return;
      }
      if (part.length < size) {
        throw new EOFException("The end within a body");
      }
      body.writeBytes(part);
      if (chunked && !line(in).isEmpty()) {
        throw new ProtocolException("No end of a chunk");
      }
    } while (chunked && size > 0);
    outcome.received(new WireResponse(status, headers, WireBody.wrap(body.toByteArray())));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("The end within a line");
      }
      line.append((char) b);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }
}
