package dev.chasitor.session.visitor;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import java.time.Duration;
import java.util.Optional;

/** Describes what went wrong with a call, in words and as a cause to end the session. */
final class Failure {

  private Failure() {}

  static String of(Input outcome) {
    return outcome instanceof Input.Lost lost
        ? of(lost.failure())
        : of(((Input.Replied) outcome).reply());
  }

  private static String of(FailureKind failure) {
    return switch (failure) {
      case TIMED_OUT -> "no answer in time";
      case NOT_CONNECTED -> "no connection";
      case UNKNOWN_HOST -> "the host is unknown";
      case CONNECTION_REFUSED -> "the connection was refused";
      case NOT_TRUSTED -> "the server's certificate is not trusted";
      case NOT_TLS -> "the server does not speak TLS";
      case PROXY_REFUSED -> "the proxy refused to connect";
      case CONNECTION_LOST -> "the connection broke";
      case TOO_LARGE -> "the answer is too large";
      case CANCELLED, CLOSED -> "the transport gave up";
      case NOT_CARRIED -> "the transport refuses the request, for example http to another machine";
      case UNEXPECTED -> "the transport failed";
    };
  }

  private static String of(Reply reply) {
    return switch (reply.kind()) {
      case REFUSED -> of(((Reply.Refused) reply).refusal());
      case MALFORMED ->
          "the answer does not follow the protocol: " + ((Reply.Malformed) reply).problem();
      case ANSWERED, ACCEPTED, EMPTY -> "the answer does not fit the request";
    };
  }

  static String of(Refusal refusal) {
    return refusal.text().isEmpty()
        ? "status " + refusal.status()
        : "status " + refusal.status() + " (" + refusal.text() + ")";
  }

  /** Returns the cause to report when a session ends because of this outcome. */
  static EndCause.Kind endOf(Input outcome) {
    if (outcome instanceof Input.Lost) {
      return EndCause.Kind.NETWORK;
    }
    return ((Input.Replied) outcome).reply() instanceof Reply.Refused
        ? EndCause.Kind.SERVER_FAILED
        : EndCause.Kind.PROTOCOL;
  }

  /**
   * Whether no further try can succeed: the transport is closed, refuses such requests or does not
   * trust the server.
   */
  static boolean isHopeless(Input outcome) {
    return outcome instanceof Input.Lost lost
        && switch (lost.failure()) {
          case CLOSED, NOT_CARRIED, NOT_TRUSTED -> true;
          case CANCELLED,
              TIMED_OUT,
              NOT_CONNECTED,
              UNKNOWN_HOST,
              CONNECTION_REFUSED,
              NOT_TLS,
              PROXY_REFUSED,
              CONNECTION_LOST,
              TOO_LARGE,
              UNEXPECTED ->
              false;
        };
  }

  /** Whether the server cannot have received the call. */
  static boolean neverLeft(Input outcome) {
    return outcome instanceof Input.Lost lost && lost.failure().isUnconnected();
  }

  /** Returns how long the server wants the session to wait before the next try, if it says so. */
  static Optional<Duration> retryAfter(Input outcome) {
    return passing(outcome).flatMap(Refusal.ServerFailed::retryAfter);
  }

  /** Whether the server's failure passes, so that the same call may succeed later (C-ERR-05). */
  static boolean isPassing(Input outcome) {
    return passing(outcome).isPresent();
  }

  private static Optional<Refusal.ServerFailed> passing(Input outcome) {
    return outcome instanceof Input.Replied replied
            && replied.reply() instanceof Reply.Refused refused
            && refused.refusal() instanceof Refusal.ServerFailed failed
        ? Optional.of(failed)
        : Optional.empty();
  }

  static Input.Lost timedOut(CallSlot.Busy slot, VisitorTurn turn) {
    return new Input.Lost(turn.now(), slot.call(), FailureKind.TIMED_OUT);
  }
}
