package dev.chasitor.conformance.sim;

import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Body;
import dev.chasitor.conformance.history.Event.Head;
import dev.chasitor.conformance.history.Event.Terms;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.ReconnectSessionRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Response;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.UnknownMessage;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Turns requests and answers into events of a history. */
final class Recorder {

  private final Set<String> hosts = new HashSet<>();
  private final Map<String, String> tellers = new HashMap<>();
  private final Secrets secrets;

  /**
   * Creates a recorder for one server and for those that its SwitchServer messages name.
   *
   * @param server the server that may receive its secrets; another server may receive only secrets
   *     that it issued
   * @param secrets the tags for secrets
   */
  Recorder(URI server, Secrets secrets) {
    this.hosts.add(host(server));
    this.secrets = secrets;
  }

  Event.Sent sent(Duration now, long call, WireRequest wire, Incoming incoming) {
    Optional<Request> request =
        incoming instanceof Incoming.Understood understood
            ? Optional.of(understood.request())
            : Optional.empty();
    RequestType type = request.map(Request::kind).orElse(RequestType.UNKNOWN);
    return new Event.Sent(
        now,
        call,
        type,
        head(type, request, wire),
        request
            .filter(MessagesRequest.class::isInstance)
            .map(poll -> ((MessagesRequest) poll).ack())
            .orElse(OptionalLong.empty()),
        request
            .filter(ReconnectSessionRequest.class::isInstance)
            .flatMap(asked -> ((ReconnectSessionRequest) asked).offset()),
        body(request, wire));
  }

  private Head head(RequestType type, Optional<Request> request, WireRequest wire) {
    Set<Header> present = EnumSet.noneOf(Header.class);
    for (Header header : Header.values()) {
      if (!wire.headers().all(header.wireName()).isEmpty()) {
        present.add(header);
      }
    }
    String affinity = value(wire, Header.AFFINITY);
    String key = secrets.name(key(request, wire));
    return new Head(
        present,
        value(wire, Header.API_VERSION),
        number(value(wire, Header.SEQUENCE)),
        key,
        affinity.equals("null") ? "" : secrets.name(affinity),
        host(wire),
        leak(type, wire, key));
  }

  /** Returns the session key: DELETE has it in its path, other requests in a header. */
  private static String key(Optional<Request> request, WireRequest wire) {
    return request
        .filter(DeleteSessionIdRequest.class::isInstance)
        .map(delete -> ((DeleteSessionIdRequest) delete).key().reveal())
        .orElseGet(() -> value(wire, Header.SESSION_KEY));
  }

  private static String value(WireRequest wire, Header header) {
    List<String> all = wire.headers().all(header.wireName());
    return all.isEmpty() ? "" : all.get(0);
  }

  private static OptionalLong number(String text) {
    try {
      return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static String host(WireRequest wire) {
    return host(wire.uri());
  }

  /** Returns the host; a URI keeps one with an underscore only as its authority. */
  private static String host(URI uri) {
    String host = uri.getHost();
    return host != null
        ? host
        : Objects.requireNonNullElse(uri.getRawAuthority(), "").replaceAll(":[0-9]*$", "");
  }

  private String leak(RequestType type, WireRequest wire, String key) {
    URI uri = wire.uri();
    String host = host(wire);
    if (!hosts.contains(host) || !tellers.getOrDefault(key, host).equals(host)) {
      return "the host " + host;
    }
    if (secrets.isKeyIn(Objects.requireNonNullElse(uri.getQuery(), ""))) {
      return "the query";
    }
    if (type != RequestType.DELETE_SESSION_ID && secrets.isKeyIn(uri.getPath())) {
      return "the path";
    }
    if (!wire.body().isEmpty() && secrets.isKeyIn(wire.body().text())) {
      return "the body";
    }
    for (String name : wire.headers().names()) {
      if (!name.equalsIgnoreCase(Header.SESSION_KEY.wireName())
          && wire.headers().all(name).stream().anyMatch(secrets::isKeyIn)) {
        return "the header " + name;
      }
    }
    return "";
  }

  private Body body(Optional<Request> request, WireRequest wire) {
    if (request.isPresent() && request.get() instanceof ChatMessageRequest line) {
      return said(List.of(line.text()));
    }
    if (request.isPresent() && request.get() instanceof MultiNounRequest batch) {
      return said(lines(batch));
    }
    String session =
        request.isPresent() && request.get() instanceof ChasitorInitRequest init
            ? init.sessionId().map(this::sessionId).orElse("")
            : "";
    String print = wire.body().isEmpty() ? "" : Integer.toHexString(wire.body().text().hashCode());
    boolean exposes = !wire.body().isEmpty() && secrets.isSensitive(wire.body().text());
    return new Body(List.of(), session, print, exposes ? List.of(print) : List.of());
  }

  /** Returns the id, which is no secret, or a tag if a client puts its key there. */
  private String sessionId(String given) {
    return secrets.isKeyIn(given) ? secrets.name(given) : given;
  }

  private Body said(List<String> lines) {
    return new Body(
        lines.stream().map(secrets::line).toList(),
        "",
        String.join(", ", lines),
        lines.stream().filter(secrets::isSensitive).map(secrets::line).toList());
  }

  private static List<String> lines(MultiNounRequest batch) {
    return batch.nouns().stream()
        .map(noun -> noun.request())
        .filter(ChatMessageRequest.class::isInstance)
        .map(line -> ((ChatMessageRequest) line).text())
        .toList();
  }

  Event.Answered answered(
      Duration now,
      Event.Sent asked,
      int status,
      Reply reply,
      Optional<MessagesResponse> cutOff,
      boolean late) {
    Terms terms = terms(reply);
    if (!terms.key().isEmpty()) {
      tellers.put(terms.key(), asked.head().server());
    }
    Optional<MessagesResponse> batch =
        reply instanceof Reply.Answered answered
                && answered.response() instanceof MessagesResponse messages
            ? Optional.of(messages)
            : cutOff;
    return new Event.Answered(
        now,
        asked.call(),
        asked.type(),
        status,
        reply.kind() != Reply.Kind.MALFORMED,
        batch.map(MessagesResponse::sequence).orElse(OptionalLong.empty()),
        batch.map(this::pushed).orElse(List.of()),
        terms,
        late);
  }

  private Terms terms(Reply reply) {
    return switch (reply.kind()) {
      case ANSWERED -> terms(((Reply.Answered) reply).response());
      case REFUSED -> terms(((Reply.Refused) reply).refusal());
      case ACCEPTED, EMPTY, MALFORMED -> Terms.NONE;
    };
  }

  private static Terms terms(Refusal refusal) {
    return switch (refusal.kind()) {
      case OUT_OF_SYNC -> Terms.outOfSync(((Refusal.OutOfSync) refusal).actual());
      case SERVER_FAILED -> Terms.retryAfter(((Refusal.ServerFailed) refusal).retryAfter());
      case SESSION_INVALID, AFFINITY_LOST, REJECTED -> Terms.NONE;
    };
  }

  private Terms terms(Response response) {
    return switch (response.kind()) {
      case RESYNC_SESSION -> {
        ResyncSessionResponse told = (ResyncSessionResponse) response;
        yield Terms.takenOver(
            told.key().map(secrets::ofKey).orElse(""),
            told.affinityToken().map(secrets::ofNode).orElse(""));
      }
      case ENVELOPE ->
          Terms.takenOver(
              "",
              ((EnvelopeResponse) response)
                  .first(ReconnectSession.class)
                  .map(session -> secrets.ofNode(session.affinityToken()))
                  .orElse(""));
      case SESSION_ID -> {
        SessionIdResponse told = (SessionIdResponse) response;
        yield Terms.opened(
            told.id(),
            secrets.ofKey(told.key()),
            secrets.ofNode(told.affinityToken()),
            told.clientPollTimeout());
      }
      case MESSAGES -> Terms.at(((MessagesResponse) response).offset());
    };
  }

  private List<Event.Pushed> pushed(MessagesResponse batch) {
    return batch.messages().stream().map(envelope -> pushed(envelope.message())).toList();
  }

  private Event.Pushed pushed(ServerMessage message) {
    String type =
        message instanceof UnknownMessage unknown ? unknown.typeWord() : message.kind().word();
    if (message instanceof ChatMessage line) {
      return Event.Pushed.of(type, line.text());
    }
    if (message instanceof ChasitorSessionData data) {
      return Event.Pushed.transcript(
          type,
          lines(data, TranscriptEntryType.CHASITOR).stream().map(secrets::line).toList(),
          lines(data, TranscriptEntryType.AGENT));
    }
    if (message instanceof SwitchServer elsewhere) {
      String host = host(URI.create(elsewhere.newUrl()));
      hosts.add(host);
      return Event.Pushed.of(type, host);
    }
    if (message instanceof ChatRequestSuccess routed) {
      return new Event.Pushed(type, "", List.of(), List.of(), names(routed.sensitiveDataRules()));
    }
    return message instanceof SensitiveDataRules told
        ? new Event.Pushed(type, "", List.of(), List.of(), names(told.sensitiveDataRules()))
        : Event.Pushed.of(type, "");
  }

  private static List<String> names(List<SensitiveDataRule> rules) {
    return rules.stream().map(SensitiveDataRule::name).toList();
  }

  private static List<String> lines(ChasitorSessionData data, TranscriptEntryType speaker) {
    return data.chatMessages().stream()
        .filter(entry -> entry.type().filter(type -> type.is(speaker)).isPresent())
        .flatMap(entry -> entry.content().stream())
        .toList();
  }
}
