package dev.chasitor.conformance.subject;

import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;

/**
 * The application behind a client under test: it must be told what happens, as applications are.
 * What it is told is judged; now and then it is slow or throws.
 */
public interface Application {

  /** The chat is in another phase. */
  void moved(Phase to);

  /**
   * The server pushed a message.
   *
   * @param type the word in its type property
   * @param text the text of a line, empty otherwise
   * @param recovered whether it was missed in a hand-over and found in the transcript
   */
  void told(String type, String text, boolean recovered);

  /**
   * The session is over.
   *
   * @param cause why
   */
  void over(String cause);

  /** An event of this library's own machine. */
  default void on(SessionEvent event) {
    switch (event.kind()) {
      case PHASE_CHANGED -> moved(((SessionEvent.PhaseChanged) event).to());
      case RECEIVED -> {
        SessionEvent.Received received = (SessionEvent.Received) event;
        ServerMessage message = received.message();
        told(
            message instanceof UnknownMessage unknown ? unknown.typeWord() : message.kind().word(),
            message instanceof ChatMessage line ? line.text() : "",
            received.recovered());
      }
      case ENDED -> over(((SessionEvent.Ended) event).cause().kind().name());
      case TROUBLED, IDLE_WARNING, MASKED, RULE_IGNORED -> {
        // Not part of what a client must tell its application.
      }
    }
  }

  /** What this library's own outcomes mean. */
  static Fate fate(CommandOutcome outcome) {
    return switch (outcome.kind()) {
      case ACCEPTED -> Fate.ACCEPTED;
      case REFUSED -> Fate.REFUSED;
      case UNKNOWN -> Fate.UNKNOWN;
      case NOT_SENT -> Fate.NOT_SENT;
    };
  }
}
