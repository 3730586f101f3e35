package dev.chasitor.tck.arbitraries;

import static dev.chasitor.tck.arbitraries.Values.OFTEN;
import static dev.chasitor.tck.arbitraries.Values.extras;
import static dev.chasitor.tck.arbitraries.Values.few;
import static dev.chasitor.tck.arbitraries.Values.flags;
import static dev.chasitor.tck.arbitraries.Values.objects;
import static dev.chasitor.tck.arbitraries.Values.texts;
import static dev.chasitor.tck.arbitraries.Values.words;

import dev.chasitor.model.AgentJoinedConference;
import dev.chasitor.model.AgentLeftConference;
import dev.chasitor.model.AsyncResult;
import dev.chasitor.model.EmbeddedServiceError;
import dev.chasitor.model.ErrorMessage;
import dev.chasitor.model.FileTransfer;
import dev.chasitor.model.FileTransferType;
import dev.chasitor.model.RichMessage;
import dev.chasitor.model.RichMessageType;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.TransferToButtonInitiated;
import dev.chasitor.model.WarningMessage;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;

/** Generators of the messages that no edition of the guide documents. */
final class UndocumentedModels {

  private UndocumentedModels() {}

  static void addTo(Map<Class<? extends ServerMessage>, Arbitrary<? extends ServerMessage>> types) {
    types.put(TransferToButtonInitiated.class, transferToButtonInitiateds());
    types.put(AgentJoinedConference.class, agentJoinedConferences());
    types.put(AgentLeftConference.class, agentLeftConferences());
    types.put(RichMessage.class, richMessages());
    types.put(FileTransfer.class, fileTransfers());
    types.put(AsyncResult.class, asyncResults());
    types.put(ErrorMessage.class, errorMessages());
    types.put(WarningMessage.class, warningMessages());
    types.put(EmbeddedServiceError.class, embeddedServiceErrors());
  }

  static Arbitrary<TransferToButtonInitiated> transferToButtonInitiateds() {
    return Builders.withBuilder(TransferToButtonInitiated::builder)
        .use(extras())
        .in(TransferToButtonInitiated.Builder::putAllAdditionalProperties)
        .build(TransferToButtonInitiated.Builder::build);
  }

  static Arbitrary<AgentJoinedConference> agentJoinedConferences() {
    return Builders.withBuilder(AgentJoinedConference::builder)
        .use(texts())
        .withProbability(OFTEN)
        .in(AgentJoinedConference.Builder::name)
        .use(extras())
        .in(AgentJoinedConference.Builder::putAllAdditionalProperties)
        .build(AgentJoinedConference.Builder::build);
  }

  static Arbitrary<AgentLeftConference> agentLeftConferences() {
    return Builders.withBuilder(AgentLeftConference::builder)
        .use(texts())
        .withProbability(OFTEN)
        .in(AgentLeftConference.Builder::name)
        .use(extras())
        .in(AgentLeftConference.Builder::putAllAdditionalProperties)
        .build(AgentLeftConference.Builder::build);
  }

  static Arbitrary<RichMessage> richMessages() {
    return Builders.withBuilder(RichMessage::builder)
        .use(words(RichMessageType.class))
        .in(RichMessage.Builder::type)
        .use(texts())
        .withProbability(OFTEN)
        .in(RichMessage.Builder::header)
        .use(few(DataModels.richMessageItems()))
        .in(RichMessage.Builder::items)
        .use(extras())
        .in(RichMessage.Builder::putAllAdditionalProperties)
        .build(RichMessage.Builder::build);
  }

  static Arbitrary<FileTransfer> fileTransfers() {
    return Builders.withBuilder(FileTransfer::builder)
        .use(words(FileTransferType.class))
        .in(FileTransfer.Builder::type)
        .use(texts())
        .withProbability(OFTEN)
        .in(FileTransfer.Builder::uploadServletUrl)
        .use(texts())
        .withProbability(OFTEN)
        .in(FileTransfer.Builder::cdmServletUrl)
        .use(texts())
        .withProbability(OFTEN)
        .in(FileTransfer.Builder::fileToken)
        .use(extras())
        .in(FileTransfer.Builder::putAllAdditionalProperties)
        .build(FileTransfer.Builder::build);
  }

  static Arbitrary<AsyncResult> asyncResults() {
    return Builders.withBuilder(AsyncResult::builder)
        .use(flags())
        .withProbability(OFTEN)
        .in(AsyncResult.Builder::isSuccess)
        .use(objects())
        .withProbability(OFTEN)
        .in(AsyncResult.Builder::error)
        .use(extras())
        .in(AsyncResult.Builder::putAllAdditionalProperties)
        .build(AsyncResult.Builder::build);
  }

  static Arbitrary<ErrorMessage> errorMessages() {
    return Builders.withBuilder(ErrorMessage::builder)
        .use(texts())
        .withProbability(OFTEN)
        .in(ErrorMessage.Builder::text)
        .use(extras())
        .in(ErrorMessage.Builder::putAllAdditionalProperties)
        .build(ErrorMessage.Builder::build);
  }

  static Arbitrary<WarningMessage> warningMessages() {
    return Builders.withBuilder(WarningMessage::builder)
        .use(texts())
        .withProbability(OFTEN)
        .in(WarningMessage.Builder::text)
        .use(extras())
        .in(WarningMessage.Builder::putAllAdditionalProperties)
        .build(WarningMessage.Builder::build);
  }

  static Arbitrary<EmbeddedServiceError> embeddedServiceErrors() {
    return Builders.withBuilder(EmbeddedServiceError::builder)
        .use(texts())
        .withProbability(OFTEN)
        .in(EmbeddedServiceError.Builder::text)
        .use(flags())
        .withProbability(OFTEN)
        .in(EmbeddedServiceError.Builder::shouldRetry)
        .use(extras())
        .in(EmbeddedServiceError.Builder::putAllAdditionalProperties)
        .build(EmbeddedServiceError.Builder::build);
  }
}
