package dev.chasitor.conformance.rule;

import java.util.List;
import java.util.Optional;

/**
 * The catalogue of the rules for clients of the protocol.
 *
 * <p>An id is stable: it is never renumbered and never given to another rule. {@link #untested()}
 * says why no checker judges a rule, {@link #heldBy()} which tests hold this library's own client
 * to such a rule.
 */
public enum Rule {
  // C-OPEN: how a session begins

  C_OPEN_01(
      Level.MUST,
      "stated",
      "Guide chapter 5, SessionId",
      "The first request of a session is SessionId.",
      "The client begins with ChasitorInit and invents a key."),
  C_OPEN_02(
      Level.MUST,
      "stated",
      "Guide chapter 5, ChasitorInit",
      "The first POST is ChasitorInit. Once the server has accepted it, the client does not send it again.",
      "A line overtakes ChasitorInit, or the client sends it again after a hand-over."),
  C_OPEN_03(
      Level.MUST,
      "derived",
      "Guide chapters 6 and 7, ChasitorInit",
      "ChasitorInit names the session by the id from SessionId, not by the session key.",
      "The client puts the key in place of the id."),
  C_OPEN_04(
      Level.MUST,
      "stated",
      "ChasitorInit examples of later guides",
      "The client posts nothing that the visitor does before it has processed ChatRequestSuccess and ChatEstablished.",
      "The client starts posting on ChatRequestSuccess."),
  C_OPEN_05(
      Level.MUST,
      "stated",
      "Guide chapter 5, ChatRequestSuccess",
      "The client reports on ChatEstablished that an agent is there, never on ChatRequestSuccess.",
      "The client takes the routed request for the accepted one."),
  C_OPEN_06(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 7, ChatRequestFail",
      "ChatRequestFail ends the session, and the client posts nothing after it.",
      "The client goes on waiting although the request has failed."),

  C_OPEN_07(
      Level.SHOULD,
      "hardening",
      "SwitchServer of later guides",
      "On SwitchServer, a client that waits for an agent asks for the chat again at the named server. Once an agent is there, SwitchServer changes nothing.",
      "The client goes on waiting at the first server."),

  // C-HDR: the protocol's headers

  C_HDR_01(
      Level.MUST,
      "stated",
      "Guide chapters 3 and 5",
      "Each request belongs to the protocol, bears the protocol's headers that its resource lists, and no other header of the protocol.",
      "One kind of request lacks the version or the token."),
  C_HDR_02(
      Level.MUST,
      "stated",
      "Guide chapters 3 and 7",
      "The client sends the affinity token that it received last.",
      "The client keeps the first token for ever."),
  C_HDR_03(
      Level.MUST,
      "stated",
      "Guide chapters 3 and 7",
      "The client sends the session key that it received last.",
      "The client sends the old key after a take-over."),
  C_HDR_04(
      Level.MUST,
      "stated",
      "Guide chapter 3",
      "The session key appears in its header and in the path of DELETE, and nowhere else. It goes only to the server that issued it. Neither the key nor the affinity token reaches the application.",
      "The client sends the key as a query parameter."),
  C_HDR_05(
      Level.SHOULD,
      "derived",
      "Guide chapter 5",
      "Exactly those requests bear a number whose resources list one.",
      "The client numbers polls or ChasitorResyncState."),
  C_HDR_06(
      Level.MUST,
      "derived",
      "Guide chapters 3 and 5",
      "The API version is 29 or later and stays the same.",
      "The requests of a take-over bear another version."),

  // C-SEQ: numbers and order of what is posted

  C_SEQ_01(
      Level.MUST,
      "stated",
      "Guide chapter 3",
      "The number grows by exactly one with each new numbered request. After a stale document it leaps.",
      "Some path through the client counts twice or not at all."),
  C_SEQ_02(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "A number belongs to one request. A retry repeats number and body, and no other request gets the number.",
      "A retry takes a new number, or another request gets the number of a failed one."),
  C_SEQ_03(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "The client sends lines in the order in which the application said them. A line that failed goes again, or is settled, before a later one leaves.",
      "Several threads send, the buffer is not a queue, or a retry comes after newer lines."),
  C_SEQ_04(
      Level.SHOULD,
      "derived",
      "Guide chapter 3",
      "At most one numbered POST is unanswered at a time.",
      "The client sends without waiting for the previous answer."),
  C_SEQ_05(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 6, MultiNoun",
      "A batch has one number, and its nouns keep their order.",
      "The client counts each noun."),
  C_SEQ_06(
      Level.PROFILE,
      "open point",
      "Open point O3",
      "After a hand-over the numbers go on or start again, as the profile says.",
      "The client follows the other dialect."),

  // C-POLL: the long poll

  C_POLL_01(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "After a 200 or 204 the client polls again at once, unless too many events wait for the application.",
      "The client pauses between polls, as if this were not long polling."),
  C_POLL_02(
      Level.MUST,
      "derived",
      "Guide chapter 4",
      "At most one poll is open.",
      "The client starts a poll before it has given up the previous one."),
  C_POLL_03(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "The client gives up a poll that has no answer within clientPollTimeout, and polls again.",
      "The client has no time-out."),
  C_POLL_04(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 7, SessionId",
      "The time-out is the server's clientPollTimeout, whether it comes as a number or as text.",
      "The time-out is a constant."),
  C_POLL_05(
      Level.MUST,
      "derived",
      "Guide chapter 4",
      "The client does not give up a silent poll before clientPollTimeout.",
      "The HTTP client still has its default read time-out."),
  C_POLL_06(
      Level.SHOULD,
      "hardening",
      "Guide chapter 4",
      "When polls fail in a row, the client pauses before each retry, for a limited time.",
      "The client retries at once, or doubles its pause without a limit."),
  C_POLL_07(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 5",
      "The client discards the whole answer to a poll that it has given up.",
      "A callback does not check whether its poll is the current one."),
  C_POLL_08(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 9",
      "Polling stops when the session is over: its end came, or 403 to a poll or a take-over.",
      "The polling loop ends only with the process."),
  C_POLL_09(
      Level.MUST,
      "stated",
      "Guide chapters 4 and 9",
      "The client takes a 204 neither for an end nor for an error.",
      "The client takes silence for the end of the session."),
  C_POLL_10(
      Level.SHOULD,
      "hardening",
      "Guide chapter 4",
      "When many answers in a row come at once and bring nothing new, the client pauses between polls.",
      "The client polls as fast as a server repeats its batch."),

  // C-ACK: what is acknowledged

  C_ACK_01(
      Level.MUST,
      "stated",
      "Guide chapter 5, Messages",
      "The first poll of a session bears ack -1.",
      "The client begins at 0."),
  C_ACK_02(
      Level.MUST,
      "stated",
      "Guide chapter 5, Messages",
      "The ack is the sequence of the last batch that the client processed.",
      "The client counts polls instead of using the server's sequence."),
  C_ACK_03(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 5",
      "A 204 or a failure does not change the ack.",
      "The client starts again at -1 after an error."),
  C_ACK_04(
      Level.SHOULD,
      "derived",
      "Guide chapter 5",
      "The client sends the ack of a batch only after it has delivered the batch to the application, or written it to its journal.",
      "The client polls first and delivers later."),
  C_ACK_05(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 9",
      "An unreadable 200 does not change the ack, and the client delivers no part of it.",
      "The client delivers while it parses."),
  C_ACK_06(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "The client ignores a batch whose sequence is not above the ack.",
      "The client does not check the sequence of a repeated batch."),

  // C-DLV: what reaches the application

  C_DLV_01(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "Each line of the agent reaches the application once. It is repeated only after the session went on in another process, with the number of its event.",
      "The client does not recognise repeats, or delivers a transcript from its beginning."),
  C_DLV_02(
      Level.MUST,
      "stated",
      "Guide chapter 5, Messages",
      "Lines reach the application in the server's order.",
      "The client delivers on several threads."),
  C_DLV_03(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 5",
      "There is no gap: when a line reaches the application, all earlier lines of the agent have.",
      "The client reads only the first message of a batch, or drops what a hand-over recovered."),
  C_DLV_04(
      Level.MUST,
      "hardening",
      "Guide chapters 5 and 8, Message",
      "A message of an unknown type stops neither its batch nor the polling.",
      "The client throws on an unknown type."),
  C_DLV_05(
      Level.SHOULD,
      "hardening",
      "Guide chapter 5",
      "Calls to the listener of one session do not overlap.",
      "A thread pool runs the listeners."),
  C_DLV_06(
      Level.MUST,
      "stated",
      "Guide chapter 5, AgentDisconnect",
      "AgentDisconnect does not end the session.",
      "The client takes it for the end."),
  C_DLV_07(
      Level.SHOULD,
      "hardening",
      "Guide chapter 4",
      "When a listener throws, the client still delivers later messages and goes on polling.",
      "The client does not catch what the listener throws."),
  C_DLV_08(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 5",
      "What the server still holds when a session ends is delivered before the end is reported: the rest of its batch, and the last words behind a POST that was refused with 403 or behind the visitor's own end.",
      "The client drops the poll at the first 403 or at its own end, or reads ChatEnded before the lines of its batch."),
  C_DLV_09(
      Level.MUST,
      "hardening",
      "Guide chapters 5 and 7",
      "A lifecycle message moves the session by its type, whatever its other properties look like.",
      "The client drops a message of which it cannot read some property."),

  // C-RSY: the loss of a node

  C_RSY_01(
      Level.MUST,
      "stated",
      "Guide chapter 5, ResyncSession",
      "The client asks for a take-over (ResyncSession or ReconnectSession) only after a 503, or when it goes on from a stale document.",
      "The client takes any failure for a lost node."),
  C_RSY_02(
      Level.MUST,
      "stated",
      "Guide chapter 5, ResyncSession",
      "After a 503 to any request the client cancels all other requests.",
      "The client keeps the poll open when a POST gets the 503."),
  C_RSY_03(
      Level.MUST,
      "stated",
      "Guide chapter 5, ResyncSession",
      "The client keeps what a 503 interrupted and sends it again, in order, before anything newer.",
      "The client drops or reverses its outbox."),
  C_RSY_04(
      Level.MUST,
      "stated",
      "Guide chapter 5, ChasitorSessionData",
      "Between the 503 and ChasitorSessionData the client posts nothing.",
      "The client sends again as soon as ResyncSession is answered."),
  C_RSY_05(
      Level.MUST,
      "stated",
      "Guide chapter 7, ResyncSession",
      "Every request after a take-over bears the key and the token from the take-over's answer.",
      "One kind of request bears the old token."),
  C_RSY_06(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 7",
      "When the session is no longer valid, the client reports its loss, settles every waiting line, and stops polling.",
      "The client polls on, or drops lines without a report."),
  C_RSY_07(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "Several 503s from one interruption cause one take-over at a time.",
      "The poll and the POST each ask for a take-over."),
  C_RSY_08(
      Level.SHOULD,
      "hardening",
      "Guide chapters 5 and 9",
      "After a failed take-over request the client pauses and asks again.",
      "The client waits for ever, or asks again without a pause."),
  C_RSY_09(
      Level.SHOULD,
      "derived",
      "Guide chapters 5 and 7",
      "The client does not send a line again that ChasitorSessionData shows.",
      "The client sends its outbox again without reading the transcript."),
  C_RSY_10(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "Late answers to requests that a 503 interrupted change nothing.",
      "A callback does not check whether its call is the current one."),
  C_RSY_11(
      Level.PROFILE,
      "open point",
      "Open point O4",
      "The first ack after a hand-over is -1 or the last ack, as the profile says.",
      "The client follows the other dialect."),
  C_RSY_12(
      Level.MUST,
      "stated",
      "Guide chapter 5, ResyncSession",
      "After a 503 the client asks for a take-over before it polls again. When the take-over is answered, it polls at once.",
      "The client takes the 503 for a failure that passes."),
  C_RSY_13(
      Level.SHOULD,
      "derived",
      "Guide chapter 7, ReconnectSession",
      "ReconnectSession bears the offset of the last new batch that had one, as it was received.",
      "The client takes the offset for a number of 64 bits, or keeps the first one."),
  C_RSY_14(
      Level.SHOULD,
      "hardening",
      "Guide chapters 5 and 9",
      "After 404 or 405 to one way of taking over, the client asks the other way; after both, the chat goes on as before.",
      "The client ends the chat, although a gateway sent the 503 and the session never moved."),
  C_RSY_15(
      Level.MUST,
      "hardening",
      "Guide chapters 5 and 7, ChasitorSessionData",
      "A transcript may begin later than the chat. The client delivers each line in it that it has not delivered. It marks a line as a possible repeat only if nobody can know the place of the line.",
      "The client counts the lines of each transcript from the first line of the chat."),

  // C-NOT: notices

  C_NOT_01(
      Level.SHOULD,
      "hardening",
      "Guide chapter 5, ChasitorTyping and ChasitorSneakPeek",
      "Notices (ChasitorTyping, ChasitorNotTyping, ChasitorSneakPeek) go only while an agent is there and before the end is asked for, and only a few of them each second.",
      "The client posts a notice with each keystroke, or a timer posts one behind the end."),

  // C-END: the end of a chat

  C_END_01(
      Level.MUST,
      "stated",
      "Guide chapter 5, ChatEnd",
      "The client ends the chat by ChatEnd, ChatCancel or DELETE. Once the server has accepted that, the client posts nothing.",
      "The client goes silent instead, or sends a late typing notice."),
  C_END_02(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "The client sends ChatEnd after everything that the application said before.",
      "The end overtakes the outbox."),
  C_END_03(
      Level.SHOULD,
      "hardening",
      "Guide chapter 5, ChatEnded",
      "The client reports the end exactly once, with a cause.",
      "Both sides end at the same time, and the client reports both ends."),
  C_END_04(
      Level.SHOULD,
      "hardening",
      "Guide chapter 9",
      "If nobody ended the session and the server did not refuse it, the client gives up only after lasting trouble. A session needs its opening, ChasitorInit, polls, take-overs and its end: the refusal of anything else is no reason. Nor does the client give up a line after one failure.",
      "The client gives up after the first error."),

  // C-ERR: refusals

  C_ERR_01(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "The client reports a line or an end as accepted only after a 2xx, or after the server shows that it has it.",
      "The client reports success as soon as it has sent the request."),
  C_ERR_02(
      Level.MUST,
      "derived",
      "Guide chapter 9",
      "400, 404 and 405 are reported, not tried again, and hold nothing up. A line of which an earlier try may have arrived is reported as unknown.",
      "The client retries for ever."),
  C_ERR_03(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "403 to a poll or a take-over is the end of the session, 403 to a POST the end of what is posted; neither is a reason for a take-over.",
      "The client asks for a take-over after any refusal."),
  C_ERR_04(
      Level.SHOULD,
      "derived",
      "Guide chapter 9",
      "After a 500 the client retries with the same number, a limited number of times, and then reports the outcome.",
      "The client takes a new number for the same line, or gives up without a report."),

  C_ERR_05(
      Level.MUST,
      "hardening",
      "Guide chapter 9",
      "After 408, 425, 429 and 5xx other than 503 the client repeats the request, not before the wait that Retry-After names.",
      "The client takes the answer of a gateway for the server's refusal."),

  // C-LIV: what must have happened in the end

  C_LIV_01(
      Level.MUST,
      "derived",
      "Guide chapter 4",
      "Once the network has healed, the client delivers every line of the agent.",
      "The client stops polling after an error."),
  C_LIV_02(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "Once the network has healed, the server has each line exactly once and in order, or the client has reported that it may be missing. The server has no line that was reported as refused or not sent. Each line and each end is settled once, and a line is in doubt only if it left.",
      "The client drops its buffer, or repeats a line under another number."),
  C_LIV_03(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "The client polls as long as the session is open. For events that wait for the application it waits a limited time.",
      "The polling loop ends on an unexpected answer."),
  C_LIV_04(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "A take-over leads to ChasitorSessionData or to the end of the session.",
      "The client waits for ChasitorSessionData for ever."),
  C_LIV_05(
      Level.SHOULD,
      "hardening",
      "Guide chapter 4",
      "When the application drops a session, the client cancels all open calls at once, then sends and delivers nothing.",
      "The client waits for the poll to return."),
  C_LIV_06(
      Level.SHOULD,
      "hardening",
      "Guide chapter 3",
      "A frozen session sends and delivers nothing until it is thawed.",
      "The client that froze the session still has a poll, a timer or a call."),

  // C-SDR: what the server's rules for sensitive data keep back

  C_SDR_01(
      Level.MUST,
      "derived",
      "SensitiveDataRule of later guides",
      "From the moment the client knows a rule for sensitive data, it sends nothing that the rule matches.",
      "The client masks what it shows but not what it sends, or reads the rules only once."),

  // C-DUR: sessions that outlive a process or a node

  C_DUR_01(
      Level.MUST,
      "hardening",
      "Guide chapters 3 and 5",
      "With a journal nothing leaves before it is written: each number, line, ack and key of a request is in the journal first.",
      "The client performs the effects of a step first, and writes it then."),
  C_DUR_02(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "An event that the application has not confirmed when its session is frozen, or its process is killed, comes again with the same number and before later events.",
      "Events that wait for a busy listener are not part of what is kept."),
  C_DUR_03(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 5",
      "A session that goes on from a stale document gives no new request a number that the server may take for a repeat, and reports as accepted only what the server has.",
      "The session goes on with the numbers of the document, and the server takes new lines for repeats."),
  C_DUR_04(
      Level.MUST,
      "hardening",
      "Guide chapters 3 and 5",
      "After another process claimed the session, a process sends nothing that it had not written before.",
      "The journal takes writes of a process whose session was claimed."),
  C_DUR_05(
      Level.SHOULD,
      "hardening",
      "Guide chapter 4",
      "When calls of many sessions fail at one instant, their retries are spread over time. So are the first calls of many sessions that a process takes up at one instant.",
      "Every session draws the same jitter, or calls at once.",
      "A history has one session.",
      "RetrySpreadTest",
      "RetrySpreadProperties");

  private final Level level;
  private final String basis;
  private final String source;
  private final String sentence;
  private final String usualCause;
  private final String untested;
  private final List<String> heldBy;

  /** A rule that a checker judges. */
  Rule(Level level, String basis, String source, String sentence, String usualCause) {
    this(level, basis, source, sentence, usualCause, "");
  }

  /** A rule that no checker can judge, and the tests that hold this library's client to it. */
  Rule(
      Level level,
      String basis,
      String source,
      String sentence,
      String usualCause,
      String untested,
      String... heldBy) {
    this.level = level;
    this.basis = basis;
    this.source = source;
    this.sentence = sentence;
    this.usualCause = usualCause;
    this.untested = untested;
    this.heldBy = List.of(heldBy);
  }

  /** Returns the id, for example {@code C-ACK-02}. */
  public String id() {
    return name().replace('_', '-');
  }

  /** Returns how binding the rule is. */
  public Level level() {
    return level;
  }

  /**
   * Returns how the rule follows from the guide: {@code stated}, {@code derived}, {@code hardening}
   * (good practice) or {@code open point}.
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

  /** Returns the usual mistake of a client that breaks the rule. */
  public String usualCause() {
    return usualCause;
  }

  /** Returns why no checker can judge the rule in a history; empty if one judges it. */
  public Optional<String> untested() {
    return Optional.of(untested).filter(reason -> !reason.isEmpty());
  }

  /**
   * Returns the classes of this library's tests that hold its own client to a rule that no checker
   * judges, by their simple names.
   */
  public List<String> heldBy() {
    return heldBy;
  }
}
