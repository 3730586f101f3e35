package dev.chasitor.conformance.subject;

import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.NumberedEvent;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;

/**
 * The application behind a client under test. The client must report to it what happens in the
 * session, and the rules judge these reports. In some runs it is slow, or it throws.
 */
public interface Application {

  /**
   * The client begins to deliver a numbered event; its reports of the event follow. A client calls
   * this only if its events have numbers that survive a restart (rule C-DUR-02).
   *
   * @param number the number of the event
   * @param what what the event is; equal for equal events, and without secrets
   */
  default void delivers(long number, String what) {}

  /**
   * The application confirms the event that it was given last; it has nothing more to do with it.
   *
   * @param number the number of the event
   */
  default void confirms(long number) {}

  /** The client reports a new phase. */
  void moved(Phase to);

  /**
   * The client delivers a message from the server.
   *
   * @param type the word in its type property
   * @param text the text of a line; otherwise empty
   * @param recovered whether the client found it in the transcript after a hand-over
   * @param perhapsRepeated whether the client says that it may have delivered it before
   */
  void told(String type, String text, boolean recovered, boolean perhapsRepeated);

  /**
   * The client reports the end of the session.
   *
   * @param cause why it ended; not empty
   */
  void over(String cause);

  /** Translates a numbered event of this library's client into the calls above. */
  default void on(NumberedEvent numbered) {
    SessionEvent event = numbered.event();
    String what =
        switch (event.kind()) {
          case RECEIVED -> {
            ServerMessage message = ((SessionEvent.Received) event).message();
            yield message.kind()
                + (message instanceof ChatMessage line ? " '" + line.text() + "'" : "");
          }
          case SETTLED -> {
            SessionEvent.Settled settled = (SessionEvent.Settled) event;
            yield "SETTLED #" + settled.ref() + " " + settled.outcome().kind();
          }
          case PHASE_CHANGED -> "PHASE_CHANGED " + ((SessionEvent.PhaseChanged) event).to();
          case ENDED, TROUBLED, BATCH_DROPPED, IDLE_WARNING, MASKED, RULE_IGNORED, SAID_BEFORE ->
              event.kind().name();
        };
    delivers(numbered.number(), what);
    on(event);
    confirms(numbered.number());
  }

  /** Translates an event of this library's client into the calls above. */
  default void on(SessionEvent event) {
    switch (event.kind()) {
      case PHASE_CHANGED -> moved(((SessionEvent.PhaseChanged) event).to());
      case RECEIVED -> {
        SessionEvent.Received received = (SessionEvent.Received) event;
        ServerMessage message = received.message();
        told(
            message instanceof UnknownMessage unknown ? unknown.typeWord() : message.kind().word(),
            message instanceof ChatMessage line ? line.text() : "",
            received.recovered(),
            received.perhapsRepeated());
      }
      case ENDED -> over(((SessionEvent.Ended) event).cause().kind().name());
      case TROUBLED, BATCH_DROPPED, IDLE_WARNING, MASKED, RULE_IGNORED, SAID_BEFORE, SETTLED -> {
        // No rule demands a report of these; the fate of a command is reported apart.
      }
    }
  }

  /** Translates an outcome of this library's client. */
  static Fate fate(CommandOutcome outcome) {
    return switch (outcome.kind()) {
      case ACCEPTED -> Fate.ACCEPTED;
      case REFUSED -> Fate.REFUSED;
      case UNKNOWN -> Fate.UNKNOWN;
      case NOT_SENT -> Fate.NOT_SENT;
    };
  }
}
