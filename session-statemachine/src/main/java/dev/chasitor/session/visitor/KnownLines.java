package dev.chasitor.session.visitor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The lines of one side of the chat that both the server and the application know. A transcript is
 * compared with them after a hand-over, because it may begin later than the chat (rule C-RSY-15).
 * Immutable.
 *
 * @param count how many lines there are
 * @param last digests of the last lines, the latest last, at most {@link #MOST}; see {@link
 *     LineDigest}
 * @param sequence the {@code sequence} of the latest line that a transcript showed with one
 * @param since how many lines came after the line with {@code sequence}
 */
public record KnownLines(long count, List<String> last, OptionalLong sequence, long since) {

  /** The most digests that are kept. */
  public static final int MOST = 20;

  static final KnownLines NONE = new KnownLines(0, List.of(), OptionalLong.empty(), 0);

  public KnownLines {
    last = List.copyOf(last);
  }

  /** Shows how many lines there are. A log may have the id of the session, so no digest shows. */
  @Override
  public String toString() {
    return "KnownLines[" + count + " lines]";
  }

  /** Returns the lines with one more. */
  KnownLines with(String digest) {
    return new KnownLines(count + 1, latest(last, List.of(digest)), sequence, since + 1);
  }

  /**
   * Returns the lines after a transcript was processed.
   *
   * @param digests the digests of the lines in it that were not known
   * @param shown the {@code sequence} of its last line; empty if it shows none
   * @param after how many known lines are later than its last line
   */
  KnownLines with(List<String> digests, OptionalLong shown, long after) {
    return new KnownLines(count + digests.size(), latest(last, digests), shown, after);
  }

  private static List<String> latest(List<String> old, List<String> more) {
    List<String> all = new ArrayList<>(old);
    all.addAll(more);
    return all.subList(Math.max(0, all.size() - MOST), all.size());
  }
}
