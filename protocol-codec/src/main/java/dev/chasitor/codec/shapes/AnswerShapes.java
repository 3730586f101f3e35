package dev.chasitor.codec.shapes;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.TEXT;

import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.model.Availability;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.Settings;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.VisitorId;

/** The tables of answers that come in an envelope. Guide chapter 7. */
public final class AnswerShapes {

  /** Which buttons and agents are available. */
  public static final JsonShape<Availability, Availability.Builder> AVAILABILITY =
      JsonShape.of(
              MessageType.AVAILABILITY.word(), Availability::builder, Availability.Builder::build)
          .source("Guide chapter 7, Availability; ruling A13")
          .requiredList(
              "results", DataShapes.RESULT, Availability::results, Availability.Builder::addResults)
          .extras(
              Availability::additionalProperties, Availability.Builder::putAdditionalProperties);

  /** The settings of a deployment. */
  public static final JsonShape<Settings, Settings.Builder> SETTINGS =
      JsonShape.of(MessageType.SETTINGS.word(), Settings::builder, Settings.Builder::build)
          .source("Guide chapter 7, Settings; rulings A12, A13")
          .required("pingRate", INT32, Settings::pingRate, Settings.Builder::pingRate)
          .also("pingrate")
          .required(
              "contentServerUrl",
              TEXT,
              Settings::contentServerUrl,
              Settings.Builder::contentServerUrl)
          .requiredList(
              "buttons", DataShapes.BUTTON, Settings::buttons, Settings.Builder::addButtons)
          .extras(Settings::additionalProperties, Settings.Builder::putAdditionalProperties);

  /** A new id for a visitor's browser. */
  public static final JsonShape<VisitorId, VisitorId.Builder> VISITOR_ID =
      JsonShape.of(MessageType.VISITOR_ID.word(), VisitorId::builder, VisitorId.Builder::build)
          .source("Guide chapter 7, VisitorId; ruling A13")
          .required("sessionId", TEXT, VisitorId::sessionId, VisitorId.Builder::sessionId)
          .extras(VisitorId::additionalProperties, VisitorId.Builder::putAdditionalProperties);

  /** The answer that another server holds the organisation now. */
  public static final JsonShape<SwitchServer, SwitchServer.Builder> SWITCH_SERVER =
      JsonShape.of(
              MessageType.SWITCH_SERVER.word(), SwitchServer::builder, SwitchServer.Builder::build)
          .source("v66 guide, SwitchServer; ruling A13")
          .required("newUrl", TEXT, SwitchServer::newUrl, SwitchServer.Builder::newUrl)
          .extras(
              SwitchServer::additionalProperties, SwitchServer.Builder::putAdditionalProperties);

  /** The message that another node holds the session now; the key stays the same. */
  public static final JsonShape<ReconnectSession, ReconnectSession.Builder> RECONNECT_SESSION =
      JsonShape.of(
              MessageType.RECONNECT_SESSION.word(),
              ReconnectSession::builder,
              ReconnectSession.Builder::build)
          .source("v66 guide, ReconnectSession; ruling A8")
          .optional(
              "resetSequence",
              BOOL,
              ReconnectSession::resetSequence,
              ReconnectSession.Builder::resetSequence)
          .since(37)
          .required(
              "affinityToken",
              SecretTypes.AFFINITY_TOKEN,
              ReconnectSession::affinityToken,
              ReconnectSession.Builder::affinityToken)
          .since(37)
          .extras(
              ReconnectSession::additionalProperties,
              ReconnectSession.Builder::putAdditionalProperties);

  private AnswerShapes() {}
}
