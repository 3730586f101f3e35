package dev.chasitor.model;

/**
 * A message of the server: pushed in the answer to {@code Messages}, or sent in an {@link
 * EnvelopeResponse}. Guide chapters 5 and 7.
 *
 * <p>Java 17 has no pattern switch; switch over {@link #kind()} instead. Later protocol versions
 * may add types.
 *
 * <p>{@link UnknownMessage} holds every type that this model does not know, and every known one
 * with a malformed body. One malformed message therefore never stops a poll loop.
 */
public sealed interface ServerMessage extends Extensible
    permits ChatRequestSuccess,
        ChatRequestFail,
        QueueUpdate,
        ChatEstablished,
        ChatTransferred,
        TransferToButtonInitiated,
        AgentJoinedConference,
        AgentLeftConference,
        AgentDisconnect,
        ChatMessage,
        RichMessage,
        FileTransfer,
        AgentTyping,
        AgentNotTyping,
        CustomEvent,
        NewVisitorBreadcrumb,
        SensitiveDataRules,
        AsyncResult,
        ChatEnded,
        ChasitorSessionData,
        ReconnectSession,
        SwitchServer,
        Settings,
        Availability,
        VisitorId,
        ErrorMessage,
        WarningMessage,
        EmbeddedServiceError,
        UnknownMessage {

  /** The type of this message. */
  MessageType kind();
}
