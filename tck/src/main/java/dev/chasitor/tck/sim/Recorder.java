package dev.chasitor.tck.sim;

import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.tck.history.Event;
import dev.chasitor.tck.history.Event.Body;
import dev.chasitor.tck.history.Event.Head;
import dev.chasitor.tck.history.Event.Terms;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Requests and answers as a history tells them. */
final class Recorder {

  private final String host;
  private final Secrets secrets;

  /**
   * Writes down what goes on with one server.
   *
   * @param server the only server that may be told secrets
   * @param secrets how they are named
   */
  Recorder(URI server, Secrets secrets) {
    this.host = server.getHost();
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
        head(type, wire),
        request
            .filter(MessagesRequest.class::isInstance)
            .map(poll -> ((MessagesRequest) poll).ack())
            .orElse(OptionalLong.empty()),
        body(request, wire));
  }

  private Head head(RequestType type, WireRequest wire) {
    Set<Header> present = EnumSet.noneOf(Header.class);
    for (Header header : Header.values()) {
      if (!wire.headers().all(header.wireName()).isEmpty()) {
        present.add(header);
      }
    }
    String affinity = value(wire, Header.AFFINITY);
    return new Head(
        present,
        value(wire, Header.API_VERSION),
        number(value(wire, Header.SEQUENCE)),
        secrets.name(key(type, wire)),
        affinity.equals("null") ? "" : secrets.name(affinity),
        leak(type, wire));
  }

  /** DELETE names the session by the tail of its path. */
  private static String key(RequestType type, WireRequest wire) {
    if (type != RequestType.DELETE_SESSION_ID) {
      return value(wire, Header.SESSION_KEY);
    }
    String path = wire.uri().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
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

  private String leak(RequestType type, WireRequest wire) {
    URI uri = wire.uri();
    if (!Objects.equals(uri.getHost(), host)) {
      return "the host " + uri.getHost();
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
      return new Body(List.of(line.text()), "", line.text());
    }
    if (request.isPresent() && request.get() instanceof MultiNounRequest batch) {
      List<String> lines = lines(batch);
      return new Body(lines, "", String.join(", ", lines));
    }
    String session =
        request.isPresent() && request.get() instanceof ChasitorInitRequest init
            ? init.sessionId().map(secrets::name).orElse("")
            : "";
    String print = wire.body().isEmpty() ? "" : Integer.toHexString(wire.body().text().hashCode());
    return new Body(List.of(), session, print);
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
        !(reply instanceof Reply.Malformed),
        batch.map(MessagesResponse::sequence).orElse(OptionalLong.empty()),
        batch.map(Recorder::pushed).orElse(List.of()),
        terms(reply),
        late);
  }

  private Terms terms(Reply reply) {
    if (!(reply instanceof Reply.Answered answered)) {
      return Terms.NONE;
    }
    if (answered.response() instanceof ResyncSessionResponse told) {
      return new Terms(
          "",
          told.key().map(secrets::ofKey).orElse(""),
          told.affinityToken().map(secrets::ofNode).orElse(""),
          OptionalLong.empty());
    }
    if (answered.response() instanceof EnvelopeResponse told) {
      return new Terms(
          "",
          "",
          told.first(ReconnectSession.class)
              .map(session -> secrets.ofNode(session.affinityToken()))
              .orElse(""),
          OptionalLong.empty());
    }
    if (answered.response() instanceof SessionIdResponse told) {
      return new Terms(
          told.id(),
          secrets.ofKey(told.key()),
          secrets.ofNode(told.affinityToken()),
          OptionalLong.of(told.clientPollTimeout()));
    }
    return Terms.NONE;
  }

  private static List<Event.Pushed> pushed(MessagesResponse batch) {
    return batch.messages().stream().map(envelope -> pushed(envelope.message())).toList();
  }

  private static Event.Pushed pushed(ServerMessage message) {
    if (message instanceof ChatMessage line) {
      return new Event.Pushed(message.kind().word(), line.text(), List.of());
    }
    if (message instanceof ChasitorSessionData data) {
      return new Event.Pushed(message.kind().word(), "", visitorLines(data));
    }
    return new Event.Pushed(
        message instanceof UnknownMessage unknown ? unknown.typeWord() : message.kind().word(),
        "",
        List.of());
  }

  private static List<String> visitorLines(ChasitorSessionData data) {
    return data.chatMessages().stream()
        .filter(entry -> entry.type().is(TranscriptEntryType.CHASITOR))
        .map(TranscriptEntry::content)
        .toList();
  }
}
