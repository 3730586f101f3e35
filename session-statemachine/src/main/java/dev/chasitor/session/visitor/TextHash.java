package dev.chasitor.session.visitor;

/**
 * An FNV-1a hash of 64 bits, whose bits are mixed at the end so that any of them can be used alone.
 * Documents hold such hashes, so the function must not change.
 */
final class TextHash {

  /** What a hash usually begins with. */
  static final long BEGIN = 0xcbf29ce484222325L;

  /** An odd number that spreads the bits of what it multiplies. */
  static final long MIX = 0x9e3779b97f4a7c15L;

  private static final long PRIME = 0x100000001b3L;

  private TextHash() {}

  /** Returns the hash of a text's characters, begun with {@code begin}. */
  static long of(long begin, String text) {
    long hash = begin;
    for (int at = 0; at < text.length(); at++) {
      hash = (hash ^ text.charAt(at)) * PRIME;
    }
    long mixed = (hash ^ (hash >>> 32)) * MIX;
    return mixed ^ (mixed >>> 29);
  }
}
