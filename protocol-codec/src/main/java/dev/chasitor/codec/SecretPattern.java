package dev.chasitor.codec;

/**
 * A secret to look for in a {@link Spelled} text, in one pass (Knuth, Morris and Pratt). Of a
 * secret that is longer than any text, only the beginning is kept, since nothing else can be found.
 */
final class SecretPattern {

  private final Spelled secret;

  /** For each length of a beginning: the longest shorter beginning with which it ends. */
  private final int[] shorter;

  private SecretPattern(Spelled secret) {
    this.secret = secret;
    this.shorter = new int[secret.size() + 1];
    int found = 0;
    for (int at = 1; at < secret.size(); at++) {
      found = longer(found, secret.point(at));
      shorter[at + 1] = found;
    }
  }

  /**
   * Makes a pattern. White space at the ends of the secret does not count.
   *
   * @param most the most code points of the secret that are kept
   */
  static SecretPattern of(String secret, int most) {
    int begin = 0;
    int end = secret.length();
    while (begin < end && isSpace(secret.charAt(begin))) {
      begin++;
    }
    while (begin < end && isSpace(secret.charAt(end - 1))) {
      end--;
    }
    return new SecretPattern(Spelled.plain(secret, begin, end, most));
  }

  private static boolean isSpace(char c) {
    return Spelled.isBreak(c) || Character.isWhitespace(c);
  }

  /**
   * Marks where the secret is found.
   *
   * @param marks at each place of the text, how many marks begin there less those that end there
   */
  void mark(Spelled text, int[] marks) {
    if (secret.size() < Redactor.SHORTEST) {
      return;
    }
    int found = 0;
    for (int at = 0; at < text.size(); at++) {
      found = longer(found, text.point(at));
      if (found == secret.size()) {
        mark(marks, text.from(at - found + 1), text.to(at));
      }
    }
    if (found >= Redactor.SHORTEST && found < secret.size()) {
      mark(marks, text.from(text.size() - found), marks.length - 1);
    }
  }

  private static void mark(int[] marks, int from, int to) {
    marks[from]++;
    marks[to]--;
  }

  /** Returns how much of the secret ends at a place, which has one more code point. */
  private int longer(int before, int point) {
    int found = before;
    while (found > 0 && (found == secret.size() || secret.point(found) != point)) {
      found = shorter[found];
    }
    return secret.point(found) == point ? found + 1 : found;
  }
}
