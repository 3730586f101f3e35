package dev.chasitor.conformance.rule;

/**
 * The catalogue of the rules for transports: the contract of {@code HttpTransport}, rule by rule.
 *
 * <p>An id is stable: it is never renumbered and never given to another rule.
 */
public enum TransportRule {
  /** Rule T-REQ-01. */
  T_REQ_01(
      Level.MUST,
      "Guide chapter 5",
      "The transport sends method, path and query unchanged.",
      "The engine decodes the path and encodes it again, or the adapter builds the address from its parts."),

  /** Rule T-REQ-02. */
  T_REQ_02(
      Level.MUST,
      "Guide chapter 3",
      "The transport sends header values unchanged and in full, repeated headers included. It never"
          + " sends a line break in one.",
      "The adapter puts headers into a map, where the last of a repeated header wins. Or the engine adds a charset to Content-Type."),

  /** Rule T-REQ-03. */
  T_REQ_03(
      Level.MUST,
      "Guide chapter 6",
      "The transport sends a body as its UTF-8 bytes with their length. A request without a body"
          + " has no body on the wire.",
      "The adapter counts characters instead of bytes, or takes the bytes of a text in the platform's charset. Or it sends an empty body with GET or DELETE."),

  /** Rule T-REQ-04. */
  T_REQ_04(
      Level.MUST,
      "The SPI",
      "A request that no transport can carry is the caller's mistake: the transport throws and"
          + " sends nothing.",
      "The adapter hands every request to the engine, which drops or changes what it cannot send. Destination.of checks a request."),

  /** Rule T-REQ-05. */
  T_REQ_05(
      Level.MUST,
      "Good practice",
      "A body of one MiB goes whole.",
      "The adapter writes once and ignores how much the socket took, or a buffer of the engine has a limit."),

  /** Rule T-RSP-01. */
  T_RSP_01(
      Level.MUST,
      "Guide chapter 9",
      "Every status is an answer, and a body of any content type arrives unchanged.",
      "The engine throws for a status from 400 on. Or the adapter makes a text of the body and loses the bytes that its charset does not have, or a byte order mark."),

  /** Rule T-RSP-02. */
  T_RSP_02(
      Level.MUST,
      "Guide chapter 9",
      "An answer that ends before its length or its last chunk, or that is badly framed, is a lost"
          + " connection, never a short success.",
      "The engine takes the end of the connection for the end of the answer. Known: HttpURLConnection takes a status line that breaks off, such as HTTP/1.1 200 Sta, for an answer without a body. Wait for the empty line that ends the head."),

  /** Rule T-RSP-03. */
  T_RSP_03(
      Level.MUST,
      "Good practice",
      "The transport joins an answer that arrives in pieces, also when a piece ends within a"
          + " character.",
      "The adapter makes a text of each piece as it arrives. Join the bytes first."),

  /** Rule T-RSP-04. */
  T_RSP_04(
      Level.MUST,
      "Guide chapter 9",
      "An answer without a body leaves the connection usable.",
      "The adapter waits for a body after 204 or 304, or closes the connection instead of reading to the end of the answer."),

  /** Rule T-RSP-05. */
  T_RSP_05(
      Level.MUST,
      "Guide chapter 3",
      "Every header of an answer arrives, with its name in any case and repeats in their order.",
      "The adapter copies headers into a map with one value for each name, or in the engine's own order."),

  /** Rule T-RSP-06. */
  T_RSP_06(
      Level.MUST,
      "RFC 9110, 8.4",
      "A body in the content coding gzip or deflate is decoded, within the limit. One in another"
          + " coding arrives unchanged, with the coding's name.",
      "The engine does not decode, or it decodes without a look at the limit. Or the adapter keeps Content-Encoding on a decoded body."),

  /** Rule T-RTY-01. */
  T_RTY_01(
      Level.MUST,
      "Guide chapter 3",
      "The transport sends a request once, whatever happens to the request or its connection.",
      "The engine sends a request again when its connection breaks before the answer. Known: HttpURLConnection does so, and also for POST unless the system property sun.net.http.retryPost is false."),

  /** Rule T-RTY-02. */
  T_RTY_02(
      Level.MUST,
      "Guide chapter 3",
      "A redirect is an answer, and the transport does not follow it.",
      "The engine follows redirects by default. Switch that off."),

  /** Rule T-RTY-03. */
  T_RTY_03(
      Level.MUST,
      "Guide chapter 3",
      "The transport keeps nothing of an answer, such as a cookie, for later requests.",
      "The engine has a store of cookies or credentials by default, or the adapter adds a header of an earlier answer."),

  /** Rule T-TIM-01. */
  T_TIM_01(
      Level.MUST,
      "Guide chapter 4",
      "The time-out covers the whole exchange: connecting, waiting, and reading the body.",
      "The engine's time-out is for each read, or it ends with the head of the answer. Set a timer that ends the whole exchange."),

  /** Rule T-TIM-02. */
  T_TIM_02(
      Level.MUST,
      "Guide chapter 5",
      "Cancelling ends an exchange at once, and a late answer reaches nobody.",
      "Cancelling marks the exchange only, and nobody reports until the engine is done. Or the connection of the cancelled exchange is used again."),

  /** Rule T-TIM-03. */
  T_TIM_03(
      Level.MUST,
      "Guide chapter 4",
      "No exchange times out early.",
      "The adapter cuts the time-out to whole seconds, or reports an error of the engine as a time-out."),

  /** Rule T-TIM-04. */
  T_TIM_04(
      Level.SHOULD,
      "Guide chapter 4",
      "An exchange that is cancelled, timed out, too long or closed also ends on the wire, so that"
          + " the server notices.",
      "The adapter reports the outcome and leaves the connection to the engine, which reads on. Close the connection, also one that is just being made."),

  /** Rule T-OUT-01. */
  T_OUT_01(
      Level.MUST,
      "The SPI",
      "An exchange has exactly one outcome, also when several causes race.",
      "Two threads see that nothing is reported yet, and both report. Decide it in one atomic step, as OneOutcome does. Or an exception ends the thread that had to report."),

  /** Rule T-OUT-02. */
  T_OUT_02(
      Level.MUST,
      "The SPI",
      "Starting an exchange does not block, and does not throw what goes wrong in the network.",
      "The adapter connects or sends on the caller's thread."),

  /** Rule T-OUT-03. */
  T_OUT_03(
      Level.MUST,
      "The SPI",
      "The transport does not report an outcome inside the call that starts the exchange.",
      "The adapter reports at once what it knows at once, for example that it is closed. Use the executor for that, too."),

  /** Rule T-OUT-04. */
  T_OUT_04(
      Level.MUST,
      "The SPI",
      "A callback that throws harms neither the transport nor other exchanges.",
      "The callback runs on a thread of the engine, which ends with what the callback throws."),

  /** Rule T-OUT-05. */
  T_OUT_05(
      Level.MUST,
      "The SPI",
      "A callback may start an exchange, cancel one, and close the transport.",
      "The adapter calls the callback while it holds a lock, or closing waits for callbacks that run."),

  /** Rule T-FAI-01. */
  T_FAI_01(
      Level.MUST,
      "Guide chapter 9",
      "A refused connection fails as not connected. A request that may have been sent fails as a"
          + " lost connection.",
      "The adapter looks at the type of an exception only. The engine throws the same one when it cannot connect and when the connection breaks."),

  /** Rule T-FAI-02. */
  T_FAI_02(
      Level.SHOULD,
      "Good practice",
      "A failure to connect names its cause: an unknown host, a refused connection, a certificate"
          + " that is not trusted, a server without TLS.",
      "The engine wraps the cause, and the adapter looks at the outer exception only. ConnectFailures.kindOf looks at all of them."),

  /** Rule T-CON-01. */
  T_CON_01(
      Level.MUST,
      "Guide chapter 4",
      "Held polls do not delay a POST.",
      "The engine has a small pool of connections for each server, or one thread that sends."),

  /** Rule T-CON-02. */
  T_CON_02(
      Level.SHOULD,
      "Good practice",
      "Two hundred held polls need far fewer than two hundred threads.",
      "Each exchange has a thread that waits for it."),

  /** Rule T-CON-03. */
  T_CON_03(
      Level.MUST,
      "The SPI",
      "Many threads may use one transport, and each gets the answers to its own requests.",
      "Exchanges share a field, a buffer or a builder."),

  /** Rule T-CCH-01. */
  T_CCH_01(
      Level.MUST,
      "Guide chapter 4",
      "No answer comes from a cache.",
      "The engine has a cache, or sends If-None-Match of its own accord."),

  /** Rule T-LIM-01. */
  T_LIM_01(
      Level.SHOULD,
      "Good practice",
      "A body exactly at the limit arrives. At one byte more the transport stops reading and fails"
          + " the exchange.",
      "The adapter reads the whole body and looks at its length afterwards, or the limit is off by one."),

  /** Rule T-LIM-02. */
  T_LIM_02(
      Level.SHOULD,
      "Good practice",
      "The transport keeps nothing of a finished exchange.",
      "A timer that was not cancelled keeps the callback until its time comes. Or a list of exchanges is never emptied."),

  /** Rule T-CLS-01. */
  T_CLS_01(
      Level.SHOULD,
      "Good practice",
      "Closing ends open exchanges, and later ones, as closed. Closing again has no effect.",
      "Closing stops the engine, which then reports nothing. Report every open exchange as closed first."),

  /** Rule T-CLS-02. */
  T_CLS_02(
      Level.MUST,
      "The SPI",
      "Closing the transport does not close an engine that was lent to it.",
      "The adapter closes the engine, whoever made it."),

  /** Rule T-CLS-03. */
  T_CLS_03(
      Level.SHOULD,
      "Good practice",
      "After closing, no thread and no connection of the transport is left.",
      "The engine has threads or idle connections that closing does not end."),

  /** Rule T-SEC-01. */
  T_SEC_01(
      Level.MUST,
      "Guide chapter 3",
      "The text of a failure shows no path, query, header or body.",
      "The text of the engine's exception quotes the address. Keep type and stack trace only, as EngineFailure does."),

  /** Rule T-SEC-02. */
  T_SEC_02(
      Level.MUST,
      "Guide chapter 3",
      "The transport sends nothing to another machine without TLS, unless the application allowed"
          + " it.",
      "The adapter does not look at the scheme. Destination.of checks it."),

  /** Rule T-SEC-03. */
  T_SEC_03(
      Level.MUST,
      "Good practice",
      "Without TLS only a loopback address, or localhost, is this machine; a name that looks like"
          + " an address is not.",
      "The adapter takes a host that begins with 127 for this machine."),

  /** Rule T-TLS-01. */
  T_TLS_01(
      Level.MUST,
      "Guide chapter 3",
      "The transport sends no request to a server whose certificate is not trusted or names another"
          + " host.",
      "The engine trusts every certificate, or does not compare the host with the certificate. Known: some engines compare names only, and trust another host's certificate when the host is an address.");

  private final Level level;
  private final String source;
  private final String sentence;
  private final String usualCause;

  TransportRule(Level level, String source, String sentence, String usualCause) {
    this.level = level;
    this.source = source;
    this.sentence = sentence;
    this.usualCause = usualCause;
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

  /** Returns why transports usually break the rule, in a sentence or more. */
  public String usualCause() {
    return usualCause;
  }
}
