package dev.chasitor.tck.journal;

/**
 * One random operation of a history, relative to what the journal must hold, so that it often fits.
 *
 * @param act what is done
 * @param session the number of the session
 * @param owner the number of the owner
 * @param epochs added to the epoch that the session has
 * @param versions added to the version that the session has
 * @param entries the number of entries of a write
 * @param hasSettings whether a write has settings
 */
record JournalStep(
    Act act, int session, int owner, int epochs, int versions, int entries, boolean hasSettings) {

  /** What a step does. */
  enum Act {
    WRITE,
    CLAIM,
    REMOVE,
    LIST
  }
}
