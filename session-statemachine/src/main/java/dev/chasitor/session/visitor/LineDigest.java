package dev.chasitor.session.visitor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Digests of lines, by which a session recognises a line without keeping what was said. A digest is
 * the first 8 bytes of SHA-256 over the session's id and the text, in hexadecimal.
 *
 * <p>The id makes the digests of equal lines differ between sessions. So nobody can look words up
 * in a table that was made beforehand, or see that two sessions said the same. Who has a digest and
 * the id can still test a guess. A document of a session has both, and also the key, with which the
 * server shows the transcript. A log may have the id, so no {@code toString} shows a digest.
 */
final class LineDigest {

  /** Stands for a line without a text; it equals any line. */
  static final String ANY = "";

  private static final int BYTES = 8;

  private LineDigest() {}

  static String of(OpenSession session, Optional<String> text) {
    return text.map(said -> of(session, said)).orElse(ANY);
  }

  static String of(OpenSession session, String text) {
    MessageDigest sha256 = sha256();
    byte[] id = session.credentials().id().getBytes(StandardCharsets.UTF_8);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, id.length));
    sha256.update(id);
    sha256.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
  }

  /** Whether both digests are of a text, and of the same one. */
  static boolean areEqual(String one, String other) {
    return !one.equals(ANY) && one.equals(other);
  }

  /** Whether the digests are of different texts. */
  static boolean differ(String one, String other) {
    return !one.equals(ANY) && !other.equals(ANY) && !one.equals(other);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one does not", e);
    }
  }
}
