package dev.chasitor.conformance.rule;

import java.util.Optional;

/**
 * The catalogue of the rules for servers of the protocol.
 *
 * <p>An id is stable: it is never renumbered and never given to another rule. {@link #untested()}
 * says why no checker judges a rule yet.
 */
public enum ServerRule {
  // S-OPEN: how a session begins

  S_OPEN_01(
      Level.MUST,
      "stated",
      "Guide chapter 7, SessionId",
      "The server answers SessionId with 200, id, key, affinityToken and a clientPollTimeout above 0.",
      Held.BY_THE_HOST),
  S_OPEN_02(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "No two sessions share an id or a key. The server refuses a request that has only the id.",
      Held.BY_THE_HOST),
  S_OPEN_03(
      Level.MUST,
      "derived",
      "Guide chapter 5, ChasitorInit",
      "After ChasitorInit the server eventually pushes ChatRequestSuccess or ChatRequestFail.",
      Held.BY_THE_HOST),
  S_OPEN_04(
      Level.MUST,
      "derived",
      "Guide chapter 5, ChatEstablished",
      "The server never pushes ChatEstablished before ChatRequestSuccess.",
      Held.BY_THE_HOST),

  // S-RES: resources and bodies

  S_RES_01(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "The server answers an unknown resource with 404 and a wrong method with 405.",
      Held.BY_THE_SERVER),
  S_RES_02(
      Level.MUST,
      "derived",
      "Guide chapter 9",
      "The server answers 400 to a body that does not follow the protocol. Nothing changes, and the request's number stays free.",
      Held.BY_THE_HOST),
  S_RES_03(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "The server answers 403 if the session key is missing or unknown.",
      Held.BY_THE_SERVER),
  S_RES_04(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "The server answers 503 if the affinity token is wrong or out of date.",
      Held.BY_THE_HOST),
  S_RES_05(
      Level.MUST,
      "good practice",
      "RFC 9110, section 15",
      "The server answers every request, whatever arrives.",
      Held.BY_NOBODY),

  // S-SEQ: numbers of what the client sends

  S_SEQ_01(
      Level.MUST,
      "stated",
      "Guide chapter 3",
      "The server answers a repeated number with success and does not process the POST again.",
      Held.BY_THE_HOST),
  S_SEQ_02(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "Numbered POSTs take effect in the order of their numbers. A POST after a gap does not take effect until the gap is filled.",
      Held.BY_THE_HOST),
  S_SEQ_03(
      Level.SHOULD,
      "stated",
      "Guide chapter 9; ruling A1",
      "The server answers a successful POST with 200 or 202.",
      Held.BY_THE_SERVER),

  // S-POLL: the long poll

  S_POLL_01(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "The server answers a poll at once when messages wait.",
      Held.BY_THE_HOST),
  S_POLL_02(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "The server holds a poll while there are no messages, and the next message answers it.",
      Held.BY_THE_HOST),
  S_POLL_03(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 7",
      "The server answers every poll before clientPollTimeout has passed.",
      Held.BY_THE_HOST),
  S_POLL_04(
      Level.MUST,
      "stated",
      "Guide chapters 4 and 9",
      "The server answers a poll without messages with 204 and no body.",
      Held.BY_THE_HOST),
  S_POLL_05(
      Level.SHOULD,
      "good practice",
      "Guide chapter 4",
      "Two overlapping polls neither lose nor duplicate a message for a client that acknowledges correctly.",
      Held.BY_THE_HOST),

  // S-ACK: what the client has

  S_ACK_01(
      Level.MUST,
      "derived",
      "Guide chapter 5, Messages",
      "A poll with the same ack brings the same messages in the same order, and newer ones after them.",
      Held.BY_THE_HOST),
  S_ACK_02(
      Level.MUST,
      "derived",
      "Guide chapter 5, Messages",
      "The server does not send a message again that an ack covers.",
      Held.BY_THE_HOST),
  S_ACK_03(
      Level.MUST,
      "derived",
      "Guide chapter 7, Messages",
      "The sequence of the batches never decreases, and it increases with new messages.",
      Held.BY_THE_HOST),
  S_ACK_04(
      Level.SHOULD,
      "good practice",
      "Guide chapter 4",
      "The server sends unacknowledged messages again at once; it does not hold the poll.",
      Held.BY_THE_HOST),
  S_ACK_05(
      Level.SHOULD,
      "good practice",
      "Guide chapter 5, Messages",
      "An ack above every sequence that the server has sent skips no message.",
      Held.BY_THE_HOST),

  // S-RSY: hand-over

  S_RSY_01(
      Level.MUST,
      "stated",
      "Guide chapters 5 and 9",
      "After a node is lost, the server answers 503 to every request that bears its token.",
      Held.BY_THE_SERVER),
  S_RSY_02(
      Level.MUST,
      "stated",
      "Guide chapter 7, ResyncSession",
      "The server answers ResyncSession with isValid, a key and an affinityToken.",
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
      "The chatMessages of ChasitorSessionData hold every processed line, in order, with sequence and timestamp.",
      Held.BY_THE_HOST),
  S_RSY_05(
      Level.SHOULD,
      "good practice",
      "Guide chapter 5, ResyncSession",
      "When the client repeats a take-over request because the answer was lost, the new answer gives a usable session.",
      Held.BY_THE_HOST),
  S_RSY_06(
      Level.MUST,
      "derived",
      "Guide chapters 7 and 9",
      "The server answers a take-over of an unknown or expired session with isValid=false or 403.",
      Held.BY_THE_SERVER),
  S_RSY_07(
      Level.SHOULD,
      "good practice",
      "Guide chapter 5, ResyncSession",
      "The effect of a POST that was answered 2xx survives the loss of the node.",
      Held.BY_THE_HOST),
  S_RSY_08(
      Level.SHOULD,
      "good practice",
      "ReconnectSession of later guides",
      "After ReconnectSession the server pushes unacknowledged messages again, after ChasitorSessionData.",
      Held.BY_NOBODY),

  // S-END: how a session ends

  S_END_01(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 9, ChatEnd",
      "After ChatEnd the server pushes ChatEnded and answers later POSTs with 403.",
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
      "A session without a poll for the session time-out ends, and the server answers later requests with 403.",
      Held.BY_THE_HOST),
  S_END_04(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "When a session expires, the server answers the held poll with the remaining messages or with 204.",
      Held.BY_THE_HOST),

  // the rest

  S_QUE_01(
      Level.SHOULD,
      "derived",
      "Guide chapters 5 and 6, QueueUpdate",
      "The server pushes QueueUpdate only if receiveQueueUpdates was set, and only when the position has changed.",
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
      "Availability has one result for each requested id, and Settings has one button for each requested id.",
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
      "A batch and ChasitorSessionData stay within the default limits of a receiver.",
      Held.BY_NOBODY),
  S_RST_01(
      Level.MUST,
      "good practice",
      "Guide chapter 5, ResyncSession",
      "A restart on the same store loses nothing that the server has answered.",
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

  /** Whose tests cover a rule while no checker judges it. */
  private enum Held {
    BY_THE_HOST("Tests of this library's host cover it; no checker judges other servers yet."),
    BY_THE_SERVER("Tests of this library's server cover it; no checker judges other servers yet."),
    BY_NOBODY("This library's server does not keep it fully yet, and no checker judges it.");

    private final String reason;

    Held(String reason) {
      this.reason = reason;
    }
  }

  /** Returns the id, for example {@code S-SEQ-01}. */
  public String id() {
    return name().replace('_', '-');
  }

  /** Returns how binding the rule is. */
  public Level level() {
    return level;
  }

  /**
   * Returns how the rule follows from the guide: {@code stated}, {@code derived} or {@code good
   * practice}.
   */
  public String basis() {
    return basis;
  }

  /** Returns where the rule comes from: a chapter of the guide, or another source. */
  public String source() {
    return source;
  }

  /** Returns what the rule demands, in a sentence or two. */
  public String sentence() {
    return sentence;
  }

  /** Returns why no checker judges the rule yet; empty once one does. */
  public Optional<String> untested() {
    return Optional.of(held.reason);
  }
}
