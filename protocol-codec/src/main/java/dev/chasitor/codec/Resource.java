package dev.chasitor.codec;

import static dev.chasitor.codec.Resource.Header.AFFINITY;
import static dev.chasitor.codec.Resource.Header.API_VERSION;
import static dev.chasitor.codec.Resource.Header.SEQUENCE;
import static dev.chasitor.codec.Resource.Header.SESSION_KEY;

import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The table of requests on the wire, one row each. The client's encoder, the server's router and
 * the documentation read it. Guide chapter 5.
 */
public enum Resource {
  /** Opens a session. */
  SESSION_ID(
      RequestType.SESSION_ID,
      HttpMethod.GET,
      29,
      Access.OPEN,
      Body.NONE,
      Answer.SESSION_ID,
      Tail.NONE,
      "Guide chapter 5, SessionId"),
  /** Ends a session; the key is the tail of the path. */
  DELETE_SESSION_ID(
      RequestType.DELETE_SESSION_ID,
      HttpMethod.DELETE,
      29,
      Access.OPEN,
      Body.NONE,
      Answer.ACCEPTED,
      Tail.SESSION_KEY,
      "v66 guide, SessionId"),
  /** The long poll. */
  MESSAGES(
      RequestType.MESSAGES,
      HttpMethod.GET,
      29,
      Access.WITHIN,
      Body.NONE,
      Answer.MESSAGES,
      Tail.NONE,
      "Guide chapters 4 and 5, Messages"),
  /** Asks for a take-over with a new key. */
  RESYNC_SESSION(
      RequestType.RESYNC_SESSION,
      HttpMethod.GET,
      29,
      Access.WITHIN,
      Body.NONE,
      Answer.RESYNC_SESSION,
      Tail.SESSION_ID,
      "Guide chapter 5, ResyncSession; up to API version 42"),
  /** Asks for a take-over with the same key. */
  RECONNECT_SESSION(
      RequestType.RECONNECT_SESSION,
      HttpMethod.GET,
      37,
      Access.WITHIN,
      Body.NONE,
      Answer.ENVELOPE,
      Tail.NONE,
      "v66 guide, ReconnectSession",
      MessageType.RECONNECT_SESSION),
  /** Holds several requests in one. */
  MULTI_NOUN(
      RequestType.MULTI_NOUN,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      Tail.NONE,
      "Guide chapter 5, MultiNoun"),
  /** Asks for a chat. */
  CHASITOR_INIT(
      RequestType.CHASITOR_INIT,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      Tail.NONE,
      "Guide chapter 5, ChasitorInit"),
  /** Restores the visitor's state; it has no number. */
  CHASITOR_RESYNC_STATE(
      RequestType.CHASITOR_RESYNC_STATE,
      HttpMethod.POST,
      29,
      Access.WITHIN,
      Body.REQUIRED,
      Answer.ACCEPTED,
      Tail.NONE,
      "Guide chapter 5, ChasitorResyncState"),
  /** Reports that the visitor is typing. */
  CHASITOR_TYPING(
      RequestType.CHASITOR_TYPING,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.OPTIONAL,
      Answer.ACCEPTED,
      Tail.NONE,
      "Guide chapter 5, ChasitorTyping"),
  /** Reports that the visitor stopped typing. */
  CHASITOR_NOT_TYPING(
      RequestType.CHASITOR_NOT_TYPING,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.OPTIONAL,
      Answer.ACCEPTED,
      Tail.NONE,
      "Guide chapter 5, ChasitorNotTyping"),
  /** Shows the agent what the visitor has typed so far. */
  CHASITOR_SNEAK_PEEK(
      RequestType.CHASITOR_SNEAK_PEEK,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      Tail.NONE,
      "Guide chapter 5, ChasitorSneakPeek"),
  /** Sends a line of the visitor. */
  CHAT_MESSAGE(
      RequestType.CHAT_MESSAGE,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      Tail.NONE,
      "Guide chapter 5, ChatMessage"),
  /** Sends an event that the application defines. */
  CUSTOM_EVENT(
      RequestType.CUSTOM_EVENT,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      Tail.NONE,
      "Guide chapter 5, CustomEvent"),
  /** Ends the chat for the visitor. */
  CHAT_END(
      RequestType.CHAT_END,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.OPTIONAL,
      Answer.ACCEPTED,
      Tail.NONE,
      "Guide chapter 5, ChatEnd"),
  /** Leaves the queue. */
  CHAT_CANCEL(
      RequestType.CHAT_CANCEL,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.OPTIONAL,
      Answer.ACCEPTED,
      Tail.NONE,
      "Seen in clients; undocumented"),
  /** Reports that the client warns an idle visitor, or that the visitor became active again. */
  CHASITOR_IDLE_TIMEOUT_WARNING_EVENT(
      RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT,
      HttpMethod.POST,
      35,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      Tail.NONE,
      "v66 guide, ChasitorIdleTimeoutWarningEvent"),
  /** Reports that rules masked what the visitor typed. */
  SENSITIVE_DATA_RULE_TRIGGERED(
      RequestType.SENSITIVE_DATA_RULE_TRIGGERED,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      Tail.NONE,
      "v66 guide, SensitiveDataRuleTriggered"),
  /** Sends the visitor's choice from a menu. */
  RICH_MESSAGE(
      RequestType.RICH_MESSAGE,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      Tail.NONE,
      "Seen in clients; undocumented"),
  /** Reports that rules masked what the agent typed. */
  AGENT_SENSITIVE_DATA_RULE_TRIGGERED(
      RequestType.AGENT_SENSITIVE_DATA_RULE_TRIGGERED,
      HttpMethod.POST,
      29,
      Access.VISITOR,
      Body.REQUIRED,
      Answer.ACCEPTED,
      Tail.NONE,
      "v66 guide, SensitiveDataRuleTriggered"),
  /** Asks for the settings of a deployment. */
  SETTINGS(
      RequestType.SETTINGS,
      HttpMethod.GET,
      29,
      Access.VISITOR,
      Body.NONE,
      Answer.ENVELOPE,
      Tail.NONE,
      "Guide chapter 5, Settings",
      MessageType.SETTINGS,
      MessageType.SWITCH_SERVER),
  /** Asks which buttons and agents are available. */
  AVAILABILITY(
      RequestType.AVAILABILITY,
      HttpMethod.GET,
      29,
      Access.VISITOR,
      Body.NONE,
      Answer.ENVELOPE,
      Tail.NONE,
      "Guide chapter 5, Availability",
      MessageType.AVAILABILITY,
      MessageType.SWITCH_SERVER),
  /** Asks for an id for the visitor's browser. */
  VISITOR_ID(
      RequestType.VISITOR_ID,
      HttpMethod.GET,
      29,
      Access.VISITOR,
      Body.NONE,
      Answer.ENVELOPE,
      Tail.NONE,
      "Guide chapter 5, VisitorId",
      MessageType.VISITOR_ID,
      MessageType.SWITCH_SERVER),
  /** Reports that the visitor went to another page. No header names the session (ruling A22). */
  BREADCRUMB(
      RequestType.BREADCRUMB,
      HttpMethod.POST,
      29,
      Access.VISITOR,
      Body.REQUIRED,
      Answer.ACCEPTED,
      Tail.NONE,
      "Guide chapter 5, Breadcrumb");

  private static final List<Resource> ALL = List.of(values());

  private final RequestType type;
  private final HttpMethod method;
  private final ApiVersion since;
  private final Access access;
  private final Body body;
  private final Answer answer;
  private final Tail tail;
  private final String source;
  private final List<MessageType> answersWith;

  Resource(
      RequestType type,
      HttpMethod method,
      int since,
      Access access,
      Body body,
      Answer answer,
      Tail tail,
      String source,
      MessageType... answersWith) {
    if ((answer == Answer.ENVELOPE) != (answersWith.length > 0)) {
      throw new IllegalArgumentException(
          "The row of " + type + " must name messages exactly if its answer is an envelope");
    }
    this.type = type;
    this.method = method;
    this.since = ApiVersion.of(since);
    this.access = access;
    this.body = body;
    this.answer = answer;
    this.tail = tail;
    this.source = source;
    this.answersWith = List.of(answersWith);
  }

  /** Returns all rows. */
  public static List<Resource> all() {
    return ALL;
  }

  /**
   * Returns the row of a request.
   *
   * @throws IllegalArgumentException if there is none, as for {@link RequestType#UNKNOWN}
   */
  public static Resource of(RequestType type) {
    for (Resource resource : ALL) {
      if (resource.type == type) {
        return resource;
      }
    }
    throw new IllegalArgumentException("The table of resources has no row for " + type);
  }

  /** The request of this row. */
  public RequestType type() {
    return type;
  }

  /** The HTTP method. */
  public HttpMethod method() {
    return method;
  }

  /** The path after {@code …/chat/rest/}, for example {@code System/SessionId}. */
  public String path() {
    return type.prefix() + "/" + type.noun();
  }

  /** The first API version with this request. */
  public ApiVersion since() {
    return since;
  }

  /** Whether the request has a body. */
  public Body body() {
    return body;
  }

  /** The answer of a server if the request succeeds. */
  public Answer answer() {
    return answer;
  }

  /** The source of the description: the guide's chapter, or the clients that use it. */
  public String source() {
    return source;
  }

  /** The query parameters it may have. */
  public List<Query> query() {
    return QueryTables.parameters(type);
  }

  /** The protocol's headers that a client sends. A server may require fewer. */
  public Set<Header> headers() {
    return access.headers;
  }

  /**
   * The messages that the envelope of a successful answer may hold, the expected one first. Empty
   * if the answer has no envelope.
   */
  public List<MessageType> answersWith() {
    return answersWith;
  }

  /**
   * Whether the affinity header names a node. If not, its value is the word {@code null}: the
   * client has no node yet, or lost it (ruling A5).
   */
  public boolean namesNode() {
    return headers().contains(AFFINITY) && this != SESSION_ID && this != RECONNECT_SESSION;
  }

  /** What may follow the path. */
  public Tail tail() {
    return tail;
  }

  /** The headers of a request. */
  private enum Access {
    /** Opens or ends a session. */
    OPEN(API_VERSION, AFFINITY),
    /** Within a session. */
    WITHIN(API_VERSION, AFFINITY, SESSION_KEY),
    /** Within a session, with a number. */
    NUMBERED(API_VERSION, AFFINITY, SESSION_KEY, SEQUENCE),
    /** Without a session. */
    VISITOR(API_VERSION);

    private final Set<Header> headers;

    Access(Header first, Header... others) {
      this.headers = Collections.unmodifiableSet(EnumSet.of(first, others));
    }
  }

  /** What may follow the path of a request. */
  public enum Tail {
    /** Nothing but a slash. */
    NONE,
    /** The key of the session, always. */
    SESSION_KEY,
    /** The id of the session, where some clients put it (ruling A6). */
    SESSION_ID
  }

  /** Whether a request has a body. */
  public enum Body {
    /** The request has no body. A server ignores one. */
    NONE,
    /** The body may be missing. A malformed one counts as missing (ruling A18). */
    OPTIONAL,
    /** The body must be there. */
    REQUIRED
  }

  /** The forms of a successful answer. */
  public enum Answer {
    /** 200 with a {@code SessionId} body. */
    SESSION_ID,
    /** 200 with a {@code Messages} body, or 204. */
    MESSAGES,
    /** 200 with a {@code ResyncSession} body. */
    RESYNC_SESSION,
    /** 200 with messages in their envelopes: see {@link Resource#answersWith()}. */
    ENVELOPE,
    /** A 2xx whose body does not matter. */
    ACCEPTED
  }

  /** The query parameters. A server reads their names in upper and lower case. */
  public enum Query {
    /** Which of the vendor's clients opens the session; undocumented. */
    CLIENT_TYPE("SessionId.ClientType", false),
    /** The sequence of the last batch that the client processed (ruling A2). */
    ACK("ack", false),
    /** The client's count of its polls; undocumented. */
    POLL_COUNTER("pc", false),
    /** Id of the session for a take-over (ruling A6). */
    SESSION_ID("SessionId", false),
    /** The offset of the last batch with an offset. */
    OFFSET("ReconnectSession.offset", false),
    /** Id of the organisation. */
    ORGANIZATION_ID("org_id", true),
    /** Id of the deployment. */
    DEPLOYMENT_ID("deployment_id", true),
    /** Ids of the buttons that the client asks about (ruling A21). */
    BUTTON_IDS("Settings.buttonIds", false),
    /** Whether the server records the visitor's page, 1 or 0. */
    UPDATE_BREADCRUMB("Settings.updateBreadcrumb", false),
    /** Whether the client wants the estimated wait, 1 or 0; API version 47 and later. */
    SETTINGS_WAIT_TIME("Settings.needEstimatedWaitTime", false),
    /** Ids of the buttons and agents that the client asks about (ruling A21). */
    AVAILABILITY_IDS("Availability.ids", false),
    /** Whether the client wants the estimated wait, 1 or 0; API version 47 and later. */
    AVAILABILITY_WAIT_TIME("Availability.needEstimatedWaitTime", false),
    /** The visitor's id, which is not a session id; undocumented. */
    VISITOR("sid", false);

    private final String wireName;
    private final boolean required;

    Query(String wireName, boolean required) {
      this.wireName = wireName;
      this.required = required;
    }

    /** The name on the wire. */
    public String wireName() {
      return wireName;
    }

    /** Whether a request must have this parameter. */
    public boolean isRequired() {
      return required;
    }
  }

  /** The protocol's headers. Guide chapter 3. */
  public enum Header {
    /** The version that the client speaks, an integer. */
    API_VERSION("X-LIVEAGENT-API-VERSION"),
    /**
     * The token of the node that holds the session; the word {@code null} before there is one
     * (ruling A5).
     */
    AFFINITY("X-LIVEAGENT-AFFINITY"),
    /** The key of the session. */
    SESSION_KEY("X-LIVEAGENT-SESSION-KEY"),
    /** Number of a POST, 1 on ChasitorInit. */
    SEQUENCE("X-LIVEAGENT-SEQUENCE");

    private final String wireName;

    Header(String wireName) {
      this.wireName = wireName;
    }

    /** The name on the wire, in the guide's spelling. */
    public String wireName() {
      return wireName;
    }
  }
}
