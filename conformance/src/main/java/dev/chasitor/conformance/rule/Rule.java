package dev.chasitor.conformance.rule;

/**
 * The catalogue: what a client of the protocol must do, rule by rule.
 *
 * <p>Ids are stable: never given to another rule, never renumbered.
 */
public enum Rule {
  // C-OPEN: how a session begins

  C_OPEN_01(
      Level.MUST,
      "stated",
      "Guide chapter 5, SessionId",
      "The first request of a session is SessionId.",
      "Beginning with ChasitorInit and a key of its own making."),
  C_OPEN_02(
      Level.MUST,
      "stated",
      "Guide chapter 5, ChasitorInit",
      "The first POST is ChasitorInit, and once it was accepted it is not sent again.",
      "A line that overtakes it; asking once more after a hand-over."),
  C_OPEN_03(
      Level.MUST,
      "derived",
      "Guide chapters 6 and 7, ChasitorInit",
      "ChasitorInit names the session by the id that SessionId told, not by its key.",
      "The key in place of the id."),
  C_OPEN_04(
      Level.MUST,
      "stated",
      "ChasitorInit examples of later guides",
      "Nothing of the visitor is posted before ChatRequestSuccess and ChatEstablished were processed.",
      "A gate that opens on ChatRequestSuccess."),
  C_OPEN_05(
      Level.MUST,
      "stated",
      "Guide chapter 5, ChatRequestSuccess",
      "That an agent is there is told on ChatEstablished, never on ChatRequestSuccess.",
      "Taking the routed request for the accepted one."),
  C_OPEN_06(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 7, ChatRequestFail",
      "ChatRequestFail ends the session, and nothing is posted after it.",
      "Waiting on in a queue that is none any more."),

  C_OPEN_07(
      Level.SHOULD,
      "hardening",
      "SwitchServer of later guides",
      "SwitchServer sends a visitor who waits to another server, where the chat is asked for anew; once an agent is there it changes nothing.",
      "Waiting on at the server that has no place for the visitor."),

  // C-HDR: the protocol's headers

  C_HDR_01(
      Level.MUST,
      "stated",
      "Guide chapters 3 and 5",
      "Each request is one of the protocol and bears the headers that its resource lists, and no others of the protocol.",
      "A version or token that is left out on one of the paths."),
  C_HDR_02(
      Level.MUST,
      "stated",
      "Guide chapters 3 and 7",
      "The affinity token is the latest that was received.",
      "The first token for ever."),
  C_HDR_03(
      Level.MUST,
      "stated",
      "Guide chapters 3 and 7",
      "The session key is the latest that was received.",
      "The old key after a take-over."),
  C_HDR_04(
      Level.MUST,
      "stated",
      "Guide chapter 3",
      "The session key stands in its header and in the path of DELETE, nowhere else, and goes to the server only.",
      "The key as a query parameter."),
  C_HDR_05(
      Level.SHOULD,
      "derived",
      "Guide chapter 5",
      "A number stands on exactly the requests that list one.",
      "Numbers on polls or on ChasitorResyncState."),
  C_HDR_06(
      Level.MUST,
      "derived",
      "Guide chapters 3 and 5",
      "The API version is 29 or later and stays the same.",
      "Another version on the requests of a take-over."),

  // C-SEQ: numbers and order of what is posted

  C_SEQ_01(
      Level.MUST,
      "stated",
      "Guide chapter 3",
      "The number grows by exactly one with each new numbered request.",
      "A counter that is bumped twice, or not at all, on some path."),
  C_SEQ_02(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "A number names one request: a retry repeats number and body, and a number is never given to another request.",
      "A retry that takes a new number; a number handed back after a failure."),
  C_SEQ_03(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "Lines leave in the order the application said them.",
      "Several senders; a buffer that is not a queue; resending behind newer lines."),
  C_SEQ_04(
      Level.SHOULD,
      "derived",
      "Guide chapter 3",
      "At most one numbered POST is unanswered at a time.",
      "Sending without waiting for the answer before."),
  C_SEQ_05(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 6, MultiNoun",
      "A batch takes one number, and its nouns keep their order.",
      "A number for each noun."),
  C_SEQ_06(
      Level.PROFILE,
      "open point",
      "Open point O3",
      "Numbers after a hand-over go on or begin anew, as the profile says.",
      "The other dialect's habit."),

  // C-POLL: the long poll

  C_POLL_01(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "After 200 or 204 the next poll follows at once.",
      "A pause between polls, as if this were not long polling."),
  C_POLL_02(
      Level.MUST,
      "derived",
      "Guide chapter 4",
      "At most one poll is open.",
      "A new poll beside one that was not given up."),
  C_POLL_03(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "A poll without an answer within clientPollTimeout is given up, and polling goes on.",
      "No time-out at all."),
  C_POLL_04(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 7, SessionId",
      "The time-out is the one that the server told, as a number or as a text.",
      "A constant."),
  C_POLL_05(
      Level.MUST,
      "derived",
      "Guide chapter 4",
      "A silent poll is not given up any earlier.",
      "The read time-out of an HTTP client, left at its default."),
  C_POLL_06(
      Level.SHOULD,
      "hardening",
      "Guide chapter 4",
      "Polls that fail in a row are tried again after pauses that are neither nothing nor endless.",
      "Trying again at once; doubling without a limit."),
  C_POLL_07(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 5",
      "The answer to a poll that was given up is discarded whole.",
      "A callback that is not tied to the current poll."),
  C_POLL_08(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 9",
      "Polling stops when the session is over.",
      "A loop that only its process ends."),
  C_POLL_09(
      Level.MUST,
      "stated",
      "Guide chapters 4 and 9",
      "204 is neither an end nor an error.",
      "Taking silence for the end of the session."),

  // C-ACK: what is acknowledged

  C_ACK_01(
      Level.MUST,
      "stated",
      "Guide chapter 5, Messages",
      "The first poll of a session bears ack -1.",
      "Beginning at 0."),
  C_ACK_02(
      Level.MUST,
      "stated",
      "Guide chapter 5, Messages",
      "The ack is the sequence of the last batch that was processed.",
      "Counting polls instead of taking the server's sequence."),
  C_ACK_03(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 5",
      "204 and failures leave the ack as it was.",
      "Starting over with -1 after an error."),
  C_ACK_04(
      Level.SHOULD,
      "derived",
      "Guide chapter 5",
      "The ack does not leave before its batch was handed to the application.",
      "Polling again first and telling later."),
  C_ACK_05(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 9",
      "A 200 that cannot be read neither moves the ack nor delivers anything of it.",
      "Delivering while parsing."),
  C_ACK_06(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "A batch whose sequence is not above the ack is ignored.",
      "No look at the sequence of a repeated batch."),

  // C-DLV: what reaches the application

  C_DLV_01(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "Each line of the agent reaches the application at most once.",
      "No look at repeats; telling a transcript from its beginning."),
  C_DLV_02(
      Level.MUST,
      "stated",
      "Guide chapter 5, Messages",
      "Lines reach the application in the server's order.",
      "Dispatching on several threads."),
  C_DLV_03(
      Level.MUST,
      "derived",
      "Guide chapters 4 and 5",
      "There is no gap: what was delivered is the beginning of what was said.",
      "Looking at the first message of a batch only; dropping what a hand-over recovered."),
  C_DLV_04(
      Level.MUST,
      "hardening",
      "Guide chapters 5 and 8, Message",
      "An unknown type of message stops neither its batch nor the loop.",
      "An exception on an unknown type."),
  C_DLV_05(
      Level.SHOULD,
      "hardening",
      "Guide chapter 5",
      "Calls of one session's listener do not overlap.",
      "A pool that runs listeners."),
  C_DLV_06(
      Level.MUST,
      "stated",
      "Guide chapter 5, AgentDisconnect",
      "AgentDisconnect does not end the session.",
      "Taking it for the end."),
  C_DLV_07(
      Level.SHOULD,
      "hardening",
      "Guide chapter 4",
      "A listener that throws neither loses later messages nor stops the polling.",
      "No guard around the listener."),

  // C-RSY: the loss of a node

  C_RSY_01(
      Level.MUST,
      "stated",
      "Guide chapter 5, ResyncSession",
      "ResyncSession is asked only after a 503.",
      "Taking any failure for a lost node."),
  C_RSY_02(
      Level.MUST,
      "stated",
      "Guide chapter 5, ResyncSession",
      "A 503 on any request cancels every other one.",
      "Keeping the poll open when a POST got the 503."),
  C_RSY_03(
      Level.MUST,
      "stated",
      "Guide chapter 5, ResyncSession",
      "What a 503 cancelled is kept and sent again, in order, before anything newer.",
      "An outbox that is dropped or reversed."),
  C_RSY_04(
      Level.MUST,
      "stated",
      "Guide chapter 5, ChasitorSessionData",
      "Nothing is posted between the 503 and ChasitorSessionData.",
      "Sending again as soon as ResyncSession was answered."),
  C_RSY_05(
      Level.MUST,
      "stated",
      "Guide chapter 7, ResyncSession",
      "Every request after a take-over bears the key and the token it told.",
      "The old token on one of the paths."),
  C_RSY_06(
      Level.MUST,
      "derived",
      "Guide chapters 5 and 7",
      "When the session is not valid any more it is reported lost, every waiting line is reported, and polling stops.",
      "Polling on; dropping lines in silence."),
  C_RSY_07(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "Several 503s of one interruption cause one take-over at a time.",
      "Poll and POST each asking on their own."),
  C_RSY_08(
      Level.SHOULD,
      "hardening",
      "Guide chapters 5 and 9",
      "A ResyncSession that failed is asked again after a pause.",
      "Waiting for ever; asking in a hot loop."),
  C_RSY_09(
      Level.SHOULD,
      "derived",
      "Guide chapters 5 and 7",
      "A line that ChasitorSessionData shows is not sent again.",
      "Sending the outbox again without a look at the transcript."),
  C_RSY_10(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "Answers to requests from before the 503 change nothing.",
      "Callbacks that are not tied to the current call."),
  C_RSY_11(
      Level.PROFILE,
      "open point",
      "Open point O4",
      "The first ack after a hand-over is -1 or the last one, as the profile says.",
      "The other dialect's habit."),

  // C-END: the end of a chat

  C_END_01(
      Level.MUST,
      "stated",
      "Guide chapter 5, ChatEnd",
      "The chat is ended by ChatEnd or by DELETE, and nothing is posted once that was accepted.",
      "Going silent in place of saying so; a typing notice that comes late."),
  C_END_02(
      Level.MUST,
      "derived",
      "Guide chapter 3",
      "ChatEnd comes after everything that was said before.",
      "An end that overtakes the outbox."),
  C_END_03(
      Level.SHOULD,
      "hardening",
      "Guide chapter 5, ChatEnded",
      "The end is told exactly once, with a cause.",
      "Both sides ending at the same time."),
  C_END_04(
      Level.SHOULD,
      "hardening",
      "Guide chapter 9",
      "A session that nobody ended and the server did not refuse is given up only after trouble that lasted.",
      "Taking the first error for the last."),

  // C-ERR: refusals

  C_ERR_01(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "A line, or an end, is told as accepted only after a 2xx, or when the server shows that it has it.",
      "Success as soon as the request left."),
  C_ERR_02(
      Level.MUST,
      "derived",
      "Guide chapter 9",
      "400, 404 and 405 are told, not tried again, and hold nothing up.",
      "Trying again for ever."),
  C_ERR_03(
      Level.MUST,
      "stated",
      "Guide chapter 9",
      "403 is the end of the session, and nothing is taken over.",
      "A take-over after any refusal."),
  C_ERR_04(
      Level.SHOULD,
      "derived",
      "Guide chapter 9",
      "After a 500 the same number is tried again, a bounded number of times, and then told.",
      "A new number for the same line; giving up in silence."),

  // C-LIV: what must have happened in the end

  C_LIV_01(
      Level.MUST,
      "derived",
      "Guide chapter 4",
      "Once the network has healed, every line of the agent is delivered.",
      "Giving the poll up after an error."),
  C_LIV_02(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "Once the network has healed, every line the application said is with the server exactly once and in order, or was reported as not.",
      "A dropped buffer; a repeat the server cannot recognise."),
  C_LIV_03(
      Level.MUST,
      "stated",
      "Guide chapter 4",
      "While the session is open, polling never ceases.",
      "A loop that ends on an unforeseen answer."),
  C_LIV_04(
      Level.MUST,
      "derived",
      "Guide chapter 5",
      "A take-over comes to its end, one way or the other.",
      "Waiting for ChasitorSessionData for ever."),
  C_LIV_05(
      Level.SHOULD,
      "hardening",
      "Guide chapter 4",
      "Dropping a session gives up what is open at once, and nothing is sent or told after it.",
      "Waiting for the poll to come back."),
  C_LIV_06(
      Level.SHOULD,
      "hardening",
      "Guide chapter 3",
      "A session that was frozen sends and tells nothing until it is thawed.",
      "A poll, a timer or a call in flight that belongs to the client that left."),

  // C-SDR: what the server's rules for sensitive data keep back

  C_SDR_01(
      Level.MUST,
      "derived",
      "SensitiveDataRule of later guides",
      "What a rule for sensitive data matches does not leave the client from when the rule was told.",
      "Masking what is shown and sending what was said; rules that are read once only.");

  private final Level level;
  private final String basis;
  private final String source;
  private final String sentence;
  private final String usualCause;

  Rule(Level level, String basis, String source, String sentence, String usualCause) {
    this.level = level;
    this.basis = basis;
    this.source = source;
    this.sentence = sentence;
    this.usualCause = usualCause;
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
}
