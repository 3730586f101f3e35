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
 * The table of what exists on the wire: one row per request, read by the client's encoder, the
 * server's router and the documentation. Guide chapter 5.
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
      "Guide chapter 5, SessionId"),
  /** Ends a session; the key is the tail of the path. */
  DELETE_SESSION_ID(
      RequestType.DELETE_SESSION_ID,
      HttpMethod.DELETE,
      29,
      Access.OPEN,
      Body.NONE,
      Answer.ACCEPTED,
      "v66 guide, SessionId"),
  /** The long poll. */
  MESSAGES(
      RequestType.MESSAGES,
      HttpMethod.GET,
      29,
      Access.WITHIN,
      Body.NONE,
      Answer.MESSAGES,
      "Guide chapters 4 and 5, Messages"),
  /** Takes a session over, with a new key. */
  RESYNC_SESSION(
      RequestType.RESYNC_SESSION,
      HttpMethod.GET,
      29,
      Access.WITHIN,
      Body.NONE,
      Answer.RESYNC_SESSION,
      "Guide chapter 5, ResyncSession; up to API version 42"),
  /** Takes a session over, with the same key. */
  RECONNECT_SESSION(
      RequestType.RECONNECT_SESSION,
      HttpMethod.GET,
      37,
      Access.WITHIN,
      Body.NONE,
      Answer.ENVELOPE,
      "v66 guide, ReconnectSession"),
  /** Several requests in one. */
  MULTI_NOUN(
      RequestType.MULTI_NOUN,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      "Guide chapter 5, MultiNoun"),
  /** Asks for a chat. */
  CHASITOR_INIT(
      RequestType.CHASITOR_INIT,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      "Guide chapter 5, ChasitorInit"),
  /** Restores the visitor's state; not numbered. */
  CHASITOR_RESYNC_STATE(
      RequestType.CHASITOR_RESYNC_STATE,
      HttpMethod.POST,
      29,
      Access.WITHIN,
      Body.REQUIRED,
      Answer.ACCEPTED,
      "Guide chapter 5, ChasitorResyncState"),
  /** The visitor types. */
  CHASITOR_TYPING(
      RequestType.CHASITOR_TYPING,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.OPTIONAL,
      Answer.ACCEPTED,
      "Guide chapter 5, ChasitorTyping"),
  /** The visitor stopped typing. */
  CHASITOR_NOT_TYPING(
      RequestType.CHASITOR_NOT_TYPING,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.OPTIONAL,
      Answer.ACCEPTED,
      "Guide chapter 5, ChasitorNotTyping"),
  /** What the visitor has typed so far. */
  CHASITOR_SNEAK_PEEK(
      RequestType.CHASITOR_SNEAK_PEEK,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      "Guide chapter 5, ChasitorSneakPeek"),
  /** The visitor says something. */
  CHAT_MESSAGE(
      RequestType.CHAT_MESSAGE,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      "Guide chapter 5, ChatMessage"),
  /** An event of the application's own making. */
  CUSTOM_EVENT(
      RequestType.CUSTOM_EVENT,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      "Guide chapter 5, CustomEvent"),
  /** The visitor ends the chat. */
  CHAT_END(
      RequestType.CHAT_END,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.OPTIONAL,
      Answer.ACCEPTED,
      "Guide chapter 5, ChatEnd"),
  /** The visitor leaves the queue. */
  CHAT_CANCEL(
      RequestType.CHAT_CANCEL,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.OPTIONAL,
      Answer.ACCEPTED,
      "Seen in clients; undocumented"),
  /** The visitor is warned of being idle, or not idle any more. */
  CHASITOR_IDLE_TIMEOUT_WARNING_EVENT(
      RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT,
      HttpMethod.POST,
      35,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      "v66 guide, ChasitorIdleTimeoutWarningEvent"),
  /** What the visitor typed was masked. */
  SENSITIVE_DATA_RULE_TRIGGERED(
      RequestType.SENSITIVE_DATA_RULE_TRIGGERED,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      "v66 guide, SensitiveDataRuleTriggered"),
  /** The visitor chose from a menu. */
  RICH_MESSAGE(
      RequestType.RICH_MESSAGE,
      HttpMethod.POST,
      29,
      Access.NUMBERED,
      Body.REQUIRED,
      Answer.ACCEPTED,
      "Seen in clients; undocumented"),
  /** What the agent typed was masked. */
  AGENT_SENSITIVE_DATA_RULE_TRIGGERED(
      RequestType.AGENT_SENSITIVE_DATA_RULE_TRIGGERED,
      HttpMethod.POST,
      29,
      Access.VISITOR,
      Body.REQUIRED,
      Answer.ACCEPTED,
      "v66 guide, SensitiveDataRuleTriggered"),
  /** How a deployment is set up. */
  SETTINGS(
      RequestType.SETTINGS,
      HttpMethod.GET,
      29,
      Access.VISITOR,
      Body.NONE,
      Answer.ENVELOPE,
      "Guide chapter 5, Settings"),
  /** Which buttons and agents are available. */
  AVAILABILITY(
      RequestType.AVAILABILITY,
      HttpMethod.GET,
      29,
      Access.VISITOR,
      Body.NONE,
      Answer.ENVELOPE,
      "Guide chapter 5, Availability"),
  /** A new id for a visitor's browser. */
  VISITOR_ID(
      RequestType.VISITOR_ID,
      HttpMethod.GET,
      29,
      Access.VISITOR,
      Body.NONE,
      Answer.ENVELOPE,
      "Guide chapter 5, VisitorId"),
  /** The visitor went to another page; whose it is, no header tells (ruling A22). */
  BREADCRUMB(
      RequestType.BREADCRUMB,
      HttpMethod.POST,
      29,
      Access.VISITOR,
      Body.REQUIRED,
      Answer.ACCEPTED,
      "Guide chapter 5, Breadcrumb");

  private static final List<Resource> ALL = List.of(values());

  private final RequestType type;
  private final HttpMethod method;
  private final ApiVersion since;
  private final Access access;
  private final Body body;
  private final Answer answer;
  private final String source;

  Resource(
      RequestType type,
      HttpMethod method,
      int since,
      Access access,
      Body body,
      Answer answer,
      String source) {
    this.type = type;
    this.method = method;
    this.since = ApiVersion.of(since);
    this.access = access;
    this.body = body;
    this.answer = answer;
    this.source = source;
  }

  /** All rows. */
  public static List<Resource> all() {
    return ALL;
  }

  /** The row of a request. */
  public static Resource of(RequestType type) {
    for (Resource resource : ALL) {
      if (resource.type == type) {
        return resource;
      }
    }
    throw new IllegalArgumentException("No resource for " + type);
  }

  /** The request this row is about. */
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

  /** The first API version that has it. */
  public ApiVersion since() {
    return since;
  }

  /** What the request carries. */
  public Body body() {
    return body;
  }

  /** What a server says when all is well. */
  public Answer answer() {
    return answer;
  }

  /** Where it is described: the guide's chapter, or who was seen to use it. */
  public String source() {
    return source;
  }

  /** The query parameters it may have. */
  public List<Query> query() {
    return QueryTables.parameters(type);
  }

  /** The protocol headers a client sends with it; a lenient server asks for fewer. */
  public Set<Header> headers() {
    return access.headers;
  }

  /**
   * The messages that the envelope of a good answer may hold, the expected one first; none if the
   * answer is no envelope.
   */
  public List<MessageType> answersWith() {
    return switch (type) {
      case RECONNECT_SESSION -> List.of(MessageType.RECONNECT_SESSION);
      case SETTINGS -> List.of(MessageType.SETTINGS, MessageType.SWITCH_SERVER);
      case AVAILABILITY -> List.of(MessageType.AVAILABILITY, MessageType.SWITCH_SERVER);
      case VISITOR_ID -> List.of(MessageType.VISITOR_ID, MessageType.SWITCH_SERVER);
      default -> List.of();
    };
  }

  /**
   * Whether the affinity header names a node. Otherwise it is the word {@code null}, since there is
   * no node yet, or none any more (ruling A5).
   */
  public boolean namesNode() {
    return headers().contains(AFFINITY) && this != SESSION_ID && this != RECONNECT_SESSION;
  }

  /** What may follow its path. */
  public Tail tail() {
    return switch (this) {
      case DELETE_SESSION_ID -> Tail.SESSION_KEY;
      case RESYNC_SESSION -> Tail.SESSION_ID;
      default -> Tail.NONE;
    };
  }

  /** Which headers a request needs. */
  private enum Access {
    /** To open or to end a session. */
    OPEN(API_VERSION, AFFINITY),
    /** Within a session. */
    WITHIN(API_VERSION, AFFINITY, SESSION_KEY),
    /** Within a session, and numbered. */
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
    /** Never; what comes all the same is not looked at. */
    NONE,
    /** It may be missing, and one that cannot be read counts as missing (ruling A18). */
    OPTIONAL,
    /** Always. */
    REQUIRED
  }

  /** What a server says when all is well. */
  public enum Answer {
    /** 200 with a {@code SessionId} body. */
    SESSION_ID,
    /** 200 with a {@code Messages} body, or 204. */
    MESSAGES,
    /** 200 with a {@code ResyncSession} body. */
    RESYNC_SESSION,
    /** 200 with messages in their envelopes: see {@link Resource#answersWith()}. */
    ENVELOPE,
    /** 2xx, body of no matter. */
    ACCEPTED
  }

  /** The query parameters; a server reads their names in any case. */
  public enum Query {
    /** Which of the vendor's clients asks; undocumented. */
    CLIENT_TYPE("SessionId.ClientType", false),
    /** The last message received (ruling A2). */
    ACK("ack", false),
    /** Poll counter, undocumented. */
    POLL_COUNTER("pc", false),
    /** Id of the session to take over (ruling A6). */
    SESSION_ID("SessionId", false),
    /** The offset of the last batch that had one. */
    OFFSET("ReconnectSession.offset", false),
    /** Id of the organisation. */
    ORGANIZATION_ID("org_id", true),
    /** Id of the deployment. */
    DEPLOYMENT_ID("deployment_id", true),
    /** Ids of the buttons wanted (ruling A21). */
    BUTTON_IDS("Settings.buttonIds", false),
    /** Whether the page shall be noted, 1 or 0. */
    UPDATE_BREADCRUMB("Settings.updateBreadcrumb", false),
    /** Whether the estimated wait is wanted, 1 or 0; API version 47 and later. */
    SETTINGS_WAIT_TIME("Settings.needEstimatedWaitTime", false),
    /** Ids of the buttons and agents asked about (ruling A21). */
    AVAILABILITY_IDS("Availability.ids", false),
    /** Whether the estimated wait is wanted, 1 or 0; API version 47 and later. */
    AVAILABILITY_WAIT_TIME("Availability.needEstimatedWaitTime", false),
    /** The visitor's id, not that of a chat; undocumented. */
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

    /** Whether a request cannot do without it. */
    public boolean isRequired() {
      return required;
    }
  }

  /** The protocol's headers. Guide chapter 3. */
  public enum Header {
    /** The version the client speaks, an integer. */
    API_VERSION("X-LIVEAGENT-API-VERSION"),
    /** The node the session lives on; the word {@code null} before there is one (ruling A5). */
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
