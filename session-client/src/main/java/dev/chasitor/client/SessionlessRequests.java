package dev.chasitor.client;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.Availability;
import dev.chasitor.model.AvailabilityRequest;
import dev.chasitor.model.BreadcrumbRequest;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.Settings;
import dev.chasitor.model.SettingsRequest;
import dev.chasitor.model.VisitorId;
import dev.chasitor.model.VisitorIdRequest;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The requests that a visitor can make without a session. Each has two forms: as the application
 * gave it, and without the visitor's id for other servers, which do not know it.
 */
final class SessionlessRequests {

  private final SessionlessWire wire;

  SessionlessRequests(SessionlessWire wire) {
    this.wire = wire;
  }

  CompletionStage<Settings> settings(SettingsRequest request) {
    SettingsRequest.Builder stranger =
        SettingsRequest.builder()
            .organizationId(request.organizationId())
            .deploymentId(request.deploymentId())
            .addAllButtonIds(request.buttonIds())
            .putAllAdditionalProperties(request.additionalProperties());
    request.updateBreadcrumb().ifPresent(stranger::updateBreadcrumb);
    request.needEstimatedWaitTime().ifPresent(stranger::needEstimatedWaitTime);
    return new SessionlessCall<>(wire, stranger.build(), message(Settings.class)).ask(request);
  }

  CompletionStage<Availability> availability(AvailabilityRequest request) {
    AvailabilityRequest.Builder stranger =
        AvailabilityRequest.builder()
            .organizationId(request.organizationId())
            .deploymentId(request.deploymentId())
            .addAllIds(request.ids())
            .putAllAdditionalProperties(request.additionalProperties());
    request.needEstimatedWaitTime().ifPresent(stranger::needEstimatedWaitTime);
    return new SessionlessCall<>(wire, stranger.build(), message(Availability.class)).ask(request);
  }

  CompletionStage<VisitorId> visitorId(VisitorIdRequest request) {
    VisitorIdRequest stranger =
        VisitorIdRequest.builder()
            .organizationId(request.organizationId())
            .deploymentId(request.deploymentId())
            .putAllAdditionalProperties(request.additionalProperties())
            .build();
    return new SessionlessCall<>(wire, stranger, message(VisitorId.class)).ask(request);
  }

  CompletionStage<Void> breadcrumb(BreadcrumbRequest request) {
    Function<Reply, Optional<Reply>> accepted =
        reply -> reply instanceof Reply.Accepted ? Optional.of(reply) : Optional.empty();
    return new SessionlessCall<>(wire, request, accepted).ask(request).thenAccept(reply -> {});
  }

  private static <T extends ServerMessage> Function<Reply, Optional<T>> message(Class<T> type) {
    return reply ->
        reply instanceof Reply.Answered answered
                && answered.response() instanceof EnvelopeResponse envelope
            ? envelope.first(type)
            : Optional.empty();
  }
}
