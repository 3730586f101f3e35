package dev.chasitor.model;

/**
 * A request of a visitor's client to a server. Guide chapters 5 and 6.
 *
 * <p>Java 17 has no pattern switch; switch over {@link #kind()} instead. Later protocol versions
 * may add requests.
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

  /** The type of this request. */
  RequestType kind();
}
