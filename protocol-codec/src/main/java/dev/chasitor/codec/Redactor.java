package dev.chasitor.codec;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes known secrets out of a text that a peer wrote. A server or a gateway may repeat a request
 * in its answer, with the session key, the affinity token and what the visitor said.
 *
 * <p>It finds a secret in each {@link Spelling}. It also finds the beginning of one at the end of a
 * text, which may have been cut there. White space and control characters in a row count as one
 * space. Of a secret under {@link #SHORTEST} characters nothing is found: almost every text has
 * such parts, and they reveal nothing.
 *
 * <p>The work is linear in the length of the text, for each secret and spelling. Immutable and
 * thread-safe. Rules C-HDR-04, K-SEC-01.
 */
public final class Redactor {

  /** What stands in the place of a secret. */
  public static final String MARK = "(redacted)";

  /** The least characters of a secret that is found. */
  public static final int SHORTEST = 4;

  /** The most characters of a text that are kept. */
  public static final int LONGEST_TEXT = 200;

  /** The most characters that are read: enough for what is kept, and some white space. */
  private static final int MOST_READ = 2_000;

  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");

  private final List<SecretPattern> patterns;

  private Redactor(List<SecretPattern> patterns) {
    this.patterns = patterns;
  }

  /**
   * Makes a redactor of these secrets. It prepares each secret, so one redactor for many texts is
   * less work than one for each.
   */
  public static Redactor of(Collection<String> secrets) {
    return new Redactor(
        secrets.stream().map(secret -> SecretPattern.of(secret, MOST_READ)).toList());
  }

  /**
   * Returns a text without the secrets, in one row of at most {@link #LONGEST_TEXT} characters.
   * {@link #MARK} stands in the place of each secret.
   */
  public String redact(String text) {
    String start = start(text, MOST_READ);
    int[] marks = new int[start.length() + 1];
    for (Spelling spelling : Spelling.values()) {
      Spelled spelled = Spelled.of(start, spelling);
      patterns.forEach(pattern -> pattern.mark(spelled, marks));
    }
    return shortened(marked(start, marks));
  }

  /** Returns a text in one row of at most {@link #LONGEST_TEXT} characters. */
  static String shortened(String text) {
    return start(BREAKS.matcher(text).replaceAll(" ").strip(), LONGEST_TEXT).strip();
  }

  /** Returns the first characters of a text, and never half of a surrogate pair. */
  private static String start(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean splits = Character.isSurrogatePair(text.charAt(most - 1), text.charAt(most));
    return text.substring(0, splits ? most - 1 : most);
  }

  /**
   * Replaces what is marked.
   *
   * @param marks at each place of the text, how many marks begin there less those that end there
   */
  private static String marked(String text, int[] marks) {
    StringBuilder clean = new StringBuilder(text.length());
    int depth = 0;
    for (int at = 0; at < text.length(); at++) {
      boolean begins = depth == 0;
      depth += marks[at];
      if (depth == 0) {
        clean.append(text.charAt(at));
      } else if (begins) {
        clean.append(MARK);
      }
    }
    return clean.toString();
  }
}
