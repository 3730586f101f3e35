package dev.chasitor.session.visitor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The lines of one side of the chat that both the server and the application know. A transcript is
 * compared with them after a hand-over, because it may begin later than the chat (rule C-RSY-15).
 * Immutable.
 *
 * @param count how many lines there are, at most
 * @param last digests of the last lines, the latest last, at most {@link #MOST}; each has 48 bits,
 *     see {@link LineDigest}
 * @param sequence the {@code sequence} of the latest line that a transcript showed with one
 * @param since how many lines came after the line with {@code sequence}; without such a line, how
 *     many came since the last doubt, or since the first line
 */
public record KnownLines(long count, List<Long> last, OptionalLong sequence, long since) {

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
  KnownLines with(long digest) {
    // Each line of a chat comes here, so the digests are copied once.
    int kept = Math.min(last.size(), MOST - 1);
    Long[] digests = new Long[kept + 1];
    for (int at = 0; at < kept; at++) {
      digests[at] = last.get(last.size() - kept + at);
    }
    digests[kept] = digest;
    return new KnownLines(count + 1, List.of(digests), sequence, since + 1);
  }

  /**
   * Returns the lines after a transcript was processed. After a doubt, only the lines shown are
   * sure to be in a row, so the digests of others are dropped. If the lines shown may not be the
   * newest, all are dropped. The count is then at most too high.
   *
   * @param place where the known lines ended in it
   * @param shown the digests of all its lines
   * @param lastSequence the {@code sequence} of its last line; empty if it shows none
   * @param inDoubt how many more lines the server may have
   */
  KnownLines with(
      ShownTranscript.Place place, List<Long> shown, OptionalLong lastSequence, int inDoubt) {
    List<Long> news = shown.subList(place.known(), shown.size());
    long counted = count + news.size() + inDoubt;
    if (!place.isCertain() || inDoubt > 0) {
      return place.endsWithTheNewest()
          ? new KnownLines(counted, latest(List.of(), shown), lastSequence, 0)
          : new KnownLines(counted, List.of(), OptionalLong.empty(), 0);
    }
    List<Long> digests = latest(last, news);
    if (lastSequence.isPresent()) {
      long after = Math.max(0, place.most() - shown.size());
      return new KnownLines(counted, digests, lastSequence, after);
    }
    long certain = sequence.isPresent() ? 0 : since + news.size();
    return new KnownLines(counted, digests, OptionalLong.empty(), certain);
  }

  /** Whether the count is exact, because there was no doubt and no {@code sequence} yet. */
  boolean isExact() {
    return sequence.isEmpty() && since == count;
  }

  private static List<Long> latest(List<Long> old, List<Long> more) {
    List<Long> all = new ArrayList<>(old);
    all.addAll(more);
    return all.subList(Math.max(0, all.size() - MOST), all.size());
  }
}
