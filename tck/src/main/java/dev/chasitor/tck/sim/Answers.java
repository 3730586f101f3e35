package dev.chasitor.tck.sim;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.session.Effect;
import dev.chasitor.tck.history.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An answer as a history tells it. */
final class Answers {

  private Answers() {}

  static Event.Answered event(
      Duration now,
      Effect.Call call,
      int status,
      Reply reply,
      Optional<MessagesResponse> cutOff,
      boolean late) {
    Optional<MessagesResponse> batch =
        reply instanceof Reply.Answered answered
                && answered.response() instanceof MessagesResponse messages
            ? Optional.of(messages)
            : cutOff;
    String key = "";
    String affinity = "";
    if (reply instanceof Reply.Answered answered) {
      if (answered.response() instanceof ResyncSessionResponse told) {
        key = Tags.of(told.key());
        affinity = Tags.ofNode(told.affinityToken());
      } else if (answered.response() instanceof EnvelopeResponse told) {
        affinity =
            Tags.ofNode(told.first(ReconnectSession.class).map(ReconnectSession::affinityToken));
      } else if (answered.response() instanceof SessionIdResponse told) {
        key = Tags.of(Optional.of(told.key()));
        affinity = Tags.ofNode(Optional.of(told.affinityToken()));
      }
    }
    return new Event.Answered(
        now,
        call.id(),
        call.request().kind(),
        status,
        !(reply instanceof Reply.Malformed),
        batch.map(MessagesResponse::sequence).orElse(OptionalLong.empty()),
        batch.map(Answers::pushed).orElse(List.of()),
        key,
        affinity,
        late);
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
