package dev.chasitor.transport;

import java.util.List;

/**
 * What an answer says about where its body ends: for authors of transports, since engines believe
 * the one or the other of two headers that contradict each other. Rule T-RSP-02.
 */
public final class Framing {

  private static final String CHUNKED = "chunked";

  private Framing() {}

  /**
   * Whether these headers leave at most one way to tell where the body ends. An answer whose
   * headers do not must not be believed, even if it seems whole, nor must its connection be used
   * again.
   *
   * @param lengths all values of {@code Content-Length}
   * @param codings all values of {@code Transfer-Encoding}, of which nobody has asked for any
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

  /** By hand: this is done for every answer. */
  private static boolean isNumber(String length) {
    for (int at = 0; at < length.length(); at++) {
      if (length.charAt(at) < '0' || length.charAt(at) > '9') {
        return false;
      }
    }
    return !length.isEmpty();
  }
}
