package dev.chasitor.tck.rule;

import java.util.Optional;

/**
 * The catalogue: what a client of the protocol must do, rule by rule.
 *
 * <p>Ids are stable: never given to another rule, never renumbered. A rule without a checker says
 * why.
 */
public enum Rule {
  /** C-SEQ-01. */
  C_SEQ_01(
      Level.MUST,
      "stated",
      "Guide chapter 3",
      "The number grows by exactly one with each new numbered request.",
      "A counter that is bumped twice, or not at all, on some path."),

  /** C-SEQ-02. */
  C_SEQ_02(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "A number names one request: a retry repeats number and body, and a number is never given to another request.",
      "A retry that takes a new number; a number handed back after a failure."),

  /** C-SEQ-03. */
  C_SEQ_03(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "Lines leave in the order the application said them.",
      "Several senders; a buffer that is not a queue; resending behind newer lines."),

  /** C-SEQ-04. */
  C_SEQ_04(
      Level.SHOULD,
      "derived",
      "Guide chapter 3",
      "At most one numbered POST is unanswered at a time.",
      "Sending without waiting for the answer before."),

  /** C-SEQ-05. */
  C_SEQ_05(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 6, MultiNoun",
      "A batch takes one number, and its nouns keep their order.",
      "A number for each noun.",
      "batches are not part of this edition of the simulation"),

  /** C-SEQ-06. */
  C_SEQ_06(
      Level.PROFILE,
      "open point",
      "Open point O3",
      "Numbers after a hand-over go on or begin anew, as the profile says.",
      "The other dialect's habit."),

  /** C-ACK-01. */
  C_ACK_01(
      Level.MUST,
      "stated",
      "Guide chapter 5, Messages",
      "The first poll of a session bears ack -1.",
      "Beginning at 0."),

  /** C-ACK-02. */
  C_ACK_02(
      Level.MUST,
      "stated",
      "Guide chapter 5, Messages",
      "The ack is the sequence of the last batch that was processed.",
      "Counting polls instead of taking the server's sequence."),

  /** C-ACK-03. */
  C_ACK_03(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 5",
      "204 and failures leave the ack as it was.",
      "Starting over with -1 after an error."),

  /** C-ACK-04. */
  C_ACK_04(
      Level.SHOULD,
      "derived",
      "Guide chapter 5",
      "The ack does not leave before its batch was handed to the application.",
      "Polling again first and telling later."),

  /** C-ACK-05. */
  C_ACK_05(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 9",
      "A 200 that cannot be read neither moves the ack nor delivers anything of it.",
      "Delivering while parsing."),

  /** C-ACK-06. */
  C_ACK_06(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "A batch whose sequence is not above the ack is ignored.",
      "No look at the sequence of a repeated batch."),

  /** C-DLV-01. */
  C_DLV_01(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "Each line of the agent reaches the application at most once.",
      "No look at repeats; telling a transcript from its beginning."),

  /** C-DLV-02. */
  C_DLV_02(
      Level.MUST,
      "stated",
      "Guide chapter 5, Messages",
      "Lines reach the application in the server's order.",
      "Dispatching on several threads."),

  /** C-DLV-03. */
  C_DLV_03(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 5",
      "There is no gap: what was delivered is the beginning of what was said.",
      "Looking at the first message of a batch only; dropping what a hand-over recovered."),

  /** C-DLV-04. */
  C_DLV_04(
      Level.MUST,
      "hardening",
      "Guide chapters 5 and 8, Message",
      "An unknown type of message stops neither its batch nor the loop.",
      "An exception on an unknown type."),

  /** C-DLV-05. */
  C_DLV_05(
      Level.SHOULD,
      "hardening",
      "Guide chapter 5",
      "Calls of one session's listener do not overlap.",
      "A pool that runs listeners.",
      "needs threads: the client's own tests hold it"),

  /** C-DLV-06. */
  C_DLV_06(
      Level.MUST,
      "stated",
      "Guide chapter 5, AgentDisconnect",
      "AgentDisconnect does not end the session.",
      "Taking it for the end.",
      "the message is not part of this edition of the simulation"),

  /** C-DLV-07. */
  C_DLV_07(
      Level.SHOULD,
      "hardening",
      "Guide chapter 4",
      "A listener that throws neither loses later messages nor stops the polling.",
      "No guard around the listener.",
      "needs threads: the client's own tests hold it"),

  /** C-RSY-01. */
  C_RSY_01(
      Level.MUST,
      "stated",
      "Guide chapter 5, ResyncSession",
      "ResyncSession is asked only after a 503.",
      "Taking any failure for a lost node."),

  /** C-RSY-02. */
  C_RSY_02(
      Level.MUST,
      "stated",
      "Guide chapter 5, ResyncSession",
      "A 503 on any request cancels every other one.",
      "Keeping the poll open when a POST got the 503."),

  /** C-RSY-03. */
  C_RSY_03(
      Level.MUST,
      "stated",
      "Guide chapter 5, ResyncSession",
      "What a 503 cancelled is kept and sent again, in order, before anything newer.",
      "An outbox that is dropped or reversed."),

  /** C-RSY-04. */
  C_RSY_04(
      Level.MUST,
      "stated",
      "Guide chapter 5, ChasitorSessionData",
      "Nothing is posted between the 503 and ChasitorSessionData.",
      "Sending again as soon as ResyncSession was answered."),

  /** C-RSY-05. */
  C_RSY_05(
      Level.MUST,
      "stated",
      "Guide chapter 7, ResyncSession",
      "Every request after a take-over bears the key and the token it told.",
      "The old token on one of the paths."),

  /** C-RSY-06. */
  C_RSY_06(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 7",
      "When the session is not valid any more it is reported lost, every waiting line is reported, and polling stops.",
      "Polling on; dropping lines in silence."),

  /** C-RSY-07. */
  C_RSY_07(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "Several 503s of one interruption cause one take-over at a time.",
      "Poll and POST each asking on their own."),

  /** C-RSY-08. */
  C_RSY_08(
      Level.SHOULD,
      "hardening",
      "Guide chapters 5 and 9",
      "A ResyncSession that failed is asked again after a pause.",
      "Waiting for ever; asking in a hot loop."),

  /** C-RSY-09. */
  C_RSY_09(
      Level.SHOULD,
      "derived",
      "Guide chapters 5 and 7",
      "A line that ChasitorSessionData shows is not sent again.",
      "Sending the outbox again without a look at the transcript."),

  /** C-RSY-10. */
  C_RSY_10(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "Answers to requests from before the 503 change nothing.",
      "Callbacks that are not tied to the current call."),

  /** C-RSY-11. */
  C_RSY_11(
      Level.PROFILE,
      "open point",
      "Open point O4",
      "The first ack after a hand-over is -1 or the last one, as the profile says.",
      "The other dialect's habit."),

  /** C-LIV-01. */
  C_LIV_01(
      Level.MUST,
      "derived",
      "Guide chapter 4",
      "Once the network has healed, every line of the agent is delivered.",
      "Giving the poll up after an error."),

  /** C-LIV-02. */
  C_LIV_02(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "Once the network has healed, every line the application said is with the server exactly once and in order, or was reported as not.",
      "A dropped buffer; a repeat the server cannot recognise.");

  private final Level level;
  private final String basis;
  private final String source;
  private final String sentence;
  private final String usualCause;
  private final String untestedBecause;

  Rule(Level level, String basis, String source, String sentence, String usualCause) {
    this(level, basis, source, sentence, usualCause, "");
  }

  Rule(
      Level level,
      String basis,
      String source,
      String sentence,
      String usualCause,
      String untestedBecause) {
    this.level = level;
    this.basis = basis;
    this.source = source;
    this.sentence = sentence;
    this.usualCause = usualCause;
    this.untestedBecause = untestedBecause;
  }

  /** The id, for example {@code C-ACK-02}. */
  public String id() {
    return name().replace('_', '-');
  }

  /** How binding it is. */
  public Level level() {
    return level;
  }

  /** Whether the guide states it, it is derived from what is stated, or it is good practice. */
  public String basis() {
    return basis;
  }

  /** Where it comes from. */
  public String source() {
    return source;
  }

  /** What it demands, in one sentence. */
  public String sentence() {
    return sentence;
  }

  /** What is usually wrong when it fails. */
  public String usualCause() {
    return usualCause;
  }

  /** Why it has no checker, if it has none. */
  public Optional<String> untestedBecause() {
    return untestedBecause.isEmpty() ? Optional.empty() : Optional.of(untestedBecause);
  }
}
