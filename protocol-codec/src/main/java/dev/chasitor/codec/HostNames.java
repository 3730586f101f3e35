package dev.chasitor.codec;

import java.net.IDN;
import java.util.regex.Pattern;

/** Reads host names that {@link java.net.URI} does not read. */
final class HostNames {

  /** Letters, digits, hyphens and underscores between dots; the last part is no number. */
  private static final Pattern ASCII =
      Pattern.compile(
          "([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*[A-Za-z0-9_-]{1,63}\\.?");

  /**
   * Letters that the old and the new standard for such names read differently: eszett, final sigma
   * and two joiners. The JDK knows the old standard only, which leads to another host.
   */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  private HostNames() {}

  /**
   * Returns the ASCII form of a host name.
   *
   * @throws IllegalArgumentException if there is none; the message says why, without the name
   */
  static String ascii(String host) {
    if (AMBIGUOUS.matcher(host).find()) {
      throw new IllegalArgumentException(
          "The host has a letter that standards read differently; write the host in its ASCII form"
              + " (xn--...)");
    }
    String ascii;
    try {
      ascii = IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The host has no ASCII form; write it in its ASCII form (xn--...)", e);
    }
    if (ascii.length() > 253 || !ASCII.matcher(ascii).matches() || isNumber(ascii)) {
      throw new IllegalArgumentException(
          "The host may have letters, digits, '-', '_' and '.', at most 63 in each part and 253 in"
              + " all");
    }
    return ascii;
  }

  /** Whether the last part is a number, as in an address that is none. */
  private static boolean isNumber(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    return last.chars().allMatch(sign -> sign >= '0' && sign <= '9');
  }
}
