package dev.chasitor.model;

/** A JSON body with which a server answers a request. Guide chapter 7. */
public sealed interface Response extends Extensible
    permits SessionIdResponse, MessagesResponse, ResyncSessionResponse, EnvelopeResponse {}
