package dev.chasitor.session.visitor;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.ChatTransferred;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Queued;
import dev.chasitor.session.visitor.VisitorState.Requested;
import dev.chasitor.session.visitor.VisitorState.Restoring;
import dev.chasitor.session.visitor.VisitorState.Settling;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Handles what the poll brings. */
final class Polling {

  private Polling() {}

  /**
   * Takes each message of a batch in order, and keeps the batch's sequence as the ack. A batch that
   * is not newer than the ack is dropped (rule C-ACK-06).
   */
  static VisitorState batch(Open open, Input.Replied replied, VisitorTurn turn) {
    if (!(((Reply.Answered) replied.reply()).response() instanceof MessagesResponse batch)
        || !Retrying.isPoll(open.session(), replied)) {
      return turn.takeQuietly(open, InputKind.MALFORMED, replied);
    }
    OpenSession session = open.session();
    if (Calls.waitsForConfirmation(open, turn) && !batch.messages().isEmpty()) {
      // The server keeps what is not acknowledged, until the application has room for it.
      return open.withSession(session.withPoll(CallSlots.cleared(session.poll())));
    }
    // A batch without a sequence counts as the ack plus the number of its messages (ruling A3).
    long sequence = batch.sequence().orElse(session.ack() + batch.messages().size());
    if (sequence <= session.ack() && !beginsAnew(open)) {
      return dropped(open, batch, sequence, turn);
    }
    OpenSession acknowledged = session.withAck(sequence);
    Open accepted =
        polledAgain(
            open.withSession(
                batch.offset().isPresent()
                    ? acknowledged.withOffset(batch.offset().get())
                    : acknowledged),
            batch.messages().isEmpty(),
            turn);
    VisitorState state = accepted instanceof Restoring first ? first.afterBatch() : accepted;
    for (Message envelope : batch.messages()) {
      ServerMessage message = envelope.message();
      state = turn.take(state, VisitorMachine.kindOf(message), message);
    }
    return state instanceof Settling settling ? Ending.conclude(settling, turn) : state;
  }

  /**
   * Drops a batch that is not above the ack. If many batches with different messages come below the
   * ack, no client can follow their numbers, and the session ends (rule C-POLL-10).
   */
  private static VisitorState dropped(
      Open open, MessagesResponse batch, long sequence, VisitorTurn turn) {
    OpenSession session = open.session();
    if (batch.messages().isEmpty()) {
      return polledAgain(open, true, turn);
    }
    turn.tell(new SessionEvent.BatchDropped(sequence, session.ack()));
    FruitlessPolls counted = session.fruitlessPolls().withDropped(batch.messages().hashCode());
    return counted.areTooMany()
        ? Ending.end(
            open,
            EndCause.Kind.PROTOCOL,
            "the server numbers its batches below the ack " + session.ack(),
            turn)
        : polledAgain(open.withSession(session.withFruitlessPolls(counted)), true, turn);
  }

  /**
   * Returns the state with the poll's slot free again: at once, or after a pause when the server
   * answers quickly and brings nothing new (rules C-POLL-01, C-POLL-10).
   */
  private static Open polledAgain(Open open, boolean fruitless, VisitorTurn turn) {
    OpenSession session = open.session();
    CallSlot cleared = CallSlots.cleared(session.poll());
    if (!fruitless || !(session.poll() instanceof CallSlot.Busy busy)) {
      return open.withSession(session.withPoll(cleared).withFruitlessPolls(FruitlessPolls.NONE));
    }
    FruitlessPolls counted = session.fruitlessPolls().after(turn.now().minus(busy.began()));
    CallSlot poll =
        counted
            .pause()
            .<CallSlot>map(pause -> new CallSlot.Pausing(turn.now().plus(pause), cleared.budget()))
            .orElse(cleared);
    return open.withSession(session.withPoll(poll).withFruitlessPolls(counted));
  }

  /** Whether this is the first batch after a take-over, which may have any sequence. */
  private static boolean beginsAnew(Open open) {
    return open instanceof Restoring restoring && !restoring.heard();
  }

  /**
   * Polls again after an answer without messages, which is neither an end nor an error (rule
   * C-POLL-09). The ack stays (C-ACK-03).
   */
  static VisitorState nothingNew(Open open, Input.Replied replied, VisitorTurn turn) {
    if (!Retrying.isPoll(open.session(), replied)) {
      return turn.takeQuietly(open, InputKind.MALFORMED, replied);
    }
    return polledAgain(open, true, turn);
  }

  static VisitorState routed(Requested requested, ChatRequestSuccess message, VisitorTurn turn) {
    turn.tell(message);
    OpenSession session = requested.session();
    if (message.connectionTimeout().isPresent() && message.connectionTimeout().getAsLong() > 0) {
      Duration told = Duration.ofMillis(message.connectionTimeout().getAsLong());
      session = session.withPatience(told.compareTo(Profile.LONGEST) < 0 ? told : Profile.LONGEST);
    }
    if (!message.sensitiveDataRules().isEmpty()) {
      session = session.withSensitiveDataRules(Masking.usable(message.sensitiveDataRules(), turn));
    }
    return requested.agent().isPresent()
        ? new Established(session, requested.agent().get())
        : new Queued(
            session,
            message.queuePosition(),
            estimate(message.estimatedWaitTime(), Optional.empty()));
  }

  /** Replaces the rules for sensitive data. */
  static VisitorState ruled(Open open, SensitiveDataRules message, VisitorTurn turn) {
    turn.tell(message);
    return open.withSession(
        open.session().withSensitiveDataRules(Masking.usable(message.sensitiveDataRules(), turn)));
  }

  static VisitorState queueMoved(Queued queued, QueueUpdate message, VisitorTurn turn) {
    OptionalInt position = message.position().isPresent() ? message.position() : queued.position();
    Optional<Duration> estimate = estimate(message.estimatedWaitTime(), queued.estimatedWaitTime());
    Queued moved = new Queued(queued.session(), position, estimate);
    if (message.position().isPresent() && queued.equals(moved)) {
      return queued;
    }
    turn.tell(message);
    return moved;
  }

  /** The wait that the server reports in seconds, where a negative number means unknown. */
  private static Optional<Duration> estimate(OptionalInt reported, Optional<Duration> before) {
    if (reported.isEmpty()) {
      return before;
    }
    return reported.getAsInt() < 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(reported.getAsInt()));
  }

  /**
   * Remembers the agent of a ChatEstablished before ChatRequestSuccess; sending waits for both
   * (C-OPEN-04).
   */
  static VisitorState acceptedEarly(Requested requested, ServerMessage message, VisitorTurn turn) {
    turn.tell(message);
    return new Requested(requested.session(), Optional.of(agent(message)));
  }

  static VisitorState established(Queued queued, ServerMessage message, VisitorTurn turn) {
    turn.tell(message);
    return new Established(queued.session(), agent(message));
  }

  /**
   * Takes another ChatEstablished: the same agent is a repeat after a hand-over, a different agent
   * is reported.
   */
  static VisitorState establishedAgain(
      Established established, ServerMessage message, VisitorTurn turn) {
    if (established.agent().equals(agent(message))) {
      return established;
    }
    turn.tell(message);
    return new Established(Idling.active(established, turn).session(), agent(message));
  }

  /** Goes on without the agent: another agent may take the chat (rule C-DLV-06). */
  static VisitorState deserted(Established established, ServerMessage message, VisitorTurn turn) {
    turn.tell(message);
    OpenSession session = Idling.active(established, turn).session();
    return new Established(
        session.withNotices(session.notices().overtaken()), established.agent().gone());
  }

  static VisitorState heard(Open open, ServerMessage message, VisitorTurn turn) {
    OpenSession session = open.session();
    TranscriptCount count = session.transcriptCount();
    turn.tell(message, count.heard().count() + 1);
    // A line that cannot be read has no text (rule C-DLV-09).
    long digest =
        message instanceof ChatMessage line ? LineDigest.of(session, line.text()) : LineDigest.ANY;
    Open counted =
        open.withSession(session.withTranscriptCount(count.withHeard(count.heard().with(digest))));
    if (counted instanceof Restoring restoring) {
      return restoring.withBefore(restoring.before().heard(turn.now()));
    }
    return counted instanceof Established established
        ? established.withUnanswered(established.unanswered().heard(turn.now()))
        : counted;
  }

  static VisitorState told(VisitorState state, ServerMessage message, VisitorTurn turn) {
    turn.tell(message);
    return state;
  }

  /**
   * Ends the chat. An end of the visitor's side under way is the cause, whatever reason the server
   * states.
   */
  static VisitorState ended(Open open, ChatEnded message, VisitorTurn turn) {
    turn.tell(message);
    EndCause.Kind kind =
        open instanceof Leaving leaving
            ? leaving.cause()
            : Ending.wantedBy(open.session()).orElseGet(() -> Wording.kindOf(message));
    return Ending.over(open, Wording.cause(kind, message, turn), turn);
  }

  static VisitorState failed(Open open, ChatRequestFail message, VisitorTurn turn) {
    turn.tell(message);
    return Ending.over(open, Wording.cause(EndCause.Kind.REQUEST_FAILED, message, turn), turn);
  }

  /** Applies a message that came before ChasitorSessionData to the chat that will be restored. */
  static VisitorState movedWhileRestoring(
      Restoring restoring, ServerMessage message, VisitorTurn turn) {
    Open before = restoring.before().restore(restoring.session());
    VisitorState after = turn.takeQuietly(before, VisitorMachine.kindOf(message), message);
    if (after instanceof Leaving leaving) {
      return restoring.withSession(leaving.session());
    }
    return after instanceof Live live
        ? new Restoring(
            live.session(),
            ChatBeforeLoss.of(live, restoring.before().stale()),
            restoring.budget(),
            restoring.heard())
        : after;
  }

  private static Agent agent(ServerMessage message) {
    return message instanceof ChatTransferred transferred
        ? Agent.of(transferred)
        : Agent.of((ChatEstablished) message);
  }
}
