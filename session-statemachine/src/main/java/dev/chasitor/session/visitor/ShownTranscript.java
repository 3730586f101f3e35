package dev.chasitor.session.visitor;

import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

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
   * Where the known lines end among those of one side, counted from the first line shown. An end
   * beyond the last line shown means that known lines are later.
   *
   * @param fewest the smallest number of lines that may be known
   * @param most the largest
   * @param size how many lines are shown
   */
  record Place(long fewest, long most, int size) {

    /** How many of the first lines shown are known. */
    int known() {
      return (int) Math.min(fewest, size);
    }

    /** Whether a line after those may be known or not. */
    boolean isInDoubt(int line) {
      return line >= known() && line < most;
    }

    boolean isCertain() {
      return fewest == most;
    }

    /** Whether the last line shown is the newest known line, wherever the known lines end. */
    boolean endsWithTheNewest() {
      return most <= size;
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
    return place(session.transcriptCount().heard(), agents, true);
  }

  /** Finds the known lines of the visitor. */
  Place said() {
    return place(session.transcriptCount().said(), visitors, false);
  }

  /**
   * Whether a line of the visitor that is not found may have arrived all the same (rule C-RSY-15).
   * The visitor's lines arrive in order: after another line that arrived, it is shown. But the
   * transcript may begin later, or the line may be one of those taken for known lines. A server may
   * also leave out a text that is too long.
   *
   * @param place where the known lines of the visitor end
   * @param text the text of the line
   * @param from the index of the first line that may be this one
   */
  boolean mayHaveArrived(Place place, String text, int from) {
    boolean isFirst = from == place.known();
    // Without a sequence, nobody knows whether the transcript is whole.
    boolean mayBeEarlier = from == 0 ? !whole : !(whole && numbered) && indexOf(text, 0) >= 0;
    return (isFirst && mayBeEarlier)
        || visitors.stream().skip(from).anyMatch(line -> line.content().isEmpty());
  }

  /**
   * Whether the line shown with a text may be an earlier one of this text, which was given up.
   *
   * @param from the index of the first line that counts
   */
  boolean mayBeGivenUp(String text, int from) {
    long digest = LineDigest.of(session, text);
    long givenUp =
        session.transcriptCount().givenUp().stream()
            .filter(other -> LineDigest.areEqual(other, digest))
            .count();
    long shown =
        visitors.stream()
            .skip(from)
            .filter(line -> line.content().filter(text::equals).isPresent())
            .count();
    return shown <= givenUp;
  }

  /**
   * Whether a line of the visitor that is neither known nor shown was not said. Otherwise the
   * transcript begins after it, or shows a line without its text.
   *
   * @param place where the known lines of the visitor end
   */
  boolean isComplete(Place place) {
    return (place.known() > 0 || whole)
        && visitors.stream().skip(place.known()).noneMatch(line -> line.content().isEmpty());
  }

  /**
   * Returns the index of the first line of the visitor with a text, or -1.
   *
   * @param from the index of the first line that counts
   */
  int indexOf(String text, int from) {
    for (int at = from; at < visitors.size(); at++) {
      if (visitors.get(at).content().filter(text::equals).isPresent()) {
        return at;
      }
    }
    return -1;
  }

  /** Returns the known lines of agents after the transcript was processed. */
  KnownLines heardAfter(Place place) {
    return after(session.transcriptCount().heard(), agents, place, 0);
  }

  /**
   * Returns the known lines of the visitor after the transcript was processed.
   *
   * @param inDoubt how many of the lines that were sent may have arrived or not
   */
  KnownLines saidAfter(Place place, int inDoubt) {
    return after(session.transcriptCount().said(), visitors, place, inDoubt);
  }

  private KnownLines after(
      KnownLines known, List<TranscriptEntry> lines, Place place, int inDoubt) {
    if (lines.isEmpty() && inDoubt == 0) {
      return known;
    }
    OptionalLong last =
        numbered && !lines.isEmpty()
            ? lines.get(lines.size() - 1).sequence()
            : OptionalLong.empty();
    return known.with(place, digests(lines), last, inDoubt);
  }

  private List<Long> digests(List<TranscriptEntry> lines) {
    return lines.stream().map(line -> LineDigest.of(session, line.content())).toList();
  }

  /**
   * Finds where the known lines end.
   *
   * @param mayBeStrangers whether lines of which the session knows nothing may equal known lines
   */
  private Place place(KnownLines known, List<TranscriptEntry> lines, boolean mayBeStrangers) {
    if (known.count() == 0 || lines.isEmpty()) {
      return certain(0, lines.size());
    }
    List<Long> digests = digests(lines);
    OptionalLong anchor = bySequence(known, lines);
    Overlap atAnchor = Overlap.of(known, digests, anchor.orElse(0));
    if (anchor.isPresent() && atAnchor.fits()) {
      return certain(anchor.getAsLong(), lines.size());
    }
    TreeSet<Long> ends = fitting(known, digests);
    boolean isCounted =
        numbered
            && whole
            && (anchor.isPresent() ? anchor.getAsLong() == known.count() : known.isExact());
    if (isCounted && (ends.isEmpty() || ends.contains(known.count()))) {
      return certain(known.count(), lines.size());
    }
    // A server may write some texts in another way, and a line elsewhere may fit by chance.
    if (isCounted && Overlap.of(known, digests, known.count()).equal() > 0) {
      ends.add(known.count());
    }
    boolean isProven = !ends.isEmpty();
    if (mayBeStrangers && !whole) {
      isProven = ends.stream().anyMatch(end -> Overlap.of(known, digests, end).equal() > 1);
    }
    if (!isProven) {
      ends.add(0L);
    }
    // No kept digest speaks for the line with the sequence or against it.
    if (anchor.isPresent() && !atAnchor.differs()) {
      ends.add(anchor.getAsLong());
    }
    if (ends.last() == 0) {
      ends.add(Math.min(known.count(), lines.size()));
    }
    return new Place(ends.first(), ends.last(), lines.size());
  }

  private static Place certain(long end, int size) {
    return new Place(end, end, size);
  }

  /**
   * Returns where the known lines end by the {@code sequence} of the line up to which an earlier
   * transcript went. Empty if this transcript does not show that line.
   */
  private OptionalLong bySequence(KnownLines known, List<TranscriptEntry> lines) {
    if (!numbered || known.sequence().isEmpty()) {
      return OptionalLong.empty();
    }
    for (int at = 0; at < lines.size(); at++) {
      if (sequence(lines, at) == known.sequence().getAsLong()) {
        return OptionalLong.of(at + 1 + known.since());
      }
    }
    return OptionalLong.empty();
  }

  /** Returns each place where the known lines may end by their digests. */
  private static TreeSet<Long> fitting(KnownLines known, List<Long> digests) {
    TreeSet<Long> fitting = new TreeSet<>();
    long most = Math.min(known.count(), digests.size() + known.last().size() - 1L);
    for (long end = 1; end <= most; end++) {
      if (Overlap.of(known, digests, end).fits()) {
        fitting.add(end);
      }
    }
    return fitting;
  }

  /**
   * The last known lines compared with the lines shown, if the known lines end at one place.
   *
   * @param equal how many different texts stand in both
   * @param differs whether two texts differ
   */
  private record Overlap(int equal, boolean differs) {

    static Overlap of(KnownLines known, List<Long> digests, long end) {
      List<Long> last = known.last();
      Set<Long> equal = new HashSet<>();
      boolean differs = false;
      for (long at = Math.max(0, end - last.size()); at < Math.min(end, digests.size()); at++) {
        long one = last.get((int) (last.size() - end + at));
        long other = digests.get((int) at);
        differs |= LineDigest.differ(one, other);
        if (LineDigest.areEqual(one, other)) {
          equal.add(one);
        }
      }
      return new Overlap(equal.size(), differs);
    }

    boolean fits() {
      return equal > 0 && !differs;
    }
  }
}
