package dev.chasitor.session.visitor;

import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.Word;
import java.util.Optional;

/** Reads the server's words for an end. */
final class Wording {

  private Wording() {}

  /** Returns the cause of an end by ChatEnded that the visitor's side had not asked for. */
  static EndCause.Kind kindOf(ChatEnded ended) {
    return ended
        .reason()
        .map(word -> word.known().map(Wording::kindOf).orElse(EndCause.Kind.OTHER_REASON))
        .orElse(EndCause.Kind.AGENT);
  }

  private static EndCause.Kind kindOf(ChatEndReason reason) {
    return switch (reason) {
      case AGENT -> EndCause.Kind.AGENT;
      case CLIENT -> EndCause.Kind.VISITOR_SILENT;
      case CLIENT_IDLE_TIMEOUT -> EndCause.Kind.IDLE;
      case AGENTS_UNAVAILABLE, AGENT_PUSH_TIMEOUT -> EndCause.Kind.NO_AGENT;
      case NO_POST -> EndCause.Kind.REQUEST_FAILED;
    };
  }

  /** Returns a cause with the reason that ChatEnded states. */
  static EndCause cause(EndCause.Kind kind, ChatEnded ended, VisitorTurn turn) {
    return ended.reason().map(word -> stated(kind, word, turn)).orElseGet(() -> unstated(kind));
  }

  /** Returns a cause with the reason that ChatRequestFail states. */
  static EndCause cause(EndCause.Kind kind, ChatRequestFail fail, VisitorTurn turn) {
    return fail.reason().map(word -> stated(kind, word, turn)).orElseGet(() -> unstated(kind));
  }

  /** A word of the protocol is kept as it is, even if the visitor said the same. */
  private static EndCause stated(EndCause.Kind kind, Word<?> word, VisitorTurn turn) {
    String reason = word.known().isPresent() ? word.raw() : turn.safe(word.raw());
    return new EndCause(kind, reason, Optional.of(reason));
  }

  private static EndCause unstated(EndCause.Kind kind) {
    return new EndCause(kind, "no reason given");
  }
}
