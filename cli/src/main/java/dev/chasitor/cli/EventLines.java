package dev.chasitor.cli;

import dev.chasitor.cli.demo.Words;
import dev.chasitor.model.AgentJoinedConference;
import dev.chasitor.model.AgentLeftConference;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.ChatTransferred;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints the events of a chat: the agent's lines on standard output, notices on standard error. */
final class EventLines {
  /** What follows TransferToButtonInitiated. No source shows the properties of these types. */
  private static final Map<String, String> OF_TRANSFERS =
      Map.of(
          "TransferToButtonCompleted", "the chat is in another queue",
          "TransferToButtonFailed", "the chat could not be transferred to another queue");

  /** What the agent is called who has no name. */
  private static final String NAMELESS = "an agent";

  /** What an agent is called who joins others and has no name. */
  private static final String ANOTHER = "another agent";

  private final Terminal terminal;

  EventLines(Terminal terminal) {
    this.terminal = terminal;
  }

  void tell(SessionEvent event) {
    switch (event.kind()) {
      case PHASE_CHANGED -> {
        SessionEvent.PhaseChanged change = (SessionEvent.PhaseChanged) event;
        say(Words.of(change.from()) + " → " + Words.of(change.to()));
      }
      case RECEIVED -> {
        SessionEvent.Received received = (SessionEvent.Received) event;
        if (received.perhapsRepeated()) {
          say("the next line may be a repeat");
        }
        tell(received.message());
      }
      case TROUBLED -> troubled((SessionEvent.Troubled) event);
      case MASKED -> {
        SessionEvent.Masked masked = (SessionEvent.Masked) event;
        say("sent as: " + masked.text() + " (rule " + String.join(", ", masked.rules()) + ")");
      }
      case IDLE_WARNING -> {
        SessionEvent.IdleWarning warning = (SessionEvent.IdleWarning) event;
        if (warning.triggered()) {
          say("without an answer the chat ends in " + warning.endsIn().toSeconds() + " s");
        }
      }
      case BATCH_DROPPED, RULE_IGNORED, SAID_BEFORE, SETTLED, ENDED -> {
        // Nothing to print: a dropped batch brings nothing new, the visitor cannot repair the
        // server's rule, and settled() and ended() print the rest.
      }
    }
  }

  private void troubled(SessionEvent.Troubled trouble) {
    say(
        String.format(
            Locale.ROOT,
            "%s failed: %s; again in %.1f s",
            trouble.request().noun(),
            trouble.problem(),
            trouble.retryIn().toMillis() / 1000.0));
  }

  private void tell(ServerMessage message) {
    switch (message.kind()) {
      case CHAT_MESSAGE -> terminal.out().println(Printable.text(((ChatMessage) message).text()));
      case CHAT_REQUEST_SUCCESS ->
          ((ChatRequestSuccess) message)
              .queuePosition()
              .ifPresent(position -> say("in the queue at position " + position));
      case QUEUE_UPDATE ->
          ((QueueUpdate) message)
              .position()
              .ifPresent(position -> say("in the queue at position " + position));
      case CHAT_ESTABLISHED ->
          say("talking to " + ((ChatEstablished) message).name().orElse(NAMELESS));
      case CHAT_TRANSFERRED ->
          say("talking to " + ((ChatTransferred) message).name().orElse(NAMELESS) + " now");
      case AGENT_DISCONNECT -> say("the agent was disconnected; another may come");
      case TRANSFER_TO_BUTTON_INITIATED -> say("the chat is transferred to another queue");
      case AGENT_JOINED_CONFERENCE ->
          say(((AgentJoinedConference) message).name().orElse(ANOTHER) + " joined the chat");
      case AGENT_LEFT_CONFERENCE ->
          say(((AgentLeftConference) message).name().orElse(NAMELESS) + " left the chat");
      case UNKNOWN -> say(unread((UnknownMessage) message));
      case CHAT_REQUEST_FAIL,
          RICH_MESSAGE,
          FILE_TRANSFER,
          AGENT_TYPING,
          AGENT_NOT_TYPING,
          CUSTOM_EVENT,
          NEW_VISITOR_BREADCRUMB,
          SENSITIVE_DATA_RULES,
          ASYNC_RESULT,
          CHAT_ENDED,
          CHASITOR_SESSION_DATA,
          RECONNECT_SESSION,
          SWITCH_SERVER,
          SETTINGS,
          AVAILABILITY,
          VISITOR_ID,
          ERROR,
          WARNING,
          EMBEDDED_SERVICE_ERROR -> {
        // Nothing that a person at a terminal needs to read.
      }
    }
  }

  /**
   * Describes a message that the codec kept as it came. The body of a ChatMessage is shown, since
   * it holds what the agent said; other bodies may hold secrets.
   */
  private static String unread(UnknownMessage message) {
    if (message.problem().isEmpty()) {
      return OF_TRANSFERS.getOrDefault(
          message.typeWord(), "the server sent something unknown: " + message.typeWord());
    }
    String problem =
        "the server sent a "
            + message.typeWord()
            + " that cannot be read ("
            + message.problem().get()
            + ")";
    return message.typeWord().equals(MessageType.CHAT_MESSAGE.word())
        ? problem + ": " + message.raw().text()
        : problem;
  }

  void undelivered(String line, @Nullable CommandOutcome outcome, @Nullable Throwable problem) {
    say(fate(outcome, problem) + ": " + line);
  }

  private static String fate(@Nullable CommandOutcome outcome, @Nullable Throwable problem) {
    if (outcome == null) {
      return "not sent (" + (problem == null ? "no reason known" : problem.getMessage()) + ")";
    }
    return switch (outcome.kind()) {
      case ACCEPTED -> "sent";
      case REFUSED ->
          "refused by the server (" + ((CommandOutcome.Refused) outcome).refusal().status() + ")";
      case UNKNOWN ->
          "sent, but it is not known whether it arrived ("
              + ((CommandOutcome.Unknown) outcome).reason()
              + ")";
      case NOT_SENT -> "not sent (" + ((CommandOutcome.NotSent) outcome).reason() + ")";
    };
  }

  void ended(EndCause cause, List<String> undelivered) {
    say(words(cause.kind()) + (cause.detail().isEmpty() ? "" : ": " + cause.detail()));
    if (!undelivered.isEmpty()) {
      say("lines that did not get through: " + undelivered.size());
    }
  }

  private static String words(EndCause.Kind kind) {
    return switch (kind) {
      case VISITOR -> "you ended the chat";
      case AGENT -> "the agent ended the chat";
      case IDLE -> "you left the agent without an answer for too long";
      case TIME_LIMIT -> "the time for the chat was over";
      case VISITOR_SILENT -> "the server ended the chat: it heard nothing from you for too long";
      case NO_AGENT -> "no agent took the chat";
      case OTHER_REASON -> "the server ended the chat for an unknown reason";
      case REQUEST_FAILED -> "the chat request failed";
      case SESSION_GONE -> "the session is gone";
      case SESSION_LOST -> "the session was lost";
      case NETWORK -> "the server was out of reach for too long";
      case SERVER_FAILED -> "the server kept failing";
      case REFUSED -> "the server refused";
      case PROTOCOL -> "the server does not speak the protocol";
      case DRIVER_FAILED -> "the chat was cut off by a failure in this program";
      case ABANDONED -> "the chat was dropped";
    };
  }

  void say(String notice) {
    terminal.err().println("* " + Printable.row(notice));
  }
}
