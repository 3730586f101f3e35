package dev.chasitor.session.visitor;

import java.util.ArrayList;
import java.util.List;

/**
 * What the visitor said after a stale document was written, as far as a transcript showed it and no
 * command has claimed it. A line that the application gives again claims one of these. Immutable.
 *
 * @param lines the lines, in the order of the transcript
 * @param complete whether a line that is not among them was not said
 */
public record UnclaimedLines(List<UnclaimedLine> lines, boolean complete) {

  /** The value of a session whose document was not stale: it knows every command. */
  public static final UnclaimedLines NONE = new UnclaimedLines(List.of(), true);

  public UnclaimedLines {
    lines = List.copyOf(lines);
  }

  /** Returns the lines after one more transcript. */
  UnclaimedLines with(List<UnclaimedLine> more, boolean shownCompletely) {
    List<UnclaimedLine> all = new ArrayList<>(lines);
    all.addAll(more);
    return new UnclaimedLines(all, shownCompletely);
  }

  /** Returns the lines of a session that goes on without a transcript. */
  UnclaimedLines withoutTranscript() {
    return new UnclaimedLines(lines, false);
  }

  UnclaimedLines without(int claimed) {
    List<UnclaimedLine> rest = new ArrayList<>(lines);
    rest.remove(claimed);
    return new UnclaimedLines(rest, complete);
  }
}
