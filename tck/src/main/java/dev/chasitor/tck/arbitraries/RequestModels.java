package dev.chasitor.tck.arbitraries;

import static dev.chasitor.tck.arbitraries.Values.OFTEN;
import static dev.chasitor.tck.arbitraries.Values.extras;
import static dev.chasitor.tck.arbitraries.Values.few;
import static dev.chasitor.tck.arbitraries.Values.flags;
import static dev.chasitor.tck.arbitraries.Values.json;
import static dev.chasitor.tck.arbitraries.Values.keys;
import static dev.chasitor.tck.arbitraries.Values.names;
import static dev.chasitor.tck.arbitraries.Values.numbers;
import static dev.chasitor.tck.arbitraries.Values.texts;
import static dev.chasitor.tck.arbitraries.Values.unknownWords;
import static dev.chasitor.tck.arbitraries.Values.words;

import dev.chasitor.model.AgentSensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.AvailabilityRequest;
import dev.chasitor.model.BreadcrumbRequest;
import dev.chasitor.model.ChasitorIdleTimeoutWarningEventRequest;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatCancelRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.ClientType;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.Extensible;
import dev.chasitor.model.IdleTimeoutWarning;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.ReconnectSessionRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.ResyncSessionRequest;
import dev.chasitor.model.RichMessageRequest;
import dev.chasitor.model.SensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.SessionIdRequest;
import dev.chasitor.model.SettingsRequest;
import dev.chasitor.model.UnknownRequest;
import dev.chasitor.model.VisitorIdRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;

/** Generators of the requests. A request without a body has no additional properties. */
final class RequestModels {

  private RequestModels() {}

  static void addTo(Map<Class<? extends Extensible>, Arbitrary<? extends Extensible>> types) {
    types.put(SessionIdRequest.class, sessionIdRequests());
    types.put(DeleteSessionIdRequest.class, deleteSessionIdRequests());
    types.put(MessagesRequest.class, messagesRequests());
    types.put(ResyncSessionRequest.class, resyncSessionRequests());
    types.put(ReconnectSessionRequest.class, reconnectSessionRequests());
    types.put(SettingsRequest.class, settingsRequests());
    types.put(AvailabilityRequest.class, availabilityRequests());
    types.put(VisitorIdRequest.class, visitorIdRequests());
    types.put(MultiNounRequest.class, multiNounRequests());
    types.put(UnknownRequest.class, unknownRequests());
    types.put(NounWrapper.class, nounWrappers());
    addPostsTo(types);
  }

  private static void addPostsTo(
      Map<Class<? extends Extensible>, Arbitrary<? extends Extensible>> types) {
    types.put(ChasitorInitRequest.class, chasitorInitRequests());
    types.put(ChasitorResyncStateRequest.class, chasitorResyncStateRequests());
    types.put(ChasitorTypingRequest.class, chasitorTypingRequests());
    types.put(ChasitorNotTypingRequest.class, chasitorNotTypingRequests());
    types.put(ChasitorSneakPeekRequest.class, chasitorSneakPeekRequests());
    types.put(ChatMessageRequest.class, chatMessageRequests());
    types.put(CustomEventRequest.class, customEventRequests());
    types.put(ChatEndRequest.class, chatEndRequests());
    types.put(ChatCancelRequest.class, chatCancelRequests());
    types.put(
        ChasitorIdleTimeoutWarningEventRequest.class, chasitorIdleTimeoutWarningEventRequests());
    types.put(SensitiveDataRuleTriggeredRequest.class, sensitiveDataRuleTriggeredRequests());
    types.put(RichMessageRequest.class, richMessageRequests());
    types.put(
        AgentSensitiveDataRuleTriggeredRequest.class, agentSensitiveDataRuleTriggeredRequests());
    types.put(BreadcrumbRequest.class, breadcrumbRequests());
  }

  static Arbitrary<SessionIdRequest> sessionIdRequests() {
    return Builders.withBuilder(SessionIdRequest::builder)
        .use(words(ClientType.class))
        .withProbability(OFTEN)
        .in(SessionIdRequest.Builder::clientType)
        .build(SessionIdRequest.Builder::build);
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

  static Arbitrary<ChasitorSneakPeekRequest> chasitorSneakPeekRequests() {
    return Builders.withBuilder(ChasitorSneakPeekRequest::builder)
        .use(numbers())
        .in(ChasitorSneakPeekRequest.Builder::position)
        .use(texts())
        .in(ChasitorSneakPeekRequest.Builder::text)
        .use(extras())
        .in(ChasitorSneakPeekRequest.Builder::putAllAdditionalProperties)
        .build(ChasitorSneakPeekRequest.Builder::build);
  }

  static Arbitrary<CustomEventRequest> customEventRequests() {
    return Builders.withBuilder(CustomEventRequest::builder)
        .use(texts())
        .in(CustomEventRequest.Builder::type)
        .use(texts())
        .in(CustomEventRequest.Builder::data)
        .use(extras())
        .in(CustomEventRequest.Builder::putAllAdditionalProperties)
        .build(CustomEventRequest.Builder::build);
  }

  static Arbitrary<ChatCancelRequest> chatCancelRequests() {
    return Builders.withBuilder(ChatCancelRequest::builder)
        .use(extras())
        .in(ChatCancelRequest.Builder::putAllAdditionalProperties)
        .build(ChatCancelRequest.Builder::build);
  }

  static Arbitrary<ChasitorIdleTimeoutWarningEventRequest>
      chasitorIdleTimeoutWarningEventRequests() {
    return Builders.withBuilder(ChasitorIdleTimeoutWarningEventRequest::builder)
        .use(words(IdleTimeoutWarning.class))
        .in(ChasitorIdleTimeoutWarningEventRequest.Builder::idleTimeoutWarningEvent)
        .use(extras())
        .in(ChasitorIdleTimeoutWarningEventRequest.Builder::putAllAdditionalProperties)
        .build(ChasitorIdleTimeoutWarningEventRequest.Builder::build);
  }

  static Arbitrary<SensitiveDataRuleTriggeredRequest> sensitiveDataRuleTriggeredRequests() {
    return Builders.withBuilder(SensitiveDataRuleTriggeredRequest::builder)
        .use(few(DataModels.triggeredRules()))
        .in(SensitiveDataRuleTriggeredRequest.Builder::rules)
        .use(extras())
        .in(SensitiveDataRuleTriggeredRequest.Builder::putAllAdditionalProperties)
        .build(SensitiveDataRuleTriggeredRequest.Builder::build);
  }

  static Arbitrary<AgentSensitiveDataRuleTriggeredRequest>
      agentSensitiveDataRuleTriggeredRequests() {
    return Builders.withBuilder(AgentSensitiveDataRuleTriggeredRequest::builder)
        .use(few(DataModels.triggeredRules()))
        .in(AgentSensitiveDataRuleTriggeredRequest.Builder::rules)
        .use(texts())
        .in(AgentSensitiveDataRuleTriggeredRequest.Builder::chatId)
        .use(extras())
        .in(AgentSensitiveDataRuleTriggeredRequest.Builder::putAllAdditionalProperties)
        .build(AgentSensitiveDataRuleTriggeredRequest.Builder::build);
  }

  static Arbitrary<RichMessageRequest> richMessageRequests() {
    return Builders.withBuilder(RichMessageRequest::builder)
        .use(few(DataModels.richMessageActions()))
        .in(RichMessageRequest.Builder::actions)
        .use(extras())
        .in(RichMessageRequest.Builder::putAllAdditionalProperties)
        .build(RichMessageRequest.Builder::build);
  }

  static Arbitrary<BreadcrumbRequest> breadcrumbRequests() {
    return Builders.withBuilder(BreadcrumbRequest::builder)
        .use(texts())
        .in(BreadcrumbRequest.Builder::location)
        .use(extras())
        .in(BreadcrumbRequest.Builder::putAllAdditionalProperties)
        .build(BreadcrumbRequest.Builder::build);
  }

  static Arbitrary<ReconnectSessionRequest> reconnectSessionRequests() {
    return Builders.withBuilder(ReconnectSessionRequest::builder)
        .use(names())
        .withProbability(OFTEN)
        .in(ReconnectSessionRequest.Builder::offset)
        .build(ReconnectSessionRequest.Builder::build);
  }

  static Arbitrary<SettingsRequest> settingsRequests() {
    return Builders.withBuilder(SettingsRequest::builder)
        .use(names())
        .in(SettingsRequest.Builder::organizationId)
        .use(names())
        .in(SettingsRequest.Builder::deploymentId)
        .use(few(names()))
        .in(SettingsRequest.Builder::buttonIds)
        .use(flags())
        .withProbability(OFTEN)
        .in(SettingsRequest.Builder::updateBreadcrumb)
        .use(flags())
        .withProbability(OFTEN)
        .in(SettingsRequest.Builder::needEstimatedWaitTime)
        .use(names())
        .withProbability(OFTEN)
        .in(SettingsRequest.Builder::sid)
        .build(SettingsRequest.Builder::build);
  }

  static Arbitrary<AvailabilityRequest> availabilityRequests() {
    return Builders.withBuilder(AvailabilityRequest::builder)
        .use(names())
        .in(AvailabilityRequest.Builder::organizationId)
        .use(names())
        .in(AvailabilityRequest.Builder::deploymentId)
        .use(few(names()))
        .in(AvailabilityRequest.Builder::ids)
        .use(flags())
        .withProbability(OFTEN)
        .in(AvailabilityRequest.Builder::needEstimatedWaitTime)
        .use(names())
        .withProbability(OFTEN)
        .in(AvailabilityRequest.Builder::sid)
        .build(AvailabilityRequest.Builder::build);
  }

  static Arbitrary<VisitorIdRequest> visitorIdRequests() {
    return Builders.withBuilder(VisitorIdRequest::builder)
        .use(names())
        .in(VisitorIdRequest.Builder::organizationId)
        .use(names())
        .in(VisitorIdRequest.Builder::deploymentId)
        .use(names())
        .withProbability(OFTEN)
        .in(VisitorIdRequest.Builder::sid)
        .build(VisitorIdRequest.Builder::build);
  }

  static Arbitrary<UnknownRequest> unknownRequests() {
    return Combinators.combine(unknownWords(), unknownWords(), json())
        .as(
            (prefix, noun, raw) ->
                UnknownRequest.builder().prefix(prefix).noun(noun).raw(raw).build());
  }

  static Arbitrary<NounWrapper> nounWrappers() {
    return Combinators.combine(Arbitraries.oneOf(posts()), extras())
        .as(
            (request, extras) ->
                NounWrapper.builder().request(request).additionalProperties(extras).build());
  }

  static Arbitrary<MultiNounRequest> multiNounRequests() {
    return Builders.withBuilder(MultiNounRequest::builder)
        .use(few(nounWrappers()))
        .in(MultiNounRequest.Builder::nouns)
        .use(extras())
        .in(MultiNounRequest.Builder::putAllAdditionalProperties)
        .build(MultiNounRequest.Builder::build);
  }

  /** Returns generators of the requests that a MultiNoun can hold. */
  private static List<Arbitrary<Request>> posts() {
    Map<Class<? extends Extensible>, Arbitrary<? extends Extensible>> all = new LinkedHashMap<>();
    addPostsTo(all);
    all.put(UnknownRequest.class, unknownRequests());
    return all.values().stream()
        .<Arbitrary<Request>>map(each -> each.map(Request.class::cast))
        .toList();
  }

  /** The targets of a chat request, which names at least one of these. */
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

  /** Returns a generator of acks, which begin at -1. */
  private static Arbitrary<Long> acks() {
    return Arbitraries.longs().between(-1, Long.MAX_VALUE);
  }
}
