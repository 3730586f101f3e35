package dev.chasitor.conformance.rule;

/**
 * The catalogue of the rules for journals: the contract of {@code SessionJournal}, rule by rule.
 *
 * <p>An id is stable: it is never renumbered and never given to another rule.
 */
public enum JournalRule {
  /** Rule D-FEN-01. */
  D_FEN_01("A write whose epoch, owner or version does not fit changes nothing, and is fenced."),

  /** Rule D-FEN-02. */
  D_FEN_02(
      "Of two claims of one epoch by different owners exactly one succeeds, also at the same time."
          + " The same claim by the same owner is answered as at the first time."),

  /** Rule D-FEN-03. */
  D_FEN_03(
      "What an earlier holder of a removed session writes, claims or removes changes nothing in a new"
          + " session with its id."),

  /** Rule D-FEN-04. */
  D_FEN_04(
      "If the write that added a session is repeated after its removal, it adds nothing and is"
          + " fenced. This holds also if the session had been claimed, and after the journal was"
          + " opened again."),

  /** Rule D-ORD-01. */
  D_ORD_01(
      "Entries are added once, in order, together with the state or not at all. Settings stay when"
          + " a write has none."),

  /** Rule D-REP-01. */
  D_REP_01("A repeated write is written again for its caller, and changes nothing."),

  /** Rule D-DUR-01. */
  D_DUR_01("What the journal called written is there after the process was killed."),

  /** Rule D-UNK-01. */
  D_UNK_01(
      "An outcome that the journal cannot know is unknown, or its stage fails. It is never fenced,"
          + " never written, and never an empty answer."),

  /** Rule D-LEA-01. */
  D_LEA_01(
      "A session is listed as leased while the lease of its owner lasts, and not afterwards. A lease"
          + " of zero ends it. A lease never decides about a write or a claim."),

  /** Rule D-REM-01. */
  D_REM_01(
      "A removed session is gone with its entries. An epoch that is not the latest removes nothing,"
          + " and is fenced. Removing again has no effect."),

  /** Rule D-ISO-01. */
  D_ISO_01("Sessions do not disturb each other, with any ids and on any number of threads."),

  /** Rule D-BIG-01. */
  D_BIG_01(
      "A state of eight MiB, an id of 128 characters and any text come back as they were written."),

  /** Rule D-THR-01. */
  D_THR_01("No method blocks the thread that calls it, also while the store is held up."),

  /** Rule D-ANY-01. */
  D_ANY_01("After any sequence of operations each answer is the one that the interface describes.");

  private final String sentence;

  JournalRule(String sentence) {
    this.sentence = sentence;
  }

  /** Returns the id, for example {@code D-FEN-01}. */
  public String id() {
    return name().replace('_', '-');
  }

  /** Returns how binding the rule is: each one is a must. */
  public Level level() {
    return Level.MUST;
  }

  /** Returns what the rule demands, in a sentence or more. */
  public String sentence() {
    return sentence;
  }
}
