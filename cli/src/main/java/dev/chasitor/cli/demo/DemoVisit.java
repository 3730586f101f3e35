package dev.chasitor.cli.demo;

import dev.chasitor.cli.demo.Screen.Look;
import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.client.SessionListener;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.SessionEvent.PhaseChanged;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The chat of one visitor. It plays the script as the session reports events, and records what is
 * said and heard. The session calls its listener on one thread at a time, so the class needs no
 * locks.
 */
final class DemoVisit implements SessionListener {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Act act;
  private final Screen screen;
  private final Tally toDesk;
  private final Tally fromDesk;
  private final Iterator<String> lines;
  private final CompletableFuture<ChatSession> session = new CompletableFuture<>();
  private Phase phase = Phase.INIT;
  private int unanswered = 1; // the desk greets first
  private volatile OptionalLong restoredAtNanos = OptionalLong.empty();

  DemoVisit(Act act, Screen screen, Tally toDesk, Tally fromDesk) {
    this.act = act;
    this.screen = screen;
    this.toDesk = toDesk;
    this.fromDesk = fromDesk;
    this.lines = act.lines().iterator();
  }

  /** Plays the script and returns how the chat ended; empty if it did not end within 15 s. */
  Optional<EndCause> play(ChatClient client, ChasitorInitRequest init) throws InterruptedException {
    try (ChatSession started = client.start(init, this)) {
      session.complete(started);
      return Optional.of(
          started.ended().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      screen.event(
          Look.BAD, Words.of(phase), "the chat did not end within " + PATIENCE.toSeconds() + " s");
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "The session's end completed with an exception, which must not happen", e);
    }
  }

  /**
   * Returns when the chat was restored after the loss of its node, in {@link System#nanoTime};
   * empty if it was not.
   */
  OptionalLong restoredAtNanos() {
    return restoredAtNanos;
  }

  @Override
  public void onEvent(SessionEvent event) {
    switch (event.kind()) {
      case PHASE_CHANGED -> moved((PhaseChanged) event);
      case RECEIVED -> received((SessionEvent.Received) event);
      case TROUBLED -> {
        SessionEvent.Troubled trouble = (SessionEvent.Troubled) event;
        show(
            Look.BAD,
            "! " + trouble.request().noun() + ": " + trouble.problem() + ", trying again");
      }
      case ENDED -> show(Look.STRONG, "■ " + Words.of(((SessionEvent.Ended) event).cause()));
      case BATCH_DROPPED, IDLE_WARNING, MASKED, RULE_IGNORED, SAID_BEFORE, SETTLED -> {
        // The demonstration has none of these, or prints them elsewhere.
      }
    }
  }

  private void moved(PhaseChanged change) {
    phase = change.to();
    if (change.from() == Phase.RESYNCING && change.to() == Phase.ESTABLISHED) {
      restoredAtNanos = OptionalLong.of(System.nanoTime());
    }
    show(Look.STRONG, "● " + Words.of(change.from()) + " → " + Words.of(change.to()));
  }

  private void received(SessionEvent.Received received) {
    ServerMessage message = received.message();
    switch (message.kind()) {
      case CHAT_MESSAGE -> {
        ChatMessage said = (ChatMessage) message;
        fromDesk.heard(said.text());
        String how = received.recovered() ? "  (found in the transcript)" : "";
        show(Look.HEARD, "‹ " + said.name().orElse("agent") + ": " + said.text() + how);
        unanswered--;
        goOn();
      }
      case CHAT_REQUEST_SUCCESS ->
          show(
              Look.HEARD,
              "‹ ChatRequestSuccess, position "
                  + ((ChatRequestSuccess) message).queuePosition().orElse(0));
      case QUEUE_UPDATE ->
          show(
              Look.HEARD,
              "‹ QueueUpdate, position " + ((QueueUpdate) message).position().orElse(0));
      case UNKNOWN -> show(Look.HEARD, "‹ " + ((UnknownMessage) message).typeWord());
      case CHAT_REQUEST_FAIL,
          CHAT_ESTABLISHED,
          CHAT_TRANSFERRED,
          TRANSFER_TO_BUTTON_INITIATED,
          AGENT_JOINED_CONFERENCE,
          AGENT_LEFT_CONFERENCE,
          AGENT_DISCONNECT,
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
          EMBEDDED_SERVICE_ERROR ->
          show(Look.HEARD, "‹ " + message.kind().word());
    }
  }

  private void goOn() {
    if (unanswered > 0) {
      return;
    }
    if (!lines.hasNext()) {
      session.join().end();
      return;
    }
    String line = lines.next();
    say(line);
    if (line.equals(act.fatalText()) && lines.hasNext()) {
      say(lines.next());
    }
  }

  private void say(String line) {
    unanswered++;
    toDesk.said(line);
    show(Look.SAID, "› " + act.visitor() + ": " + line);
    session.join().typing(true);
    session.join().send(line).whenComplete((outcome, problem) -> settled(line, outcome));
  }

  private void settled(String line, @Nullable CommandOutcome outcome) {
    if (outcome instanceof CommandOutcome.Accepted) {
      session.join().typing(false);
    } else {
      show(Look.BAD, "! not accepted: " + line + " (" + outcome + ")");
    }
  }

  private void show(Look look, String what) {
    screen.event(look, Words.of(phase), what);
  }
}
