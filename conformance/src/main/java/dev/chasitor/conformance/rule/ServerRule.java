package dev.chasitor.conformance.rule;

import java.util.List;
import java.util.Optional;

/**
 * The catalogue of the rules for servers of the protocol.
 *
 * <p>An id is stable: it is never renumbered and never given to another rule. {@link #untested()}
 * says why no checker judges a rule yet, {@link #heldBy()} which tests hold this library's own
 * server to it.
 */
public enum ServerRule {
  // S-OPEN: how a session begins

  S_OPEN_01(
      Level.MUST,
      "stated",
      "Guide chapter 7, SessionId",
      "The server answers SessionId with 200, id, key, affinityToken and a clientPollTimeout above 0.",
      "The server leaves a property out or sends 0 as the clientPollTimeout.",
      Held.by("ChatOverHttpTest")),
  S_OPEN_02(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "No two sessions share an id or a key. The server refuses a request that has only the id.",
      "The server counts keys up, or lets the id alone authorise.",
      Held.by("RandomCredentialsTest", "RefusalsOverHttpTest")),
  S_OPEN_03(
      Level.MUST,
      "derived",
      "Guide chapter 5, ChasitorInit",
      "After ChasitorInit the server eventually pushes ChatRequestSuccess or ChatRequestFail.",
      "The server stays silent when nobody can take the chat.",
      Held.by("DeskWorkTest")),
  S_OPEN_04(
      Level.MUST,
      "derived",
      "Guide chapter 5, ChatEstablished",
      "The server never pushes ChatEstablished before ChatRequestSuccess.",
      "An agent accepts at once, and the server forgets ChatRequestSuccess or sends it late.",
      Held.by("DeskWorkTest")),

  // S-RES: resources and bodies

  S_RES_01(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "The server answers an unknown resource with 404 and a wrong method with 405.",
      "The server answers everything that it does not know with 200 or 500.",
      Held.by("RefusalsOverHttpTest")),
  S_RES_02(
      Level.MUST,
      "derived",
      "Guide chapter 9",
      "The server answers 400 to a body that does not follow the protocol. Nothing changes, and the request's number stays free.",
      "The server notes the number before it reads the body.",
      Held.by("RefusalsOverHttpTest")),
  S_RES_03(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "The server answers 403 if the session key is missing or unknown.",
      "The server answers 500 or 503, so that the client tries again.",
      Held.by("RefusalsOverHttpTest")),
  S_RES_04(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "The server answers 503 if the affinity token is wrong or out of date.",
      "The server answers 403, or accepts the request.",
      Held.by("PollsTest")),
  S_RES_05(
      Level.MUST,
      "good practice",
      "RFC 9110, section 15",
      "The server answers every request, whatever arrives.",
      "An exception on the way leaves a request without an answer.",
      Held.byNobody("No test breaks every step on the way to an answer.")),

  // S-SEQ: numbers of what the client sends

  S_SEQ_01(
      Level.MUST,
      "stated",
      "Guide chapter 3",
      "The server answers a repeated number with success and does not process the POST again.",
      "The server processes the repeat or answers it with 4xx.",
      Held.by("PostOrderTest")),
  S_SEQ_02(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "Numbered POSTs take effect in the order of their numbers. A POST after a gap does not take effect until the gap is filled.",
      "The server processes each POST as it comes.",
      Held.byNobody(
          "This library's host waits for the gap only for the orderWait of its profile and then goes on.")),
  S_SEQ_03(
      Level.SHOULD,
      "stated",
      "Guide chapter 9; ruling A1",
      "The server answers a successful POST with 200 or 202.",
      "The server answers 201 or 204.",
      Held.by("ChatOverHttpTest")),

  // S-POLL: the long poll

  S_POLL_01(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "The server answers a poll at once when messages wait.",
      "The server lets every poll wait for the full time.",
      Held.by("PollsTest")),
  S_POLL_02(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "The server holds a poll while there are no messages, and the next message answers it.",
      "The server answers 204 at once, or looks for messages only at the end of the wait.",
      Held.by("PollsTest")),
  S_POLL_03(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 7",
      "The server answers every poll before clientPollTimeout has passed.",
      "The server holds a poll for as long as the client waits.",
      Held.by("HostSessionsTest")),
  S_POLL_04(
      Level.MUST,
      "stated",
      "Guide chapters 4 and 9",
      "The server answers a poll without messages with 204 and no body.",
      "The server answers 200 with an empty list.",
      Held.by("ChatOverHttpTest")),
  S_POLL_05(
      Level.SHOULD,
      "good practice",
      "Guide chapter 4",
      "Two overlapping polls neither lose nor duplicate a message for a client that acknowledges correctly.",
      "The server splits its queue among the two polls.",
      Held.by("PollsTest")),

  // S-ACK: what the client has

  S_ACK_01(
      Level.MUST,
      "derived",
      "Guide chapter 5, Messages",
      "A poll with the same ack brings the same messages in the same order, and newer ones after them.",
      "The server forgets messages once it has sent them.",
      Held.by("PollsTest")),
  S_ACK_02(
      Level.MUST,
      "derived",
      "Guide chapter 5, Messages",
      "The server does not send a message again that an ack covers.",
      "The server sends everything with each answer.",
      Held.by("PollsTest")),
  S_ACK_03(
      Level.MUST,
      "derived",
      "Guide chapter 7, Messages",
      "The sequence of the batches never decreases, and it increases with new messages.",
      "The count begins again after a take-over.",
      Held.by("TakeOversTest")),
  S_ACK_04(
      Level.SHOULD,
      "good practice",
      "Guide chapter 4",
      "The server sends unacknowledged messages again at once; it does not hold the poll.",
      "The server holds the poll although messages wait for an ack.",
      Held.by("PollsTest")),
  S_ACK_05(
      Level.SHOULD,
      "good practice",
      "Guide chapter 5, Messages",
      "An ack above every sequence that the server has sent skips no message.",
      "The server drops every message up to the ack, whatever it has sent.",
      Held.by("PollsTest")),

  // S-RSY: hand-over

  S_RSY_01(
      Level.MUST,
      "stated",
      "Guide chapters 5 and 9",
      "After a node is lost, the server answers 503 to every request that bears its token.",
      "The server answers 404 or 500, which does not lead to a take-over.",
      Held.by("NodeLossOverHttpTest")),
  S_RSY_02(
      Level.MUST,
      "stated",
      "Guide chapter 7, ResyncSession",
      "The server answers ResyncSession with isValid, a key and an affinityToken.",
      "The answer holds the token of the lost node.",
      Held.by("TakeOversTest", "NodeLossOverHttpTest")),
  S_RSY_03(
      Level.MUST,
      "stated",
      "Guide chapter 5, ChasitorSessionData",
      "The first message after a take-over is ChasitorSessionData.",
      "Messages that wait come before ChasitorSessionData.",
      Held.by("TakeOversTest")),
  S_RSY_04(
      Level.MUST,
      "derived",
      "Guide chapters 7 and 8, ChasitorSessionData",
      "The chatMessages of ChasitorSessionData hold the processed lines in order, with sequence and timestamp: every line, or as many of the newest as fit (S-SIZ-01).",
      "The last line before the loss is missing.",
      Held.by("TakeOversTest", "AnswerBoundsTest")),
  S_RSY_05(
      Level.SHOULD,
      "good practice",
      "Guide chapter 5, ResyncSession",
      "When the client repeats a take-over request because the answer was lost, the new answer gives a usable session.",
      "The second request is not valid, since the first has changed the key.",
      Held.by("TakeOversTest")),
  S_RSY_06(
      Level.MUST,
      "derived",
      "Guide chapters 7 and 9",
      "The server answers a take-over of an unknown or expired session with isValid=false or 403.",
      "The server opens a session under the unknown id.",
      Held.by("TakeOversTest", "RefusalsOverHttpTest")),
  S_RSY_07(
      Level.SHOULD,
      "good practice",
      "Guide chapter 5, ResyncSession",
      "The effect of a POST that was answered 2xx survives the loss of the node.",
      "The server answers before it stores.",
      Held.by("NodeLossOverHttpTest")),
  S_RSY_08(
      Level.SHOULD,
      "good practice",
      "ReconnectSession of later guides",
      "After ReconnectSession the server pushes unacknowledged messages again, after ChasitorSessionData.",
      "The server takes what it sent before the loss for received.",
      Held.byNobody(
          "This library's host pushes again what the transcript does not hold; most lines stand in the transcript only.")),

  // S-END: how a session ends

  S_END_01(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 9, ChatEnd",
      "After ChatEnd the server pushes ChatEnded and answers later POSTs with 403.",
      "The server accepts lines after the end.",
      Held.by("HostEndingTest")),
  S_END_02(
      Level.MUST,
      "stated",
      "SessionId of later guides",
      "DELETE SessionId with the key ends the session.",
      "The server answers DELETE with 405.",
      Held.by("HostEndingTest")),
  S_END_03(
      Level.MUST,
      "stated",
      "Guide chapters 4 and 9",
      "A session without a poll for the session time-out ends, and the server answers later requests with 403.",
      "Sessions without a client live for ever.",
      Held.by("HostEndingTest")),
  S_END_04(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "When a session expires, the server answers the held poll with the remaining messages or with 204.",
      "The server answers 403, and the last messages are lost.",
      Held.by("HostEndingTest")),

  // the rest

  S_QUE_01(
      Level.SHOULD,
      "derived",
      "Guide chapters 5 and 6, QueueUpdate",
      "The server pushes QueueUpdate only if receiveQueueUpdates was set, and only when the position has changed.",
      "The server pushes QueueUpdate unasked or again and again.",
      Held.by("DeskWorkTest")),
  S_MUL_01(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 6, MultiNoun",
      "MultiNoun has the effect of its nouns, in their order, with nothing in between.",
      "The server processes the nouns in another order, or another POST between them.",
      Held.by("BatchTest")),
  S_VIS_01(
      Level.SHOULD,
      "derived",
      "Guide chapters 5 and 7",
      "Availability has one result for each requested id, and Settings has one button for each requested id.",
      "The server leaves out ids that it does not know.",
      Held.byNobody("This library's server does not serve requests without a session.")),
  S_ISO_01(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "Sessions share no messages, numbers or acks.",
      "One queue or one count serves all sessions.",
      Held.byNobody(
          "No test compares the messages, numbers and acks of sessions that run at the same time.")),
  S_ISO_02(
      Level.SHOULD,
      "good practice",
      "Good practice",
      "The work of one session does not stall another.",
      "One lock or one slow desk call holds up every session.",
      Held.byNobody("No test measures one session while another is busy.")),
  S_SIZ_01(
      Level.SHOULD,
      "good practice",
      "Good practice",
      "A batch and ChasitorSessionData stay within the default limits of a receiver.",
      "A long chat makes a batch that the client refuses.",
      Held.by("AnswerBoundsTest", "LongChatTest", "LongChatOverHttpTest")),
  S_RST_01(
      Level.MUST,
      "good practice",
      "Guide chapter 5, ResyncSession",
      "A restart on the same store loses nothing that the server has answered.",
      "The server answers before what it answered has reached the disk.",
      Held.byNobody("This library has no store that outlives its process."));

  private final Level level;
  private final String basis;
  private final String source;
  private final String sentence;
  private final String usualCause;
  private final Held held;

  ServerRule(
      Level level, String basis, String source, String sentence, String usualCause, Held held) {
    this.level = level;
    this.basis = basis;
    this.source = source;
    this.sentence = sentence;
    this.usualCause = usualCause;
    this.held = held;
  }

  /**
   * Which tests of this library show that its own server keeps a rule.
   *
   * @param tests the simple names of their classes
   * @param reason why no checker judges the rule
   */
  private record Held(List<String> tests, String reason) {
    static Held by(String... tests) {
      return new Held(
          List.of(tests),
          "No checker judges other servers yet. This library's own is tested by "
              + String.join(" and ", tests)
              + ".");
    }

    static Held byNobody(String why) {
      return new Held(List.of(), "No checker judges it. " + why);
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

  /** Returns the usual mistake of a server that breaks the rule. */
  public String usualCause() {
    return usualCause;
  }

  /**
   * Returns the classes of this library's tests that show that its own server keeps the rule, by
   * their simple names; empty if none does.
   */
  public List<String> heldBy() {
    return held.tests;
  }

  /** Returns why no checker judges the rule yet; empty once one does. */
  public Optional<String> untested() {
    return Optional.of(held.reason);
  }
}
