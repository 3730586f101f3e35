package dev.chasitor.conformance.rule;

import java.util.Optional;

/**
 * The catalogue: what a server of the protocol must do, rule by rule.
 *
 * <p>Ids are stable: never given to another rule, never renumbered. A rule that no checker judges
 * says why in {@link #untested()}.
 */
public enum ServerRule {
  // S-OPEN: how a session begins

  S_OPEN_01(
      Level.MUST,
      "stated",
      "Guide chapter 7, SessionId",
      "SessionId is answered 200 with id, key, affinityToken and a clientPollTimeout above 0.",
      Held.BY_THE_HOST),
  S_OPEN_02(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "No two sessions share an id or a key, and who knows only the id is refused.",
      Held.BY_THE_HOST),
  S_OPEN_03(
      Level.MUST,
      "derived",
      "Guide chapter 5, ChasitorInit",
      "After ChasitorInit comes ChatRequestSuccess or ChatRequestFail, sooner or later.",
      Held.BY_THE_HOST),
  S_OPEN_04(
      Level.MUST,
      "derived",
      "Guide chapter 5, ChatEstablished",
      "ChatEstablished never comes before ChatRequestSuccess.",
      Held.BY_THE_HOST),

  // S-RES: resources and bodies

  S_RES_01(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "An unknown resource is answered 404, a wrong method 405.",
      Held.BY_THE_SERVER),
  S_RES_02(
      Level.MUST,
      "derived",
      "Guide chapter 9",
      "A body that is not the protocol is answered 400; nothing changes, and its number stays free.",
      Held.BY_THE_HOST),
  S_RES_03(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "A session key that is missing or unknown is answered 403.",
      Held.BY_THE_SERVER),
  S_RES_04(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "An affinity token that is wrong or out of date is answered 503.",
      Held.BY_THE_HOST),
  S_RES_05(
      Level.MUST,
      "good practice",
      "RFC 9110, section 15",
      "Every request is answered, whatever arrives.",
      Held.BY_NOBODY),

  // S-SEQ: numbers of what the client sends

  S_SEQ_01(
      Level.MUST,
      "stated",
      "Guide chapter 3",
      "A POST whose number was seen is answered with success and is not done again.",
      Held.BY_THE_HOST),
  S_SEQ_02(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "Numbered POSTs take effect in the order of their numbers; one behind a gap never takes effect early.",
      Held.BY_THE_HOST),
  S_SEQ_03(
      Level.SHOULD,
      "stated",
      "Guide chapter 9; ruling A1",
      "A POST that succeeds is answered 200 or 202.",
      Held.BY_THE_SERVER),

  // S-POLL: the long poll

  S_POLL_01(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "A poll is answered at once when messages wait.",
      Held.BY_THE_HOST),
  S_POLL_02(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "A poll with nothing to bring is held, and the next message answers it.",
      Held.BY_THE_HOST),
  S_POLL_03(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 7",
      "Every poll is answered before clientPollTimeout has passed.",
      Held.BY_THE_HOST),
  S_POLL_04(
      Level.MUST,
      "stated",
      "Guide chapters 4 and 9",
      "A poll that brings nothing is answered 204 without a body.",
      Held.BY_THE_HOST),
  S_POLL_05(
      Level.SHOULD,
      "good practice",
      "Guide chapter 4",
      "Two polls that overlap neither lose nor double a message for a client that acknowledges correctly.",
      Held.BY_THE_HOST),

  // S-ACK: what the client has

  S_ACK_01(
      Level.MUST,
      "derived",
      "Guide chapter 5, Messages",
      "The same ack again brings the same messages in the same order; newer ones come behind them.",
      Held.BY_THE_HOST),
  S_ACK_02(
      Level.MUST,
      "derived",
      "Guide chapter 5, Messages",
      "A message that an ack covers is not sent again.",
      Held.BY_THE_HOST),
  S_ACK_03(
      Level.MUST,
      "derived",
      "Guide chapter 7, Messages",
      "The sequence of the batches never decreases, and it grows with new messages.",
      Held.BY_THE_HOST),
  S_ACK_04(
      Level.SHOULD,
      "good practice",
      "Guide chapter 4",
      "Messages that were not acknowledged are sent again at once, not after the hold.",
      Held.BY_THE_HOST),
  S_ACK_05(
      Level.SHOULD,
      "good practice",
      "Guide chapter 5, Messages",
      "An ack that is ahead of everything sent skips nothing.",
      Held.BY_THE_HOST),

  // S-RSY: hand-over

  S_RSY_01(
      Level.MUST,
      "stated",
      "Guide chapters 5 and 9",
      "After a node is lost, every request that bears its token is answered 503.",
      Held.BY_THE_SERVER),
  S_RSY_02(
      Level.MUST,
      "stated",
      "Guide chapter 7, ResyncSession",
      "ResyncSession is answered with isValid, a key and an affinityToken.",
      Held.BY_THE_HOST),
  S_RSY_03(
      Level.MUST,
      "stated",
      "Guide chapter 5, ChasitorSessionData",
      "The first message after a take-over is ChasitorSessionData.",
      Held.BY_THE_HOST),
  S_RSY_04(
      Level.MUST,
      "derived",
      "Guide chapters 7 and 8, ChasitorSessionData",
      "Its chatMessages hold every line that was processed, in order, with sequence and timestamp.",
      Held.BY_THE_HOST),
  S_RSY_05(
      Level.SHOULD,
      "good practice",
      "Guide chapter 5, ResyncSession",
      "A take-over that is asked for again, since its answer was lost, gives a session of use.",
      Held.BY_THE_HOST),
  S_RSY_06(
      Level.MUST,
      "derived",
      "Guide chapters 7 and 9",
      "A session that is unknown or expired is answered isValid=false or 403.",
      Held.BY_THE_SERVER),
  S_RSY_07(
      Level.SHOULD,
      "good practice",
      "Guide chapter 5, ResyncSession",
      "A POST that was answered 2xx survives the loss of the node.",
      Held.BY_THE_HOST),
  S_RSY_08(
      Level.SHOULD,
      "good practice",
      "ReconnectSession of later guides",
      "After a ReconnectSession, what was not acknowledged is pushed again behind ChasitorSessionData.",
      Held.BY_NOBODY),

  // S-END: how a session ends

  S_END_01(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 9, ChatEnd",
      "ChatEnd brings ChatEnded; POSTs after it are answered 403.",
      Held.BY_THE_HOST),
  S_END_02(
      Level.MUST,
      "stated",
      "SessionId of later guides",
      "DELETE SessionId with the key ends the session.",
      Held.BY_THE_HOST),
  S_END_03(
      Level.MUST,
      "stated",
      "Guide chapters 4 and 9",
      "A session that is not polled for the session time-out ends; later requests are answered 403.",
      Held.BY_THE_HOST),
  S_END_04(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "When a session expires, the held poll brings the remaining messages, or 204.",
      Held.BY_THE_HOST),

  // the rest

  S_QUE_01(
      Level.SHOULD,
      "derived",
      "Guide chapters 5 and 6, QueueUpdate",
      "QueueUpdate comes only if receiveQueueUpdates was set, and only when the position changed.",
      Held.BY_THE_HOST),
  S_MUL_01(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 6, MultiNoun",
      "MultiNoun has the effect of its nouns, in their order, with nothing in between.",
      Held.BY_THE_HOST),
  S_VIS_01(
      Level.SHOULD,
      "derived",
      "Guide chapters 5 and 7",
      "Availability has one result for each id asked for, Settings one button.",
      Held.BY_NOBODY),
  S_ISO_01(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "Sessions share no messages, numbers or acks.",
      Held.BY_THE_SERVER),
  S_ISO_02(
      Level.SHOULD,
      "good practice",
      "Good practice",
      "The work of one session does not stall another.",
      Held.BY_NOBODY),
  S_SIZ_01(
      Level.SHOULD,
      "good practice",
      "Good practice",
      "A batch and ChasitorSessionData stay within what a receiver takes by default.",
      Held.BY_NOBODY),
  S_RST_01(
      Level.MUST,
      "good practice",
      "Guide chapter 5, ResyncSession",
      "A restart on the same store loses nothing that was answered.",
      Held.BY_NOBODY);

  private final Level level;
  private final String basis;
  private final String source;
  private final String sentence;
  private final Held held;

  ServerRule(Level level, String basis, String source, String sentence, Held held) {
    this.level = level;
    this.basis = basis;
    this.source = source;
    this.sentence = sentence;
    this.held = held;
  }

  /** Who holds a rule while no checker judges it. */
  private enum Held {
    BY_THE_HOST("The tests of our host's machine hold it; no checker judges other servers yet."),
    BY_THE_SERVER("The tests of our server hold it; no checker judges other servers yet."),
    BY_NOBODY("Our server does not do this yet, and no checker judges it.");

    private final String reason;

    Held(String reason) {
      this.reason = reason;
    }
  }

  /** The id, for example {@code S-SEQ-01}. */
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

  /** Why no checker judges it yet; empty once one does. */
  public Optional<String> untested() {
    return Optional.of(held.reason);
  }
}
