package dev.chasitor.conformance.rule;

/**
 * The catalogue of the rules for codecs of the protocol's documents.
 *
 * <p>An id is stable: it is never renumbered and never given to another rule.
 */
public enum CodecRule {
  /** Rule K-ENC-01. */
  K_ENC_01(
      Level.MUST,
      "Guide chapters 6 and 8",
      "The codec writes strict JSON in the documented spelling. It writes all required properties, and optional ones only if the value has them."),

  /** Rule K-ENC-02. */
  K_ENC_02(
      Level.MUST,
      "Guide chapter 6",
      "A written document holds everything that the value holds, including false, zero and empty text."),

  /** Rule K-DEC-01. */
  K_DEC_01(
      Level.MUST,
      "Guide chapter 7",
      "The codec reads each documented example into the documented fields."),

  /** Rule K-DEC-02. */
  K_DEC_02(
      Level.MUST,
      "Good practice, guide chapter 7",
      "The codec ignores unknown properties at every level."),

  /** Rule K-DEC-03. */
  K_DEC_03(
      Level.MUST,
      "Good practice, guide chapters 5 and 8",
      "A message of an unknown type keeps its type and its object unchanged."),

  /** Rule K-DEC-04. */
  K_DEC_04(
      Level.MUST,
      "Guide chapter 8",
      "A missing required property is an error, and the error names the property's path."),

  /** Rule K-DEC-05. */
  K_DEC_05(
      Level.SHOULD,
      "Guide chapter 8",
      "An optional property that is missing or null reads as absent, not as a default value."),

  /** Rule K-NUM-01. */
  K_NUM_01(
      Level.MUST,
      "Guide chapters 7 and 8",
      "Numbers may come as text. Integers keep their 64 bits, fractions keep their digits, and a number that does not fit is refused."),

  /** Rule K-TXT-01. */
  K_TXT_01(
      Level.MUST,
      "Good practice, guide chapter 6",
      "Any Unicode text survives. Half a surrogate pair is kept or refused, never replaced."),

  /** Rule K-ERR-01. */
  K_ERR_01(
      Level.MUST,
      "Guide chapter 9",
      "The codec refuses an incomplete document and never reads a part of it."),

  /** Rule K-LIM-01. */
  K_LIM_01(
      Level.SHOULD,
      "Good practice",
      "The codec reads a document at a limit. It refuses one over the limit, like any other bad document."),

  /** Rule K-VAR-01. */
  K_VAR_01(
      Level.SHOULD,
      "Guide chapters 6, 7 and 8",
      "The codec reads each documented spelling of a property as the same property."),

  /** Rule K-ENU-01. */
  K_ENU_01(
      Level.SHOULD,
      "Guide chapter 8",
      "A word that is not on a documented list does not fail its document."),

  /** Rule K-TYP-01. */
  K_TYP_01(
      Level.SHOULD,
      "Hardening, guide chapter 8",
      "The codec reads a value of a wrong type only if it converts exactly. Otherwise it refuses the document or reads the property as absent; it never guesses."),

  /** Rule K-DUP-01. */
  K_DUP_01(
      Level.SHOULD,
      "Hardening",
      "The codec refuses a document with a repeated property, or treats known and unknown properties by the same rule."),

  /** Rule K-LEN-01. */
  K_LEN_01(
      Level.MUST,
      "Hardening",
      "The codec reads a list of any length within its limits completely."),

  /** Rule K-ISO-01. */
  K_ISO_01(
      Level.MUST,
      "Hardening",
      "A bad element in a list of messages or of requests spoils itself alone."),

  /** Rule K-UTF-01. */
  K_UTF_01(
      Level.MUST,
      "Hardening, RFC 3629",
      "The codec refuses UTF-8 that is overlong, codes a surrogate or breaks off."),

  /** Rule K-MSG-01. */
  K_MSG_01(
      Level.MUST,
      "Derived from guide chapters 3 to 5",
      "Whole requests and replies decode to data in both directions, whatever the input is; nothing is thrown."),

  /** Rule K-SEC-01. */
  K_SEC_01(
      Level.MUST,
      "Guide chapter 3",
      "The text of a value or an error never shows a session key or an affinity token.");

  private final Level level;
  private final String source;
  private final String sentence;

  CodecRule(Level level, String source, String sentence) {
    this.level = level;
    this.source = source;
    this.sentence = sentence;
  }

  /** Returns the id, for example {@code K-DEC-04}. */
  public String id() {
    return name().replace('_', '-');
  }

  /** Returns how binding the rule is. */
  public Level level() {
    return level;
  }

  /** Returns where the rule comes from: a chapter of the guide, or another source. */
  public String source() {
    return source;
  }

  /** Returns what the rule demands, in a sentence or two. */
  public String sentence() {
    return sentence;
  }
}
