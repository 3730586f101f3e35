package dev.chasitor.session.visitor;

/**
 * A line of the visitor's that a transcript showed, a stale document did not know, and no command
 * has claimed. Immutable.
 *
 * @param digest the digest of the line, with 48 bits
 * @param perhapsKnown whether the document may know the line all the same (rule C-RSY-15)
 */
public record UnclaimedLine(long digest, boolean perhapsKnown) {

  /** Shows no digest, because a log may have the id of the session. */
  @Override
  public String toString() {
    return "UnclaimedLine[perhapsKnown=" + perhapsKnown + "]";
  }
}
