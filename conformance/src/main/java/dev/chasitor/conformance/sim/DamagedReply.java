package dev.chasitor.conformance.sim;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.host.Fault;
import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.Json;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Replaces or damages answers, as the faults of a schedule demand. */
final class DamagedReply {

  private static final String PAGE = "<html><body>Sorry</body></html>";
  private static final Json NOTHING = Json.of("{}");
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final String SPARKLE = "Sparkle";

  private DamagedReply() {}

  /**
   * Returns the answer that this fault gives in place of the server; empty if the fault does not
   * strike requests of this type.
   */
  static Optional<Reply> inPlaceOfTheServer(
      Fault.InsteadOfServer fault, Event.Sent sent, Numbers numbers) {
    return switch (fault) {
      case ERROR_400 -> refused(new Refusal.Rejected(400, "Bad Request"));
      case ERROR_403 -> refused(new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID));
      case ERROR_405 -> refused(new Refusal.Rejected(405, "Method Not Allowed"));
      case ERROR_409 -> refused(numbers.outOfSync(sent.sequence()));
      case ERROR_409_AHEAD -> refused(numbers.jumpAhead(sent.sequence()));
      case ERROR_409_MUTE -> refused(Numbers.outOfSync());
      case USELESS_204 -> onPoll(sent, new Reply.Empty());
      case USELESS_200 ->
          onPoll(sent, new Reply.Answered(MessagesResponse.builder().messages(List.of()).build()));
      case ERROR_408 -> refused(new Refusal.ServerFailed(408, "Request Timeout"));
      case ERROR_425 -> refused(new Refusal.ServerFailed(425, "Too Early"));
      case ERROR_429 ->
          refused(new Refusal.ServerFailed(429, "Too Many Requests", Optional.of(RETRY_AFTER)));
      case ERROR_500 -> refused(new Refusal.ServerFailed(500, RefusalTexts.SERVER_FAILED));
      case ERROR_503 -> refused(new Refusal.AffinityLost(RefusalTexts.INVALID_AFFINITY));
      case NOT_VALID ->
          Recovery.isAskedBy(sent.type()) ? Optional.of(notValid(sent.type())) : Optional.empty();
    };
  }

  /** Returns the answer to a take-over that fails because the session is not valid. */
  private static Reply notValid(RequestType asked) {
    return asked == RequestType.RECONNECT_SESSION
        ? new Reply.Refused(new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID))
        : new Reply.Answered(ResyncSessionResponse.builder().isValid(false).build());
  }

  private static Optional<Reply> onPoll(Event.Sent sent, Reply reply) {
    return sent.type() == RequestType.MESSAGES ? Optional.of(reply) : Optional.empty();
  }

  private static Optional<Reply> refused(Refusal refusal) {
    return Optional.of(new Reply.Refused(refusal));
  }

  /**
   * Returns the answer with a part of its body. A real transport would report a lost connection
   * instead; here the codec must notice.
   */
  static WireResponse cutOff(WireResponse whole) {
    byte[] bytes = whole.body().toBytes();
    return new WireResponse(
        whole.status(),
        whole.headers(),
        WireBody.wrap(Arrays.copyOf(bytes, bytes.length - bytes.length / 4)));
  }

  /**
   * Returns the answer with an HTML page as its body. It keeps the status, because the status alone
   * decides about a POST (ruling A1).
   */
  static WireResponse garbage(WireResponse whole) {
    return WireResponse.text(whole.status(), PAGE);
  }

  static WireResponse timeoutAsText(WireResponse told) {
    String text = told.body().text();
    return new WireResponse(
        told.status(),
        told.headers(),
        WireBody.ofText(
            text.replaceFirst("\"clientPollTimeout\":(\\d+)", "\"clientPollTimeout\":\"$1\"")));
  }

  static Reply withUnknownMessage(Reply reply) {
    return with(
        reply,
        UnknownMessage.builder().typeWord(SPARKLE).raw(Json.of("{\"bright\":true}")).build());
  }

  static Reply withAgentDisconnect(Reply reply) {
    return with(reply, AgentDisconnect.builder().build());
  }

  static Reply withSensitiveDataRules(Reply reply) {
    return with(reply, SensitiveDataRules.builder().addSensitiveDataRules(Tags.REMOVED).build());
  }

  /** Returns the answer with its messages as a server outside of the guide may send them. */
  static Reply withOddLeaves(Reply reply) {
    return batchOf(reply)
        .<Reply>map(
            batch ->
                new Reply.Answered(
                    MessagesResponse.builder()
                        .from(batch)
                        .messages(
                            batch.messages().stream()
                                .map(envelope -> Message.of(odd(envelope.message())))
                                .toList())
                        .build()))
        .orElse(reply);
  }

  /** Returns the message as a server outside of the guide may send it (facts 52 and 53). */
  private static ServerMessage odd(ServerMessage message) {
    if (message instanceof ChatRequestSuccess routed) {
      return ChatRequestSuccess.builder()
          .from(routed)
          .estimatedWaitTime(OptionalInt.empty())
          .geoLocation(Optional.empty())
          .putAdditionalProperties("estimatedWaitTime", Json.of("12.7"))
          .putAdditionalProperties("geoLocation", NOTHING)
          .build();
    }
    if (message instanceof ChatEstablished established) {
      return ChatEstablished.builder()
          .from(established)
          .userId(Optional.empty())
          .items(List.of())
          .putAdditionalProperties("items", NOTHING)
          .build();
    }
    if (message instanceof ChatEnded ended) {
      return ChatEnded.builder()
          .from(ended)
          .reason(Optional.empty())
          .attachedRecords(List.of())
          .putAdditionalProperties("attachedRecords", NOTHING)
          .build();
    }
    if (message instanceof ChatMessage line) {
      return ChatMessage.builder().from(line).name(Optional.empty()).build();
    }
    return message instanceof ChasitorSessionData data
        ? ChasitorSessionData.builder()
            .from(data)
            .chatMessages(data.chatMessages().stream().map(DamagedReply::odd).toList())
            .build()
        : message;
  }

  private static TranscriptEntry odd(TranscriptEntry entry) {
    return TranscriptEntry.builder()
        .from(entry)
        .timestamp(OptionalLong.empty())
        .name(Optional.empty())
        .build();
  }

  static Reply withSwitch(Reply reply, String url) {
    return with(reply, SwitchServer.builder().newUrl(url).build());
  }

  /** Whether a batch brings ChasitorSessionData. */
  static boolean holdsTheChat(Reply reply) {
    return batchOf(reply).stream()
        .flatMap(batch -> batch.messages().stream())
        .anyMatch(envelope -> envelope.message() instanceof ChasitorSessionData);
  }

  /** Returns the batch without ChasitorSessionData and ChatMessage. */
  static Reply withoutTheChat(Reply reply) {
    return batchOf(reply)
        .<Reply>map(
            batch ->
                new Reply.Answered(
                    MessagesResponse.builder()
                        .from(batch)
                        .messages(
                            batch.messages().stream()
                                .filter(envelope -> !isOfTheChat(envelope.message()))
                                .toList())
                        .build()))
        .orElse(reply);
  }

  private static boolean isOfTheChat(ServerMessage message) {
    return message instanceof ChasitorSessionData || message instanceof ChatMessage;
  }

  private static Reply with(Reply reply, ServerMessage first) {
    return batchOf(reply)
        .<Reply>map(
            batch ->
                new Reply.Answered(
                    MessagesResponse.builder()
                        .from(batch)
                        .messages(List.of())
                        .addMessages(Message.of(first))
                        .addAllMessages(batch.messages())
                        .build()))
        .orElse(reply);
  }

  static Optional<MessagesResponse> batchOf(Reply reply) {
    return reply instanceof Reply.Answered answered
            && answered.response() instanceof MessagesResponse batch
        ? Optional.of(batch)
        : Optional.empty();
  }
}
