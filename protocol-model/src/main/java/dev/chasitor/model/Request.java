package dev.chasitor.model;

/**
 * What a visitor's client asks of a server. Guide chapters 5 and 6.
 *
 * <p>Java 17 has no pattern switch: switch over {@link #kind()} instead. The family grows with the
 * protocol.
 */
public sealed interface Request extends Extensible
    permits SessionIdRequest,
        DeleteSessionIdRequest,
        MessagesRequest,
        ResyncSessionRequest,
        ReconnectSessionRequest,
        MultiNounRequest,
        ChasitorInitRequest,
        ChasitorResyncStateRequest,
        ChasitorTypingRequest,
        ChasitorNotTypingRequest,
        ChasitorSneakPeekRequest,
        ChatMessageRequest,
        CustomEventRequest,
        ChatEndRequest,
        ChatCancelRequest,
        ChasitorIdleTimeoutWarningEventRequest,
        SensitiveDataRuleTriggeredRequest,
        RichMessageRequest,
        AgentSensitiveDataRuleTriggeredRequest,
        SettingsRequest,
        AvailabilityRequest,
        VisitorIdRequest,
        BreadcrumbRequest,
        UnknownRequest {

  /** Which request this is. */
  RequestType kind();
}
