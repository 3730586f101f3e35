package dev.chasitor.conformance.rule;

/**
 * The catalogue: what a codec of the protocol's documents must do, rule by rule.
 *
 * <p>Ids are stable: never given to another rule, never renumbered.
 */
public enum CodecRule {
  /** K-ENC-01. */
  K_ENC_01(
      Level.MUST,
      "Guide chapters 6 and 8",
      "What is written is strict JSON, in the documented spelling, with the required properties and no others than the value has."),

  /** K-ENC-02. */
  K_ENC_02(
      Level.MUST,
      "Guide chapter 6",
      "What is written says all that the value says, false, zero and empty text included."),

  /** K-DEC-01. */
  K_DEC_01(
      Level.MUST, "Guide chapter 7", "Each documented example is read as the documented fields."),

  /** K-DEC-02. */
  K_DEC_02(
      Level.MUST,
      "Good practice, guide chapter 7",
      "A property that is not known does no harm, on any level."),

  /** K-DEC-03. */
  K_DEC_03(
      Level.MUST,
      "Good practice, guide chapters 5 and 8",
      "A message of an unknown type keeps its type and its object as they came."),

  /** K-DEC-04. */
  K_DEC_04(
      Level.MUST,
      "Guide chapter 8",
      "A required property that is missing is an error that names its path."),

  /** K-DEC-05. */
  K_DEC_05(
      Level.SHOULD,
      "Guide chapter 8",
      "An optional property that is missing or null is absent, which no default value is."),

  /** K-NUM-01. */
  K_NUM_01(
      Level.MUST,
      "Guide chapters 7 and 8",
      "Numbers may come as text; integers keep their 64 bits and fractions their digits, and none is bent to fit."),

  /** K-TXT-01. */
  K_TXT_01(
      Level.MUST,
      "Good practice, guide chapter 6",
      "Any Unicode text survives; half a surrogate pair is kept or refused, never replaced."),

  /** K-ERR-01. */
  K_ERR_01(
      Level.MUST,
      "Guide chapter 9",
      "What is not a whole document is refused, and never read in part."),

  /** K-LIM-01. */
  K_LIM_01(
      Level.SHOULD,
      "Good practice",
      "What is at a limit is read, and what is over it is refused like any other bad document."),

  /** K-VAR-01. */
  K_VAR_01(
      Level.SHOULD,
      "Guide chapters 6, 7 and 8",
      "Each documented spelling of a property is read as the same."),

  /** K-ENU-01. */
  K_ENU_01(
      Level.SHOULD, "Guide chapter 8", "A word that is not on its list yet fails no document."),

  /** K-SEC-01. */
  K_SEC_01(
      Level.MUST,
      "Guide chapter 3",
      "No text about a value or an error shows a session's key or token.");

  private final Level level;
  private final String source;
  private final String sentence;

  CodecRule(Level level, String source, String sentence) {
    this.level = level;
    this.source = source;
    this.sentence = sentence;
  }

  /** The id, for example {@code K-DEC-04}. */
  public String id() {
    return name().replace('_', '-');
  }

  /** How binding it is. */
  public Level level() {
    return level;
  }

  /** Where it comes from. */
  public String source() {
    return source;
  }

  /** What it demands, in one sentence. */
  public String sentence() {
    return sentence;
  }
}
