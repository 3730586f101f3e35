package dev.chasitor.codec.fuzz;

import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An HTTP message as text: a first line, a line for each header, an empty line, and the body.
 *
 * @param first the first line
 * @param headers the headers
 * @param body the bytes behind the empty line
 */
record HttpText(String first, WireHeaders headers, WireBody body) {

  /**
   * Takes a message apart.
   *
   * @throws IllegalArgumentException if a header is not one
   */
  static HttpText of(byte[] message) {
    int at = end(message, 0);
    String first = line(message, 0, at);
    WireHeaders.Builder headers = WireHeaders.builder();
    int from = at + 1;
    while (from < message.length && message[from] != '\n') {
      int end = end(message, from);
      String line = line(message, from, end);
      int colon = line.indexOf(':');
      headers.add(line.substring(0, Math.max(0, colon)), line.substring(colon + 1));
      from = end + 1;
    }
    int body = Math.min(message.length, from + 1);
    return new HttpText(
        first, headers.build(), WireBody.wrap(Arrays.copyOfRange(message, body, message.length)));
  }

  private static int end(byte[] message, int from) {
    int end = from;
    while (end < message.length && message[end] != '\n') {
      end++;
    }
    return end;
  }

  private static String line(byte[] message, int from, int to) {
    return new String(message, from, to - from, StandardCharsets.UTF_8);
  }
}
