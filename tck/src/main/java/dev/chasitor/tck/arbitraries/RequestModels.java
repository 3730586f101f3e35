package dev.chasitor.tck.arbitraries;

import static dev.chasitor.tck.arbitraries.Values.OFTEN;
import static dev.chasitor.tck.arbitraries.Values.extras;
import static dev.chasitor.tck.arbitraries.Values.few;
import static dev.chasitor.tck.arbitraries.Values.flags;
import static dev.chasitor.tck.arbitraries.Values.keys;
import static dev.chasitor.tck.arbitraries.Values.names;
import static dev.chasitor.tck.arbitraries.Values.texts;
import static dev.chasitor.tck.arbitraries.Values.words;

import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.Extensible;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.ResyncSessionRequest;
import dev.chasitor.model.SessionIdRequest;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;

/** Any request. What has no body has no additional properties either. */
final class RequestModels {

  private RequestModels() {}

  static void addTo(Map<Class<? extends Extensible>, Arbitrary<? extends Extensible>> types) {
    types.put(SessionIdRequest.class, sessionIdRequests());
    types.put(DeleteSessionIdRequest.class, deleteSessionIdRequests());
    types.put(MessagesRequest.class, messagesRequests());
    types.put(ResyncSessionRequest.class, resyncSessionRequests());
    types.put(ChasitorInitRequest.class, chasitorInitRequests());
    types.put(ChasitorResyncStateRequest.class, chasitorResyncStateRequests());
    types.put(ChasitorTypingRequest.class, chasitorTypingRequests());
    types.put(ChasitorNotTypingRequest.class, chasitorNotTypingRequests());
    types.put(ChatMessageRequest.class, chatMessageRequests());
    types.put(ChatEndRequest.class, chatEndRequests());
  }

  static Arbitrary<SessionIdRequest> sessionIdRequests() {
    return Builders.withBuilder(SessionIdRequest::builder).build(SessionIdRequest.Builder::build);
  }

  static Arbitrary<DeleteSessionIdRequest> deleteSessionIdRequests() {
    return Builders.withBuilder(DeleteSessionIdRequest::builder)
        .use(keys())
        .in(DeleteSessionIdRequest.Builder::key)
        .build(DeleteSessionIdRequest.Builder::build);
  }

  static Arbitrary<MessagesRequest> messagesRequests() {
    return Builders.withBuilder(MessagesRequest::builder)
        .use(acks())
        .withProbability(OFTEN)
        .in(MessagesRequest.Builder::ack)
        .use(acks())
        .withProbability(OFTEN)
        .in(MessagesRequest.Builder::pc)
        .build(MessagesRequest.Builder::build);
  }

  static Arbitrary<ResyncSessionRequest> resyncSessionRequests() {
    return Builders.withBuilder(ResyncSessionRequest::builder)
        .use(names())
        .withProbability(OFTEN)
        .in(ResyncSessionRequest.Builder::sessionId)
        .build(ResyncSessionRequest.Builder::build);
  }

  static Arbitrary<ChasitorInitRequest> chasitorInitRequests() {
    return Builders.withBuilder(ChasitorInitRequest::builder)
        .use(texts())
        .in(ChasitorInitRequest.Builder::organizationId)
        .use(texts())
        .in(ChasitorInitRequest.Builder::deploymentId)
        .use(targets())
        .in(RequestModels::aimAt)
        .use(flags())
        .withProbability(OFTEN)
        .in(ChasitorInitRequest.Builder::doFallback)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChasitorInitRequest.Builder::sessionId)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChasitorInitRequest.Builder::userAgent)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChasitorInitRequest.Builder::language)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChasitorInitRequest.Builder::screenResolution)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChasitorInitRequest.Builder::visitorName)
        .use(few(DataModels.customDetails()))
        .in(ChasitorInitRequest.Builder::prechatDetails)
        .use(few(DataModels.entities()))
        .in(ChasitorInitRequest.Builder::prechatEntities)
        .use(flags())
        .withProbability(OFTEN)
        .in(ChasitorInitRequest.Builder::receiveQueueUpdates)
        .use(flags())
        .withProbability(OFTEN)
        .in(ChasitorInitRequest.Builder::isPost)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChasitorInitRequest.Builder::trackingId)
        .use(extras())
        .in(ChasitorInitRequest.Builder::putAllAdditionalProperties)
        .build(ChasitorInitRequest.Builder::build);
  }

  static Arbitrary<ChasitorResyncStateRequest> chasitorResyncStateRequests() {
    return Builders.withBuilder(ChasitorResyncStateRequest::builder)
        .use(texts())
        .in(ChasitorResyncStateRequest.Builder::organizationId)
        .use(extras())
        .in(ChasitorResyncStateRequest.Builder::putAllAdditionalProperties)
        .build(ChasitorResyncStateRequest.Builder::build);
  }

  static Arbitrary<ChasitorTypingRequest> chasitorTypingRequests() {
    return Builders.withBuilder(ChasitorTypingRequest::builder)
        .use(extras())
        .in(ChasitorTypingRequest.Builder::putAllAdditionalProperties)
        .build(ChasitorTypingRequest.Builder::build);
  }

  static Arbitrary<ChasitorNotTypingRequest> chasitorNotTypingRequests() {
    return Builders.withBuilder(ChasitorNotTypingRequest::builder)
        .use(extras())
        .in(ChasitorNotTypingRequest.Builder::putAllAdditionalProperties)
        .build(ChasitorNotTypingRequest.Builder::build);
  }

  static Arbitrary<ChatMessageRequest> chatMessageRequests() {
    return Builders.withBuilder(ChatMessageRequest::builder)
        .use(texts())
        .in(ChatMessageRequest.Builder::text)
        .use(extras())
        .in(ChatMessageRequest.Builder::putAllAdditionalProperties)
        .build(ChatMessageRequest.Builder::build);
  }

  static Arbitrary<ChatEndRequest> chatEndRequests() {
    return Builders.withBuilder(ChatEndRequest::builder)
        .use(words(ChatEndReason.class))
        .withProbability(OFTEN)
        .in(ChatEndRequest.Builder::reason)
        .use(extras())
        .in(ChatEndRequest.Builder::putAllAdditionalProperties)
        .build(ChatEndRequest.Builder::build);
  }

  /** What a chat can be asked of: at least one of them is named. */
  private enum Target {
    BUTTON,
    AGENT,
    OVERRIDES
  }

  private static Arbitrary<Set<Target>> targets() {
    return Arbitraries.of(Target.class).set().ofMinSize(1);
  }

  private static ChasitorInitRequest.Builder aimAt(
      ChasitorInitRequest.Builder builder, Set<Target> targets) {
    if (targets.contains(Target.BUTTON)) {
      builder.buttonId("573000000000001");
    }
    if (targets.contains(Target.AGENT)) {
      builder.agentId("005000000000001");
    }
    return targets.contains(Target.OVERRIDES)
        ? builder.addButtonOverrides("573000000000002", "005000000000002_573000000000003")
        : builder;
  }

  /** Polls are counted from -1, and a server reads up to eighteen digits. */
  private static Arbitrary<Long> acks() {
    return Arbitraries.longs().between(-1, 999_999_999_999_999_999L);
  }
}
