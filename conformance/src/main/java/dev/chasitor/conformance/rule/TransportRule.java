package dev.chasitor.conformance.rule;

/**
 * The catalogue: what a transport must do, rule by rule. Each sentence of the SPI's description is
 * one of them.
 *
 * <p>Ids are stable: never given to another rule, never renumbered.
 */
public enum TransportRule {
  /** T-REQ-01. */
  T_REQ_01(Level.MUST, "Guide chapter 5", "Method, path and query go on the wire as they are."),

  /** T-REQ-02. */
  T_REQ_02(
      Level.MUST,
      "Guide chapter 3",
      "The values of headers go on the wire as they are, repeats included and line breaks never."),

  /** T-REQ-03. */
  T_REQ_03(
      Level.MUST,
      "Guide chapter 6",
      "A body goes as its UTF-8 bytes with its length, and a request without one has none."),

  /** T-REQ-04. */
  T_REQ_04(
      Level.MUST,
      "The SPI",
      "A request that no transport can carry is its caller's mistake, and nothing of it is sent."),

  /** T-RSP-01. */
  T_RSP_01(
      Level.MUST,
      "Guide chapter 9",
      "Every status is an answer, and an answer of any type arrives as it is."),

  /** T-RSP-02. */
  T_RSP_02(
      Level.MUST,
      "Guide chapter 9",
      "An answer that is cut off within its length or chunks, or badly framed, is a lost"
          + " connection, never a short success."),

  /** T-RSP-03. */
  T_RSP_03(
      Level.MUST,
      "Good practice",
      "An answer that comes in bits is joined, also where a character is split."),

  /** T-RSP-04. */
  T_RSP_04(Level.MUST, "Guide chapter 9", "An answer without a body leaves the connection of use."),

  /** T-RSP-05. */
  T_RSP_05(
      Level.MUST,
      "Guide chapter 3",
      "Every header of an answer arrives: names in any case, repeats in their order."),

  /** T-RTY-01. */
  T_RTY_01(
      Level.MUST,
      "Guide chapter 3",
      "A request goes on the wire once, whatever becomes of it and of its connection."),

  /** T-RTY-02. */
  T_RTY_02(Level.MUST, "Guide chapter 3", "A redirect is an answer, and is not followed."),

  /** T-RTY-03. */
  T_RTY_03(
      Level.MUST,
      "Guide chapter 3",
      "What an answer asks to be kept, a cookie say, changes no later request."),

  /** T-TIM-01. */
  T_TIM_01(
      Level.MUST,
      "Guide chapter 4",
      "The time-out covers all of an exchange: connecting, waiting, and a body that stalls."),

  /** T-TIM-02. */
  T_TIM_02(
      Level.MUST,
      "Guide chapter 5",
      "What is cancelled is over at once, and nothing that comes late reaches anybody."),

  /** T-TIM-03. */
  T_TIM_03(Level.MUST, "Guide chapter 4", "No exchange is over by time-out before its time."),

  /** T-TIM-04. */
  T_TIM_04(
      Level.SHOULD,
      "Guide chapter 4",
      "What is cancelled, timed out, too long or closed ends on the wire too, for the server to see."),

  /** T-OUT-01. */
  T_OUT_01(Level.MUST, "The SPI", "An exchange has exactly one outcome, whoever races for it."),

  /** T-OUT-02. */
  T_OUT_02(
      Level.MUST,
      "The SPI",
      "Starting an exchange waits for nothing, and throws nothing that the network does."),

  /** T-OUT-03. */
  T_OUT_03(Level.MUST, "The SPI", "No outcome is told from inside the call that starts it."),

  /** T-OUT-04. */
  T_OUT_04(Level.MUST, "The SPI", "A callback that throws does no harm."),

  /** T-OUT-05. */
  T_OUT_05(Level.MUST, "The SPI", "A callback may start, cancel and close."),

  /** T-FAI-01. */
  T_FAI_01(
      Level.MUST,
      "Guide chapter 9",
      "A connection that was refused is no connection; but what was sent is lost, not unsent."),

  /** T-CON-01. */
  T_CON_01(Level.MUST, "Guide chapter 4", "Polls that are held do not hold up a post."),

  /** T-CON-02. */
  T_CON_02(
      Level.SHOULD, "Good practice", "Two hundred held polls need far fewer than as many threads."),

  /** T-CON-03. */
  T_CON_03(
      Level.MUST, "The SPI", "Many threads may use a transport, and each gets its own answers."),

  /** T-CCH-01. */
  T_CCH_01(Level.MUST, "Guide chapter 4", "No answer is served from a cache."),

  /** T-LIM-01. */
  T_LIM_01(
      Level.SHOULD,
      "Good practice",
      "A body of just the limit arrives; one byte more is given up, without reading on."),

  /** T-LIM-02. */
  T_LIM_02(Level.SHOULD, "Good practice", "Nothing is kept of an exchange that is over."),

  /** T-CLS-01. */
  T_CLS_01(
      Level.SHOULD,
      "Good practice",
      "Closing ends what is in flight and what is started later, as closed; once more is no harm."),

  /** T-CLS-02. */
  T_CLS_02(Level.MUST, "The SPI", "An engine that was lent outlives the transport."),

  /** T-CLS-03. */
  T_CLS_03(Level.SHOULD, "Good practice", "After closing no thread and no connection is left."),

  /** T-SEC-01. */
  T_SEC_01(Level.MUST, "Guide chapter 3", "A failure tells no path, query, header or body."),

  /** T-SEC-02. */
  T_SEC_02(
      Level.MUST,
      "Guide chapter 3",
      "Nothing goes to another machine without TLS, unless that was allowed."),

  /** T-TLS-01. */
  T_TLS_01(
      Level.MUST,
      "Guide chapter 3",
      "A server whose certificate is not trusted, or is another's, is never told the request.");

  private final Level level;
  private final String source;
  private final String sentence;

  TransportRule(Level level, String source, String sentence) {
    this.level = level;
    this.source = source;
    this.sentence = sentence;
  }

  /** The id, for example {@code T-TIM-01}. */
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
