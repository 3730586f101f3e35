package dev.chasitor.codec.shapes;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.JSON;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.word;

import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.model.AgentJoinedConference;
import dev.chasitor.model.AgentLeftConference;
import dev.chasitor.model.AsyncResult;
import dev.chasitor.model.EmbeddedServiceError;
import dev.chasitor.model.ErrorMessage;
import dev.chasitor.model.FileTransfer;
import dev.chasitor.model.FileTransferType;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RichMessage;
import dev.chasitor.model.RichMessageType;
import dev.chasitor.model.TransferToButtonInitiated;
import dev.chasitor.model.WarningMessage;

/** The tables of messages that no guide describes but existing clients know. */
public final class UndocumentedShapes {

  /** The message that a transfer of the chat to another button's queue began. */
  public static final JsonShape<TransferToButtonInitiated, TransferToButtonInitiated.Builder>
      TRANSFER_TO_BUTTON_INITIATED =
          JsonShape.of(
                  MessageType.TRANSFER_TO_BUTTON_INITIATED.word(),
                  TransferToButtonInitiated::builder,
                  TransferToButtonInitiated.Builder::build)
              .source("Seen in clients; undocumented")
              .extras(
                  TransferToButtonInitiated::additionalProperties,
                  TransferToButtonInitiated.Builder::putAdditionalProperties);

  /** The message that one more agent joined the chat. */
  public static final JsonShape<AgentJoinedConference, AgentJoinedConference.Builder>
      AGENT_JOINED_CONFERENCE =
          JsonShape.of(
                  MessageType.AGENT_JOINED_CONFERENCE.word(),
                  AgentJoinedConference::builder,
                  AgentJoinedConference.Builder::build)
              .source("Seen in clients; undocumented")
              .optional(
                  "name", TEXT, AgentJoinedConference::name, AgentJoinedConference.Builder::name)
              .undocumented()
              .extras(
                  AgentJoinedConference::additionalProperties,
                  AgentJoinedConference.Builder::putAdditionalProperties);

  /** The message that one of several agents left the chat. */
  public static final JsonShape<AgentLeftConference, AgentLeftConference.Builder>
      AGENT_LEFT_CONFERENCE =
          JsonShape.of(
                  MessageType.AGENT_LEFT_CONFERENCE.word(),
                  AgentLeftConference::builder,
                  AgentLeftConference.Builder::build)
              .source("Seen in clients; undocumented")
              .optional("name", TEXT, AgentLeftConference::name, AgentLeftConference.Builder::name)
              .undocumented()
              .extras(
                  AgentLeftConference::additionalProperties,
                  AgentLeftConference.Builder::putAdditionalProperties);

  /** The message with a menu of a bot. */
  public static final JsonShape<RichMessage, RichMessage.Builder> RICH_MESSAGE =
      JsonShape.of(
              MessageType.RICH_MESSAGE.word(), RichMessage::builder, RichMessage.Builder::build)
          .source("Seen in clients; undocumented")
          .required(
              "type", word(RichMessageType.class), RichMessage::type, RichMessage.Builder::type)
          .undocumented()
          .optional("header", TEXT, RichMessage::header, RichMessage.Builder::header)
          .undocumented()
          .defaultedList(
              "items",
              DataShapes.RICH_MESSAGE_ITEM,
              RichMessage::items,
              RichMessage.Builder::addItems)
          .undocumented()
          .extras(RichMessage::additionalProperties, RichMessage.Builder::putAdditionalProperties);

  /**
   * The message about a file that the visitor sends to the agent. The token does not show in {@code
   * toString}.
   */
  public static final JsonShape<FileTransfer, FileTransfer.Builder> FILE_TRANSFER =
      JsonShape.of(
              MessageType.FILE_TRANSFER.word(), FileTransfer::builder, FileTransfer.Builder::build)
          .source("Seen in clients; undocumented")
          .required(
              "type", word(FileTransferType.class), FileTransfer::type, FileTransfer.Builder::type)
          .undocumented()
          .optional(
              "uploadServletUrl",
              TEXT,
              FileTransfer::uploadServletUrl,
              FileTransfer.Builder::uploadServletUrl)
          .undocumented()
          .optional(
              "cdmServletUrl",
              TEXT,
              FileTransfer::cdmServletUrl,
              FileTransfer.Builder::cdmServletUrl)
          .undocumented()
          .optional("fileToken", TEXT, FileTransfer::fileToken, FileTransfer.Builder::fileToken)
          .undocumented()
          .extras(
              FileTransfer::additionalProperties, FileTransfer.Builder::putAdditionalProperties);

  /** The message about the result of an earlier request, as far as its meaning is known. */
  public static final JsonShape<AsyncResult, AsyncResult.Builder> ASYNC_RESULT =
      JsonShape.of(
              MessageType.ASYNC_RESULT.word(), AsyncResult::builder, AsyncResult.Builder::build)
          .source("Seen in clients; undocumented; ruling A30")
          .optional("isSuccess", BOOL, AsyncResult::isSuccess, AsyncResult.Builder::isSuccess)
          .undocumented()
          .optional("error", JSON, AsyncResult::error, AsyncResult.Builder::error)
          .undocumented()
          .extras(AsyncResult::additionalProperties, AsyncResult.Builder::putAdditionalProperties);

  /** The message that something went wrong. */
  public static final JsonShape<ErrorMessage, ErrorMessage.Builder> ERROR =
      JsonShape.of(MessageType.ERROR.word(), ErrorMessage::builder, ErrorMessage.Builder::build)
          .source("Seen in clients; undocumented")
          .optional("text", TEXT, ErrorMessage::text, ErrorMessage.Builder::text)
          .undocumented()
          .extras(
              ErrorMessage::additionalProperties, ErrorMessage.Builder::putAdditionalProperties);

  /** The message that something may go wrong. */
  public static final JsonShape<WarningMessage, WarningMessage.Builder> WARNING =
      JsonShape.of(
              MessageType.WARNING.word(), WarningMessage::builder, WarningMessage.Builder::build)
          .source("Seen in clients; undocumented")
          .optional("text", TEXT, WarningMessage::text, WarningMessage.Builder::text)
          .undocumented()
          .extras(
              WarningMessage::additionalProperties,
              WarningMessage.Builder::putAdditionalProperties);

  /** The message that the server could not set up an embedded chat. */
  public static final JsonShape<EmbeddedServiceError, EmbeddedServiceError.Builder>
      EMBEDDED_SERVICE_ERROR =
          JsonShape.of(
                  MessageType.EMBEDDED_SERVICE_ERROR.word(),
                  EmbeddedServiceError::builder,
                  EmbeddedServiceError.Builder::build)
              .source("Seen in clients; undocumented")
              .optional(
                  "text", TEXT, EmbeddedServiceError::text, EmbeddedServiceError.Builder::text)
              .undocumented()
              .optional(
                  "shouldRetry",
                  BOOL,
                  EmbeddedServiceError::shouldRetry,
                  EmbeddedServiceError.Builder::shouldRetry)
              .undocumented()
              .extras(
                  EmbeddedServiceError::additionalProperties,
                  EmbeddedServiceError.Builder::putAdditionalProperties);

  private UndocumentedShapes() {}
}
