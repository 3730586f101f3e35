package dev.chasitor.transport;

import java.util.List;

/**
 * A check that an answer states clearly where its body ends, for authors of transports. If two
 * headers contradict each other, HTTP clients differ in which one they follow. Rule T-RSP-02.
 */
public final class Framing {

  private static final String CHUNKED = "chunked";

  private Framing() {}

  /**
   * Whether these headers leave at most one way to find the end of the body. If not, a transport
   * must neither deliver the answer nor use its connection again.
   *
   * @param lengths all values of {@code Content-Length}
   * @param codings all values of {@code Transfer-Encoding}; a transport requests none
   */
  public static boolean isClear(List<String> lengths, List<String> codings) {
    if (codings.isEmpty()) {
      for (String length : lengths) {
        if (!isNumber(length) || !length.equals(lengths.get(0))) {
          return false;
        }
      }
      return true;
    }
    return lengths.isEmpty() && codings.size() == 1 && codings.get(0).equalsIgnoreCase(CHUNKED);
  }

  /**
   * Whether the text consists of digits. A loop instead of a pattern, since each answer needs it.
   */
  private static boolean isNumber(String length) {
    for (int at = 0; at < length.length(); at++) {
      if (length.charAt(at) < '0' || length.charAt(at) > '9') {
        return false;
      }
    }
    return !length.isEmpty();
  }
}
