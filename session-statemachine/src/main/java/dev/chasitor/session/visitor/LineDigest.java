package dev.chasitor.session.visitor;

import java.util.Optional;

/**
 * Digests of lines, by which a session recognises a line without keeping what was said. A digest is
 * a number of 48 bits: an FNV-1a hash of the text's characters. It begins with the hash code of the
 * session's id, and its bits are mixed at the end. Documents hold digests, so the function must not
 * change.
 *
 * <p>The id makes the digests of equal lines differ between sessions. A digest need not withstand
 * an attack: who has it and the id can test a guess with any function. A document of a session has
 * both, and also the key, with which the server shows the transcript. Whoever can choose lines with
 * equal digests harms their own chat only. So the function is quick, since each line needs it. A
 * log may have the id, so no {@code toString} shows a digest.
 */
final class LineDigest {

  /** Stands for a line without a text; it equals any line. */
  static final long ANY = 0;

  /** Enough that equal digests mean equal lines, and few enough for a short document. */
  private static final int BITS = 48;

  private static final long PRIME = 0x100000001b3L;
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private LineDigest() {}

  static long of(OpenSession session, Optional<String> text) {
    return text.map(said -> of(session, said)).orElse(ANY);
  }

  static long of(OpenSession session, String text) {
    long hash = OFFSET + MIX * session.credentials().id().hashCode();
    for (int at = 0; at < text.length(); at++) {
      hash = (hash ^ text.charAt(at)) * PRIME;
    }
    long mixed = (hash ^ (hash >>> 32)) * MIX;
    long digest = (mixed ^ (mixed >>> 29)) >>> (Long.SIZE - BITS);
    return digest == ANY ? 1 : digest;
  }

  /** Whether both digests are of a text, and of the same one. */
  static boolean areEqual(long one, long other) {
    return one != ANY && one == other;
  }

  /** Whether the digests are of different texts. */
  static boolean differ(long one, long other) {
    return one != ANY && other != ANY && one != other;
  }
}
