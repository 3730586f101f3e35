package dev.chasitor.session.visitor;

/** The kinds of {@link Input}: the columns of the transition table. */
public enum InputKind {
  /** Command: open the session and ask for the chat. */
  START(Origin.APPLICATION),
  /** Command: say a line, or post a CustomEvent or RichMessage. */
  SEND(Origin.APPLICATION),
  /** Command: show that the visitor types, or stopped. */
  TYPING(Origin.APPLICATION),
  /** Command: show what the visitor has typed so far. */
  SNEAK_PEEK(Origin.APPLICATION),
  /** Command: do not send a command that was never sent. */
  WITHDRAW(Origin.APPLICATION),
  /** Command: end the chat after everything said before. */
  END(Origin.APPLICATION),
  /** Command: drop the session without a request to the server. */
  ABANDON(Origin.APPLICATION),

  /** The moment that {@link VisitorState#deadline()} named has come. */
  DEADLINE(Origin.CLOCK),
  /** A time limit of the profile is over. */
  TIME_LIMIT(Origin.CLOCK),

  /** A call was answered with a body. */
  ANSWERED(Origin.CALL),
  /** A POST or DELETE succeeded. */
  ACCEPTED(Origin.CALL),
  /** A poll was answered with 204. */
  EMPTY(Origin.CALL),
  /** The server refused a call with 403. */
  SESSION_INVALID(Origin.CALL),
  /** The server refused a call with 409. */
  OUT_OF_SYNC(Origin.CALL),
  /** The server refused a call with 503. */
  AFFINITY_LOST(Origin.CALL),
  /** The server refused a call with 5xx other than 503. */
  SERVER_FAILED(Origin.CALL),
  /** The server refused a call with any other status. */
  REJECTED(Origin.CALL),
  /** The server answered with success, but the body does not follow the protocol. */
  MALFORMED(Origin.CALL),
  /** No answer came: the call timed out, could not connect, or was cut off. */
  LOST(Origin.CALL),

  /** Message in a batch: ChatRequestSuccess. */
  CHAT_REQUEST_SUCCESS(Origin.SERVER),
  /** Message in a batch: ChatRequestFail. */
  CHAT_REQUEST_FAIL(Origin.SERVER),
  /** Message in a batch: QueueUpdate. */
  QUEUE_UPDATE(Origin.SERVER),
  /** Message in a batch: ChatEstablished. */
  CHAT_ESTABLISHED(Origin.SERVER),
  /** Message in a batch: ChatTransferred. */
  CHAT_TRANSFERRED(Origin.SERVER),
  /** Message in a batch: AgentDisconnect. */
  AGENT_DISCONNECT(Origin.SERVER),
  /** Message in a batch: SwitchServer. */
  SWITCH_SERVER(Origin.SERVER),
  /** Message in a batch: SensitiveDataRules. */
  SENSITIVE_DATA_RULES(Origin.SERVER),
  /** Message in a batch: ChatMessage. */
  CHAT_MESSAGE(Origin.SERVER),
  /** Message in a batch: ChatEnded. */
  CHAT_ENDED(Origin.SERVER),
  /** Message in a batch: ChasitorSessionData. */
  SESSION_DATA(Origin.SERVER),
  /** Message in a batch: any other, known or unknown. */
  OTHER_MESSAGE(Origin.SERVER);

  /** Who causes an input. */
  public enum Origin {
    /** The application commands it. */
    APPLICATION,
    /** Time passed. */
    CLOCK,
    /** A call ended. */
    CALL,
    /** The server pushed it, inside the answer to a poll. */
    SERVER
  }

  private final Origin origin;

  InputKind(Origin origin) {
    this.origin = origin;
  }

  /** Who causes inputs of this kind. */
  public Origin origin() {
    return origin;
  }
}
