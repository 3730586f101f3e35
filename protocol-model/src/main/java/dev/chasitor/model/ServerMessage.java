package dev.chasitor.model;

/**
 * What a server pushes to the visitor through {@code Messages}, and what it answers in an {@link
 * EnvelopeResponse}. Guide chapters 5 and 7.
 *
 * <p>Java 17 has no pattern switch: switch over {@link #kind()} instead. The family grows with the
 * protocol, and {@link UnknownMessage} is the stable catch-all: it holds every type this model does
 * not know, and every known one whose body was malformed, so that one bad message never stalls a
 * poll loop.
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

  /** Which message this is. */
  MessageType kind();
}
