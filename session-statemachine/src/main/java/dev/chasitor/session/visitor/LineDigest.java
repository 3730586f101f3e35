package dev.chasitor.session.visitor;

import java.util.Optional;

/**
 * Digests of lines, by which a session recognises a line without keeping what was said. A digest is
 * a number of 48 bits: the first ones of a {@link TextHash}, which begins with the hash code of the
 * session's id.
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

  private LineDigest() {}

  static long of(OpenSession session, Optional<String> text) {
    return text.map(said -> of(session, said)).orElse(ANY);
  }

  static long of(OpenSession session, String text) {
    long begin = TextHash.BEGIN + TextHash.MIX * session.credentials().id().hashCode();
    long digest = TextHash.of(begin, text) >>> (Long.SIZE - BITS);
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
