package dev.chasitor.conformance.rule;

/**
 * The catalogue of the rules for transports: the contract of {@code HttpTransport}, rule by rule.
 *
 * <p>An id is stable: it is never renumbered and never given to another rule.
 */
public enum TransportRule {
  /** Rule T-REQ-01. */
  T_REQ_01(Level.MUST, "Guide chapter 5", "The transport sends method, path and query unchanged."),

  /** Rule T-REQ-02. */
  T_REQ_02(
      Level.MUST,
      "Guide chapter 3",
      "The transport sends header values unchanged and in full, repeated headers included. It never"
          + " sends a line break in one."),

  /** Rule T-REQ-03. */
  T_REQ_03(
      Level.MUST,
      "Guide chapter 6",
      "The transport sends a body as its UTF-8 bytes with their length. A request without a body"
          + " has no body on the wire."),

  /** Rule T-REQ-04. */
  T_REQ_04(
      Level.MUST,
      "The SPI",
      "A request that no transport can carry is the caller's mistake: the transport throws and"
          + " sends nothing."),

  /** Rule T-REQ-05. */
  T_REQ_05(Level.MUST, "Good practice", "A body of one MiB goes whole."),

  /** Rule T-RSP-01. */
  T_RSP_01(
      Level.MUST,
      "Guide chapter 9",
      "Every status is an answer, and a body of any content type arrives unchanged."),

  /** Rule T-RSP-02. */
  T_RSP_02(
      Level.MUST,
      "Guide chapter 9",
      "An answer that ends before its length or its last chunk, or that is badly framed, is a lost"
          + " connection, never a short success."),

  /** Rule T-RSP-03. */
  T_RSP_03(
      Level.MUST,
      "Good practice",
      "The transport joins an answer that arrives in pieces, also when a piece ends within a"
          + " character."),

  /** Rule T-RSP-04. */
  T_RSP_04(Level.MUST, "Guide chapter 9", "An answer without a body leaves the connection usable."),

  /** Rule T-RSP-05. */
  T_RSP_05(
      Level.MUST,
      "Guide chapter 3",
      "Every header of an answer arrives, with its name in any case and repeats in their order."),

  /** Rule T-RSP-06. */
  T_RSP_06(
      Level.MUST,
      "RFC 9110, 8.4",
      "A body in the content coding gzip or deflate is decoded, within the limit. One in another"
          + " coding arrives unchanged, with the coding's name."),

  /** Rule T-RTY-01. */
  T_RTY_01(
      Level.MUST,
      "Guide chapter 3",
      "The transport sends a request once, whatever happens to the request or its connection."),

  /** Rule T-RTY-02. */
  T_RTY_02(
      Level.MUST,
      "Guide chapter 3",
      "A redirect is an answer, and the transport does not follow it."),

  /** Rule T-RTY-03. */
  T_RTY_03(
      Level.MUST,
      "Guide chapter 3",
      "The transport keeps nothing of an answer, such as a cookie, for later requests."),

  /** Rule T-TIM-01. */
  T_TIM_01(
      Level.MUST,
      "Guide chapter 4",
      "The time-out covers the whole exchange: connecting, waiting, and reading the body."),

  /** Rule T-TIM-02. */
  T_TIM_02(
      Level.MUST,
      "Guide chapter 5",
      "Cancelling ends an exchange at once, and a late answer reaches nobody."),

  /** Rule T-TIM-03. */
  T_TIM_03(Level.MUST, "Guide chapter 4", "No exchange times out early."),

  /** Rule T-TIM-04. */
  T_TIM_04(
      Level.SHOULD,
      "Guide chapter 4",
      "An exchange that is cancelled, timed out, too long or closed also ends on the wire, so that"
          + " the server notices."),

  /** Rule T-OUT-01. */
  T_OUT_01(
      Level.MUST, "The SPI", "An exchange has exactly one outcome, also when several causes race."),

  /** Rule T-OUT-02. */
  T_OUT_02(
      Level.MUST,
      "The SPI",
      "Starting an exchange does not block, and does not throw what goes wrong in the network."),

  /** Rule T-OUT-03. */
  T_OUT_03(
      Level.MUST,
      "The SPI",
      "The transport does not report an outcome inside the call that starts the exchange."),

  /** Rule T-OUT-04. */
  T_OUT_04(
      Level.MUST,
      "The SPI",
      "A callback that throws harms neither the transport nor other exchanges."),

  /** Rule T-OUT-05. */
  T_OUT_05(
      Level.MUST,
      "The SPI",
      "A callback may start an exchange, cancel one, and close the transport."),

  /** Rule T-FAI-01. */
  T_FAI_01(
      Level.MUST,
      "Guide chapter 9",
      "A refused connection fails as not connected. A request that may have been sent fails as a"
          + " lost connection."),

  /** Rule T-FAI-02. */
  T_FAI_02(
      Level.SHOULD,
      "Good practice",
      "A failure to connect names its cause: an unknown host, a refused connection, a certificate"
          + " that is not trusted, a server without TLS."),

  /** Rule T-CON-01. */
  T_CON_01(Level.MUST, "Guide chapter 4", "Held polls do not delay a POST."),

  /** Rule T-CON-02. */
  T_CON_02(
      Level.SHOULD,
      "Good practice",
      "Two hundred held polls need far fewer than two hundred threads."),

  /** Rule T-CON-03. */
  T_CON_03(
      Level.MUST,
      "The SPI",
      "Many threads may use one transport, and each gets the answers to its own requests."),

  /** Rule T-CCH-01. */
  T_CCH_01(Level.MUST, "Guide chapter 4", "No answer comes from a cache."),

  /** Rule T-LIM-01. */
  T_LIM_01(
      Level.SHOULD,
      "Good practice",
      "A body exactly at the limit arrives. At one byte more the transport stops reading and fails"
          + " the exchange."),

  /** Rule T-LIM-02. */
  T_LIM_02(Level.SHOULD, "Good practice", "The transport keeps nothing of a finished exchange."),

  /** Rule T-CLS-01. */
  T_CLS_01(
      Level.SHOULD,
      "Good practice",
      "Closing ends open exchanges, and later ones, as closed. Closing again has no effect."),

  /** Rule T-CLS-02. */
  T_CLS_02(
      Level.MUST, "The SPI", "Closing the transport does not close an engine that was lent to it."),

  /** Rule T-CLS-03. */
  T_CLS_03(
      Level.SHOULD,
      "Good practice",
      "After closing, no thread and no connection of the transport is left."),

  /** Rule T-SEC-01. */
  T_SEC_01(
      Level.MUST, "Guide chapter 3", "The text of a failure shows no path, query, header or body."),

  /** Rule T-SEC-02. */
  T_SEC_02(
      Level.MUST,
      "Guide chapter 3",
      "The transport sends nothing to another machine without TLS, unless the application allowed"
          + " it."),

  /** Rule T-SEC-03. */
  T_SEC_03(
      Level.MUST,
      "Good practice",
      "Without TLS only a loopback address, or localhost, is this machine; a name that looks like"
          + " an address is not."),

  /** Rule T-TLS-01. */
  T_TLS_01(
      Level.MUST,
      "Guide chapter 3",
      "The transport sends no request to a server whose certificate is not trusted or names another"
          + " host.");

  private final Level level;
  private final String source;
  private final String sentence;

  TransportRule(Level level, String source, String sentence) {
    this.level = level;
    this.source = source;
    this.sentence = sentence;
  }

  /** Returns the id, for example {@code T-TIM-01}. */
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
