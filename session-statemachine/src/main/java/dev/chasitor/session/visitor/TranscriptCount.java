package dev.chasitor.session.visitor;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines that went each way, to compare with the transcript after a hand-over (rules C-RSY-09,
 * C-RSY-15). Immutable.
 *
 * @param heard the lines of agents that were delivered to the application
 * @param said the lines of the visitor that the server is known to have
 * @param givenUp digests of the visitor's lines that were given up since the last transcript, and
 *     which the server may have, at most {@link KnownLines#MOST}. A transcript may show one of them
 *     and not a later line of the same text
 */
public record TranscriptCount(KnownLines heard, KnownLines said, List<Long> givenUp) {

  static final TranscriptCount ZERO =
      new TranscriptCount(KnownLines.NONE, KnownLines.NONE, List.of());

  public TranscriptCount {
    givenUp = List.copyOf(givenUp);
  }

  /** Shows how many lines there are. A log may have the id of the session, so no digest shows. */
  @Override
  public String toString() {
    return "TranscriptCount[heard="
        + heard
        + ", said="
        + said
        + ", "
        + givenUp.size()
        + " given up]";
  }

  TranscriptCount withHeard(KnownLines value) {
    return new TranscriptCount(value, said, givenUp);
  }

  TranscriptCount withSaid(KnownLines value) {
    return new TranscriptCount(heard, value, givenUp);
  }

  TranscriptCount withGivenUp(long digest) {
    List<Long> all = new ArrayList<>(givenUp);
    all.add(digest);
    return new TranscriptCount(
        heard, said, all.subList(Math.max(0, all.size() - KnownLines.MOST), all.size()));
  }

  /** Returns the count after a transcript: what it does not show the server will not get. */
  TranscriptCount withoutGivenUp() {
    return givenUp.isEmpty() ? this : new TranscriptCount(heard, said, List.of());
  }
}
