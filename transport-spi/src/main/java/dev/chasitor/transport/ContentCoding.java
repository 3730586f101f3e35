package dev.chasitor.transport;

import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Decodes the body of an answer. The client asks for {@code identity}, but a proxy may choose a
 * coding nevertheless (RFC 9110, 8.4). Rule T-RSP-06.
 */
final class ContentCoding {

  private static final String HEADER = "Content-Encoding";

  /** How many codings of one body are decoded. Real servers use one. */
  private static final int MOST_CODINGS = 3;

  private ContentCoding() {}

  /** The decoded body is longer than the limit. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Returns the answer with its body decoded as far as the codings are known.
   *
   * @throws TooLongException if the decoded body has more than {@code maxBytes} bytes
   * @throws IOException if the body is not in the coding that the answer names
   */
  static WireResponse decoded(WireResponse response, int maxBytes) throws IOException {
    List<String> values = response.headers().all(HEADER);
    if (values.isEmpty() || response.body().isEmpty()) {
      return response;
    }
    List<String> codings = codings(values);
    byte[] bytes = response.body().unsafeBytes();
    boolean isChanged = codings.isEmpty();
    // The coding that was applied last stands last.
    for (int most = MOST_CODINGS; most > 0 && !codings.isEmpty(); most--) {
      String last = codings.get(codings.size() - 1);
      if (last.equals("gzip") || last.equals("x-gzip")) {
        bytes = read(new GZIPInputStream(new ByteArrayInputStream(bytes)), maxBytes);
      } else if (last.equals("deflate")) {
        bytes = inflated(bytes, maxBytes);
      } else {
        break;
      }
      codings.remove(codings.size() - 1);
      isChanged = true;
    }
    return isChanged
        ? new WireResponse(
            response.status(), headers(response.headers(), codings), WireBody.wrap(bytes))
        : response;
  }

  /** Returns the codings in the order in which the server applied them, without identity. */
  private static List<String> codings(List<String> values) {
    List<String> codings = new ArrayList<>();
    for (String value : values) {
      for (String coding : value.split(",", -1)) {
        String name = coding.strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !name.equals("identity")) {
          codings.add(name);
        }
      }
    }
    return codings;
  }

  private static byte[] inflated(byte[] bytes, int maxBytes) throws IOException {
    // Some servers leave out the zlib header that RFC 9110 demands.
    Inflater inflater = new Inflater(!hasZlibHeader(bytes));
    try {
      return read(new InflaterInputStream(new ByteArrayInputStream(bytes), inflater), maxBytes);
    } finally {
      inflater.end();
    }
  }

  private static boolean hasZlibHeader(byte[] bytes) {
    return bytes.length >= 2
        && (bytes[0] & 0x0f) == 8
        && ((bytes[0] & 0xff) * 256 + (bytes[1] & 0xff)) % 31 == 0;
  }

  private static byte[] read(InputStream decoder, int maxBytes) throws IOException {
    try (decoder) {
      byte[] bytes = decoder.readNBytes(maxBytes);
      if (decoder.read() >= 0) {
        throw new TooLongException();
      }
      return bytes;
    }
  }

  /** Returns the headers without the length of the coded body and without what was decoded. */
  private static WireHeaders headers(WireHeaders all, List<String> left) {
    WireHeaders.Builder kept = WireHeaders.builder();
    all.forEach(
        (name, value) -> {
          if (!name.equalsIgnoreCase(HEADER) && !name.equalsIgnoreCase("Content-Length")) {
            kept.add(name, value);
          }
        });
    left.forEach(coding -> kept.add(HEADER, coding));
    return kept.build();
  }
}
