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
    if (event instanceof SessionEvent.PhaseChanged changed) {
      moved(changed.to());
    } else if (event instanceof SessionEvent.Received received) {
      ServerMessage message = received.message();
      told(
          message instanceof UnknownMessage unknown ? unknown.typeWord() : message.kind().word(),
          message instanceof ChatMessage line ? line.text() : "",
          received.recovered());
    } else if (event instanceof SessionEvent.Ended ended) {
      over(ended.cause().kind().name());
    }
  }

  /** What this library's own outcomes mean. */
  static Fate fate(CommandOutcome outcome) {
    if (outcome instanceof CommandOutcome.Accepted) {
      return Fate.ACCEPTED;
    }
    if (outcome instanceof CommandOutcome.Refused) {
      return Fate.REFUSED;
    }
    return outcome instanceof CommandOutcome.Unknown ? Fate.UNKNOWN : Fate.NOT_SENT;
  }
}
