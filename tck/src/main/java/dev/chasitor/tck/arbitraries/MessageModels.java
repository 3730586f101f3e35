package dev.chasitor.tck.arbitraries;

import static dev.chasitor.tck.arbitraries.Values.OFTEN;
import static dev.chasitor.tck.arbitraries.Values.bigNumbers;
import static dev.chasitor.tck.arbitraries.Values.extras;
import static dev.chasitor.tck.arbitraries.Values.few;
import static dev.chasitor.tck.arbitraries.Values.flags;
import static dev.chasitor.tck.arbitraries.Values.json;
import static dev.chasitor.tck.arbitraries.Values.numbers;
import static dev.chasitor.tck.arbitraries.Values.texts;
import static dev.chasitor.tck.arbitraries.Values.unknownWords;
import static dev.chasitor.tck.arbitraries.Values.words;

import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.AgentNotTyping;
import dev.chasitor.model.AgentTyping;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.ChatTransferred;
import dev.chasitor.model.CustomEvent;
import dev.chasitor.model.Extensible;
import dev.chasitor.model.Message;
import dev.chasitor.model.NewVisitorBreadcrumb;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;

/** Generators of the messages that a server pushes, and of their envelope. */
final class MessageModels {

  private MessageModels() {}

  static void addTo(Map<Class<? extends Extensible>, Arbitrary<? extends Extensible>> types) {
    types.putAll(bodies());
    types.put(Message.class, messages());
  }

  private static Map<Class<? extends ServerMessage>, Arbitrary<? extends ServerMessage>> bodies() {
    Map<Class<? extends ServerMessage>, Arbitrary<? extends ServerMessage>> bodies =
        new LinkedHashMap<>();
    bodies.put(ChatRequestSuccess.class, chatRequestSuccesses());
    bodies.put(ChatRequestFail.class, chatRequestFails());
    bodies.put(QueueUpdate.class, queueUpdates());
    bodies.put(ChatEstablished.class, chatEstablisheds());
    bodies.put(ChatMessage.class, chatMessages());
    bodies.put(AgentTyping.class, agentTypings());
    bodies.put(AgentNotTyping.class, agentNotTypings());
    bodies.put(ChatEnded.class, chatEndeds());
    bodies.put(ChasitorSessionData.class, chasitorSessionData());
    bodies.put(ChatTransferred.class, chatTransferreds());
    bodies.put(AgentDisconnect.class, agentDisconnects());
    bodies.put(CustomEvent.class, customEvents());
    bodies.put(NewVisitorBreadcrumb.class, newVisitorBreadcrumbs());
    bodies.put(SensitiveDataRules.class, sensitiveDataRuleses());
    AnswerModels.addTo(bodies);
    UndocumentedModels.addTo(bodies);
    bodies.put(UnknownMessage.class, unknownMessages());
    return bodies;
  }

  static Arbitrary<ChatRequestSuccess> chatRequestSuccesses() {
    return Builders.withBuilder(ChatRequestSuccess::builder)
        .use(numbers())
        .withProbability(OFTEN)
        .in(ChatRequestSuccess.Builder::queuePosition)
        .use(DataModels.geoLocations())
        .withProbability(OFTEN)
        .in(ChatRequestSuccess.Builder::geoLocation)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChatRequestSuccess.Builder::url)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChatRequestSuccess.Builder::oref)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChatRequestSuccess.Builder::postChatUrl)
        .use(few(DataModels.customDetails()))
        .in(ChatRequestSuccess.Builder::customDetails)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChatRequestSuccess.Builder::visitorId)
        .use(numbers())
        .withProbability(OFTEN)
        .in(ChatRequestSuccess.Builder::estimatedWaitTime)
        .use(bigNumbers())
        .withProbability(OFTEN)
        .in(ChatRequestSuccess.Builder::connectionTimeout)
        .use(few(DataModels.sensitiveDataRules()))
        .in(ChatRequestSuccess.Builder::sensitiveDataRules)
        .use(flags())
        .withProbability(OFTEN)
        .in(ChatRequestSuccess.Builder::transcriptSaveEnabled)
        .use(extras())
        .in(ChatRequestSuccess.Builder::putAllAdditionalProperties)
        .build(ChatRequestSuccess.Builder::build);
  }

  static Arbitrary<ChatRequestFail> chatRequestFails() {
    return Builders.withBuilder(ChatRequestFail::builder)
        .use(words(ChatFailReason.class))
        .withProbability(OFTEN)
        .in(ChatRequestFail.Builder::reason)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChatRequestFail.Builder::postChatUrl)
        .use(few(DataModels.attachedRecords()))
        .in(ChatRequestFail.Builder::attachedRecords)
        .use(extras())
        .in(ChatRequestFail.Builder::putAllAdditionalProperties)
        .build(ChatRequestFail.Builder::build);
  }

  static Arbitrary<QueueUpdate> queueUpdates() {
    return Builders.withBuilder(QueueUpdate::builder)
        .use(numbers())
        .withProbability(OFTEN)
        .in(QueueUpdate.Builder::position)
        .use(numbers())
        .withProbability(OFTEN)
        .in(QueueUpdate.Builder::estimatedWaitTime)
        .use(extras())
        .in(QueueUpdate.Builder::putAllAdditionalProperties)
        .build(QueueUpdate.Builder::build);
  }

  static Arbitrary<ChatEstablished> chatEstablisheds() {
    return Builders.withBuilder(ChatEstablished::builder)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChatEstablished.Builder::name)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChatEstablished.Builder::userId)
        .use(flags())
        .withProbability(OFTEN)
        .in(ChatEstablished.Builder::sneakPeekEnabled)
        .use(DataModels.chasitorIdleTimeouts())
        .withProbability(OFTEN)
        .in(ChatEstablished.Builder::chasitorIdleTimeout)
        .use(few(json()))
        .in(ChatEstablished.Builder::items)
        .use(extras())
        .in(ChatEstablished.Builder::putAllAdditionalProperties)
        .build(ChatEstablished.Builder::build);
  }

  static Arbitrary<ChatMessage> chatMessages() {
    return Builders.withBuilder(ChatMessage::builder)
        .use(texts())
        .in(ChatMessage.Builder::text)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChatMessage.Builder::name)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChatMessage.Builder::agentId)
        .use(DataModels.messageSchedules())
        .withProbability(OFTEN)
        .in(ChatMessage.Builder::schedule)
        .use(extras())
        .in(ChatMessage.Builder::putAllAdditionalProperties)
        .build(ChatMessage.Builder::build);
  }

  static Arbitrary<AgentTyping> agentTypings() {
    return Builders.withBuilder(AgentTyping::builder)
        .use(texts())
        .withProbability(OFTEN)
        .in(AgentTyping.Builder::name)
        .use(texts())
        .withProbability(OFTEN)
        .in(AgentTyping.Builder::agentId)
        .use(extras())
        .in(AgentTyping.Builder::putAllAdditionalProperties)
        .build(AgentTyping.Builder::build);
  }

  static Arbitrary<AgentNotTyping> agentNotTypings() {
    return Builders.withBuilder(AgentNotTyping::builder)
        .use(texts())
        .withProbability(OFTEN)
        .in(AgentNotTyping.Builder::name)
        .use(texts())
        .withProbability(OFTEN)
        .in(AgentNotTyping.Builder::agentId)
        .use(extras())
        .in(AgentNotTyping.Builder::putAllAdditionalProperties)
        .build(AgentNotTyping.Builder::build);
  }

  static Arbitrary<ChatEnded> chatEndeds() {
    return Builders.withBuilder(ChatEnded::builder)
        .use(words(ChatEndReason.class))
        .withProbability(OFTEN)
        .in(ChatEnded.Builder::reason)
        .use(few(DataModels.attachedRecords()))
        .in(ChatEnded.Builder::attachedRecords)
        .use(extras())
        .in(ChatEnded.Builder::putAllAdditionalProperties)
        .build(ChatEnded.Builder::build);
  }

  static Arbitrary<ChasitorSessionData> chasitorSessionData() {
    return Builders.withBuilder(ChasitorSessionData::builder)
        .use(numbers())
        .withProbability(OFTEN)
        .in(ChasitorSessionData.Builder::queuePosition)
        .use(DataModels.geoLocations())
        .withProbability(OFTEN)
        .in(ChasitorSessionData.Builder::geoLocation)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChasitorSessionData.Builder::url)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChasitorSessionData.Builder::oref)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChasitorSessionData.Builder::postChatUrl)
        .use(flags())
        .withProbability(OFTEN)
        .in(ChasitorSessionData.Builder::sneakPeekEnabled)
        .use(few(DataModels.transcriptEntries()))
        .in(ChasitorSessionData.Builder::chatMessages)
        .use(extras())
        .in(ChasitorSessionData.Builder::putAllAdditionalProperties)
        .build(ChasitorSessionData.Builder::build);
  }

  static Arbitrary<UnknownMessage> unknownMessages() {
    return Builders.withBuilder(UnknownMessage::builder)
        .use(unknownWords())
        .in(UnknownMessage.Builder::typeWord)
        .use(json())
        .in(UnknownMessage.Builder::raw)
        .build(UnknownMessage.Builder::build);
  }

  static Arbitrary<Message> messages() {
    return Builders.withBuilder(Message::builder)
        .use(anyBody())
        .in(Message.Builder::message)
        .use(extras())
        .in(Message.Builder::putAllAdditionalProperties)
        .build(Message.Builder::build);
  }

  private static Arbitrary<ServerMessage> anyBody() {
    return Arbitraries.oneOf(
        bodies().values().stream().map(body -> body.map(ServerMessage.class::cast)).toList());
  }

  static Arbitrary<ChatTransferred> chatTransferreds() {
    return Builders.withBuilder(ChatTransferred::builder)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChatTransferred.Builder::name)
        .use(texts())
        .withProbability(OFTEN)
        .in(ChatTransferred.Builder::userId)
        .use(flags())
        .withProbability(OFTEN)
        .in(ChatTransferred.Builder::sneakPeekEnabled)
        .use(DataModels.chasitorIdleTimeouts())
        .withProbability(OFTEN)
        .in(ChatTransferred.Builder::chasitorIdleTimeout)
        .use(extras())
        .in(ChatTransferred.Builder::putAllAdditionalProperties)
        .build(ChatTransferred.Builder::build);
  }

  static Arbitrary<AgentDisconnect> agentDisconnects() {
    return Builders.withBuilder(AgentDisconnect::builder)
        .use(texts())
        .withProbability(OFTEN)
        .in(AgentDisconnect.Builder::name)
        .use(texts())
        .withProbability(OFTEN)
        .in(AgentDisconnect.Builder::agentId)
        .use(extras())
        .in(AgentDisconnect.Builder::putAllAdditionalProperties)
        .build(AgentDisconnect.Builder::build);
  }

  static Arbitrary<CustomEvent> customEvents() {
    return Builders.withBuilder(CustomEvent::builder)
        .use(texts())
        .in(CustomEvent.Builder::type)
        .use(texts())
        .in(CustomEvent.Builder::data)
        .use(extras())
        .in(CustomEvent.Builder::putAllAdditionalProperties)
        .build(CustomEvent.Builder::build);
  }

  static Arbitrary<NewVisitorBreadcrumb> newVisitorBreadcrumbs() {
    return Builders.withBuilder(NewVisitorBreadcrumb::builder)
        .use(texts())
        .in(NewVisitorBreadcrumb.Builder::location)
        .use(extras())
        .in(NewVisitorBreadcrumb.Builder::putAllAdditionalProperties)
        .build(NewVisitorBreadcrumb.Builder::build);
  }

  static Arbitrary<SensitiveDataRules> sensitiveDataRuleses() {
    return Builders.withBuilder(SensitiveDataRules::builder)
        .use(few(DataModels.sensitiveDataRules()))
        .in(SensitiveDataRules.Builder::sensitiveDataRules)
        .use(extras())
        .in(SensitiveDataRules.Builder::putAllAdditionalProperties)
        .build(SensitiveDataRules.Builder::build);
  }
}
