package dev.chasitor.session.visitor;

import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The transcript of a ChasitorSessionData, compared with the lines that the session knows. It may
 * begin later than the chat, because servers limit what they send (rules C-RSY-15, S-SIZ-01).
 *
 * <p>The {@code sequence} of entries counts if every entry has one and they increase. It finds the
 * line up to which an earlier transcript went, and it shows that a transcript begins with the first
 * line. Otherwise the last known lines are looked for by their digests.
 *
 * @param session the session before the transcript
 * @param agents the lines of agents
 * @param visitors the lines of the visitor
 * @param numbered whether the {@code sequence} of entries counts
 * @param whole whether nothing shows that earlier lines are missing
 */
record ShownTranscript(
    OpenSession session,
    List<TranscriptEntry> agents,
    List<TranscriptEntry> visitors,
    boolean numbered,
    boolean whole) {

  /**
   * Where the known lines stand among those of one side.
   *
   * @param known how many of the first lines are known
   * @param doubtful how many lines after those may be known or not
   * @param after how many known lines are later than the last line shown
   */
  record Place(int known, int doubtful, long after) {

    boolean isInDoubt(int line) {
      return line >= known && line < known + doubtful;
    }
  }

  static ShownTranscript of(OpenSession session, ChasitorSessionData data) {
    List<TranscriptEntry> all = data.chatMessages();
    List<TranscriptEntry> agents = of(all, TranscriptEntryType.AGENT);
    List<TranscriptEntry> visitors = of(all, TranscriptEntryType.CHASITOR);
    TranscriptCount known = session.transcriptCount();
    boolean numbered = isNumbered(all);
    boolean whole =
        numbered
            ? isFromTheStart(all)
            : all.isEmpty()
                || (agents.size() >= known.heard().count()
                    && visitors.size() >= known.said().count());
    return new ShownTranscript(session, agents, visitors, numbered, whole);
  }

  private static List<TranscriptEntry> of(List<TranscriptEntry> all, TranscriptEntryType type) {
    return all.stream()
        .filter(entry -> entry.type().filter(word -> word.is(type)).isPresent())
        .toList();
  }

  private static boolean isNumbered(List<TranscriptEntry> all) {
    for (int at = 0; at < all.size(); at++) {
      if (all.get(at).sequence().isEmpty()
          || (at > 0 && sequence(all, at) <= sequence(all, at - 1))) {
        return false;
      }
    }
    return !all.isEmpty();
  }

  private static long sequence(List<TranscriptEntry> lines, int at) {
    return lines.get(at).sequence().orElseThrow();
  }

  /** Whether the entries count from 0 or 1 without a gap. */
  private static boolean isFromTheStart(List<TranscriptEntry> all) {
    long first = sequence(all, 0);
    return (first == 0 || first == 1) && sequence(all, all.size() - 1) - first == all.size() - 1;
  }

  /** Finds the known lines of agents. */
  Place heard() {
    return place(session.transcriptCount().heard(), agents);
  }

  /** Finds the known lines of the visitor. */
  Place said() {
    return place(session.transcriptCount().said(), visitors);
  }

  /** Returns the known lines of agents after the transcript was processed. */
  KnownLines heardAfter(Place place) {
    return after(session.transcriptCount().heard(), agents, place);
  }

  /** Returns the known lines of the visitor after the transcript was processed. */
  KnownLines saidAfter(Place place) {
    return after(session.transcriptCount().said(), visitors, place);
  }

  private KnownLines after(KnownLines known, List<TranscriptEntry> lines, Place place) {
    if (lines.isEmpty()) {
      return known;
    }
    OptionalLong last = numbered ? lines.get(lines.size() - 1).sequence() : OptionalLong.empty();
    return known.with(digests(lines.subList(place.known(), lines.size())), last, place.after());
  }

  private List<String> digests(List<TranscriptEntry> lines) {
    return lines.stream().map(line -> LineDigest.of(session, line.content())).toList();
  }

  private Place place(KnownLines known, List<TranscriptEntry> lines) {
    if (known.count() == 0 || lines.isEmpty()) {
      return new Place(0, 0, 0);
    }
    List<String> digests = digests(lines);
    OptionalLong anchored = bySequence(known, lines, digests);
    if (anchored.isPresent()) {
      return certain(anchored.getAsLong(), lines.size());
    }
    List<Long> fitting = fitting(known, digests);
    if (numbered && whole && (fitting.isEmpty() || fitting.contains(known.count()))) {
      return certain(known.count(), lines.size());
    }
    if (fitting.isEmpty()) {
      return new Place(0, (int) Math.min(known.count(), lines.size()), 0);
    }
    Place fewest = certain(fitting.get(0), lines.size());
    Place most = certain(fitting.get(fitting.size() - 1), lines.size());
    return new Place(fewest.known(), most.known() - fewest.known(), fewest.after());
  }

  private static Place certain(long end, int size) {
    return new Place((int) Math.min(end, size), 0, Math.max(0, end - size));
  }

  /**
   * Returns where the known lines end, counted from the first line shown, by the line up to which
   * an earlier transcript went. Empty if this transcript does not show that line.
   */
  private OptionalLong bySequence(
      KnownLines known, List<TranscriptEntry> lines, List<String> digests) {
    if (!numbered || known.sequence().isEmpty()) {
      return OptionalLong.empty();
    }
    long kept = known.last().size() - 1 - known.since();
    for (int at = 0; at < lines.size(); at++) {
      if (sequence(lines, at) == known.sequence().getAsLong()) {
        boolean isOther =
            kept >= 0 && LineDigest.differ(known.last().get((int) kept), digests.get(at));
        return isOther ? OptionalLong.empty() : OptionalLong.of(at + 1 + known.since());
      }
    }
    return OptionalLong.empty();
  }

  /** Returns, in order, each place where the known lines may end by their digests. */
  private static List<Long> fitting(KnownLines known, List<String> digests) {
    List<Long> fitting = new ArrayList<>();
    long most = Math.min(known.count(), digests.size() + known.last().size() - 1L);
    for (long end = 1; end <= most; end++) {
      if (fits(known.last(), digests, (int) end)) {
        fitting.add(end);
      }
    }
    return fitting;
  }

  private static boolean fits(List<String> last, List<String> digests, int end) {
    boolean overlaps = false;
    for (int at = Math.max(0, end - last.size()); at < Math.min(end, digests.size()); at++) {
      String known = last.get(last.size() - end + at);
      if (LineDigest.differ(known, digests.get(at))) {
        return false;
      }
      overlaps |= LineDigest.areEqual(known, digests.get(at));
    }
    return overlaps;
  }
}
