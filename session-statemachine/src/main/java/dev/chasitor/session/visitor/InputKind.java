package dev.chasitor.session.visitor;

/** The kinds of {@link Input}: the columns of the transition table. */
public enum InputKind {
  /** Command: open the session and ask for the chat. */
  START(Origin.APPLICATION),
  /** Command: say something, or post an event of the application's own. */
  SEND(Origin.APPLICATION),
  /** Command: the visitor types, or stopped. */
  TYPING(Origin.APPLICATION),
  /** Command: what the visitor has typed so far. */
  SNEAK_PEEK(Origin.APPLICATION),
  /** Command: end the chat after everything said before. */
  END(Origin.APPLICATION),
  /** Command: drop the session here and now; the server is not told. */
  ABANDON(Origin.APPLICATION),

  /** The moment {@link VisitorState#deadline()} named has come. */
  DEADLINE(Origin.CLOCK),

  /** A call was answered with a body. */
  ANSWERED(Origin.CALL),
  /** A POST or DELETE succeeded. */
  ACCEPTED(Origin.CALL),
  /** A poll was answered with 204. */
  EMPTY(Origin.CALL),
  /** 403. */
  SESSION_INVALID(Origin.CALL),
  /** 409. */
  OUT_OF_SYNC(Origin.CALL),
  /** 503. */
  AFFINITY_LOST(Origin.CALL),
  /** 5xx but 503. */
  SERVER_FAILED(Origin.CALL),
  /** Any other refusal. */
  REJECTED(Origin.CALL),
  /** A success whose body is not what the protocol says. */
  MALFORMED(Origin.CALL),
  /** No answer: timed out, refused, cut. */
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
  /** Message in a batch: any other, also unknown ones. */
  OTHER_MESSAGE(Origin.SERVER);

  /** Who causes an input. */
  public enum Origin {
    /** The application commands it. */
    APPLICATION,
    /** Time passed. */
    CLOCK,
    /** A call came to its end. */
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
