package dev.chasitor.client;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.session.visitor.ServerMove;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * One request without a session, which follows {@code SwitchServer} to other servers. It is never
 * retried. When another server answers it, the client's endpoint changes to that server.
 *
 * @param <T> the type of the result
 */
final class SessionlessCall<T> {

  private final SessionlessWire wire;
  private final RequestType kind;
  private final Request whenMoved;
  private final Function<Reply, Optional<T>> answer;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private int moves;

  /**
   * Creates a call that was not made yet.
   *
   * @param whenMoved the request for other servers, which do not know the visitor
   * @param answer finds the result in a reply; empty if the reply does not hold it
   */
  SessionlessCall(SessionlessWire wire, Request whenMoved, Function<Reply, Optional<T>> answer) {
    this.wire = wire;
    this.kind = whenMoved.kind();
    this.whenMoved = whenMoved;
    this.answer = answer;
  }

  CompletionStage<T> ask(Request request) {
    ask(wire.endpoint(), request);
    return result.minimalCompletionStage();
  }

  private void ask(URI server, Request request) {
    wire.send(server, request, reply -> answered(server, reply), this::failed);
  }

  private void failed(FailureKind failure) {
    result.completeExceptionally(VisitorRequestException.failed(kind, failure));
  }

  private void answered(URI server, Reply reply) {
    Optional<T> found = answer.apply(reply);
    if (found.isPresent()) {
      if (moves > 0) {
        wire.moved(server);
      }
      result.complete(found.get());
      return;
    }
    switch (reply.kind()) {
      case REFUSED ->
          result.completeExceptionally(
              VisitorRequestException.refused(kind, ((Reply.Refused) reply).refusal()));
      case MALFORMED -> misunderstood(((Reply.Malformed) reply).problem());
      case ANSWERED, ACCEPTED, EMPTY -> follow(server, reply);
    }
  }

  private void follow(URI server, Reply reply) {
    Optional<SwitchServer> move =
        reply instanceof Reply.Answered answered
                && answered.response() instanceof EnvelopeResponse envelope
            ? envelope.first(SwitchServer.class)
            : Optional.empty();
    if (move.isEmpty()) {
      misunderstood("the answer holds neither the result nor a SwitchServer");
    } else {
      ServerMove where = ServerMove.follow(server, move.get().newUrl(), moves++);
      if (where instanceof ServerMove.Moved moved) {
        ask(moved.server(), whenMoved);
      } else {
        misunderstood(((ServerMove.Refused) where).reason());
      }
    }
  }

  private void misunderstood(String problem) {
    result.completeExceptionally(VisitorRequestException.misunderstood(kind, problem));
  }
}
