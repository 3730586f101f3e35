package dev.chasitor.codec;

import static dev.chasitor.codec.Resource.Header.AFFINITY;
import static dev.chasitor.codec.Resource.Header.API_VERSION;
import static dev.chasitor.codec.Resource.Header.SEQUENCE;
import static dev.chasitor.codec.Resource.Header.SESSION_KEY;

import dev.chasitor.model.ApiVersion;
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
  SESSION_ID(RequestType.SESSION_ID, HttpMethod.GET, 29, Body.NONE, Answer.SESSION_ID),
  /** Ends a session; the key is the tail of the path. */
  DELETE_SESSION_ID(
      RequestType.DELETE_SESSION_ID, HttpMethod.DELETE, 29, Body.NONE, Answer.ACCEPTED),
  /** The long poll. */
  MESSAGES(RequestType.MESSAGES, HttpMethod.GET, 29, Body.NONE, Answer.MESSAGES, SESSION_KEY),
  /** Takes a session over. */
  RESYNC_SESSION(
      RequestType.RESYNC_SESSION,
      HttpMethod.GET,
      29,
      Body.NONE,
      Answer.RESYNC_SESSION,
      SESSION_KEY),
  /** Asks for a chat. */
  CHASITOR_INIT(
      RequestType.CHASITOR_INIT,
      HttpMethod.POST,
      29,
      Body.REQUIRED,
      Answer.ACCEPTED,
      SESSION_KEY,
      SEQUENCE),
  /** Restores the visitor's state; not numbered. */
  CHASITOR_RESYNC_STATE(
      RequestType.CHASITOR_RESYNC_STATE,
      HttpMethod.POST,
      29,
      Body.REQUIRED,
      Answer.ACCEPTED,
      SESSION_KEY),
  /** The visitor types. */
  CHASITOR_TYPING(
      RequestType.CHASITOR_TYPING,
      HttpMethod.POST,
      29,
      Body.OPTIONAL,
      Answer.ACCEPTED,
      SESSION_KEY,
      SEQUENCE),
  /** The visitor stopped typing. */
  CHASITOR_NOT_TYPING(
      RequestType.CHASITOR_NOT_TYPING,
      HttpMethod.POST,
      29,
      Body.OPTIONAL,
      Answer.ACCEPTED,
      SESSION_KEY,
      SEQUENCE),
  /** The visitor says something. */
  CHAT_MESSAGE(
      RequestType.CHAT_MESSAGE,
      HttpMethod.POST,
      29,
      Body.REQUIRED,
      Answer.ACCEPTED,
      SESSION_KEY,
      SEQUENCE),
  /** The visitor ends the chat. */
  CHAT_END(
      RequestType.CHAT_END,
      HttpMethod.POST,
      29,
      Body.OPTIONAL,
      Answer.ACCEPTED,
      SESSION_KEY,
      SEQUENCE);

  private static final List<Resource> ALL = List.of(values());

  private final RequestType type;
  private final HttpMethod method;
  private final ApiVersion since;
  private final Body body;
  private final Answer answer;
  private final Set<Header> headers;

  /** All resources have version and affinity; {@code others} names the rest. */
  Resource(
      RequestType type, HttpMethod method, int since, Body body, Answer answer, Header... others) {
    this.type = type;
    this.method = method;
    this.since = ApiVersion.of(since);
    this.body = body;
    this.answer = answer;
    EnumSet<Header> all = EnumSet.of(API_VERSION, AFFINITY);
    Collections.addAll(all, others);
    this.headers = Collections.unmodifiableSet(all);
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

  /** The query parameters it may have. */
  public List<Query> query() {
    return switch (this) {
      case MESSAGES -> List.of(Query.ACK, Query.POLL_COUNTER);
      case RESYNC_SESSION -> List.of(Query.SESSION_ID);
      case SESSION_ID,
          DELETE_SESSION_ID,
          CHASITOR_INIT,
          CHASITOR_RESYNC_STATE,
          CHASITOR_TYPING,
          CHASITOR_NOT_TYPING,
          CHAT_MESSAGE,
          CHAT_END ->
          List.of();
    };
  }

  /** The protocol headers a client sends with it; a lenient server asks for fewer. */
  public Set<Header> headers() {
    return headers;
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
    /** 2xx, body of no matter. */
    ACCEPTED
  }

  /** The query parameters; a server reads their names in any case. */
  public enum Query {
    /** The last message received (ruling A2). */
    ACK("ack"),
    /** Poll counter, undocumented. */
    POLL_COUNTER("pc"),
    /** Id of the session to take over (ruling A6). */
    SESSION_ID("SessionId");

    private final String wireName;

    Query(String wireName) {
      this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
      return wireName;
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
