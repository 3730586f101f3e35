package dev.chasitor.session.visitor;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.machine.TransitionTable.Row;
import dev.chasitor.session.visitor.VisitorState.Ended;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * The visitor's side of the protocol as a pure, total function. It uses no clock, thread or I/O. A
 * driver calls {@link #step}, performs the effects in order, and brings the next input.
 *
 * <p>Seven things hold in every state, so this class does them and not the table:
 *
 * <ol>
 *   <li>The outcome of a call that the state does not wait for changes nothing (rules C-POLL-07,
 *       C-RSY-10).
 *   <li>The table decides first, and the calls of the new state come last. So an ack never leaves
 *       before its batch was delivered (rule C-ACK-04).
 *   <li>A command whose time to live is over is settled before any call, and never sent.
 *   <li>A time limit of the profile that is over is one more input of the same step.
 *   <li>The end is reported once, as the last event (rule C-END-03).
 *   <li>An event keeps its number until the application confirms it, and a confirmation changes
 *       nothing else (rule C-DUR-02).
 *   <li>A text of the server's is kept and reported without the session's secrets and the visitor's
 *       lines (rule C-HDR-04).
 * </ol>
 *
 * <p>A command that the state does not allow throws {@link IllegalCommandException}. A time that
 * goes back, or a ref that does not grow, throws {@link
 * dev.chasitor.session.machine.DriverMistakeException}. What the server or the network does never
 * throws.
 */
public final class VisitorMachine {

  private VisitorMachine() {}

  /** Returns the state of a session that has not begun. */
  public static VisitorState fresh(SessionSettings settings) {
    return VisitorState.fresh(settings);
  }

  /** Returns what the machine does about every state and input. */
  public static List<Row<StateKind, InputKind>> table() {
    return VisitorTable.TABLE.rows();
  }

  /**
   * Takes one input, and returns the next state and the effects to perform.
   *
   * @throws IllegalCommandException if the application commanded what the state does not allow
   * @throws dev.chasitor.session.machine.DriverMistakeException if time goes back, or a ref does
   *     not grow
   */
  public static Transition step(VisitorState state, Input input) {
    Ledger ledger = state.ledger().then(input);
    if (input.kind() == Input.Kind.CONFIRMED) {
      return confirmed(with(ledger, state), input.now());
    }
    VisitorTurn turn =
        new VisitorTurn(
            VisitorTable.TABLE, input.now(), ledger.deliveries(), () -> PeerTexts.redactor(state));
    OptionalLong call = callOf(input);
    if (call.isPresent()) {
      if (!state.waitsFor(call.getAsLong())) {
        return new Transition(with(ledger, state), List.of());
      }
      turn.finished(call.getAsLong());
    }
    InputKind kind = kindOf(input);
    VisitorState excused = Oversleeping.excused(state, kind, input.now());
    Input safe = PeerTexts.safe(input, turn);
    VisitorState taken = Overtime.counted(state, turn.take(excused, kind, safe), turn.now());
    VisitorState inTime =
        Overtime.limit(taken).isOverAt(turn.now())
            ? turn.take(taken, InputKind.TIME_LIMIT, safe)
            : taken;
    VisitorState next = Calls.start(Unsent.inTime(inTime, turn), turn);
    if (next instanceof Ended ended && state.phase() != Phase.ENDED) {
      turn.tell(new SessionEvent.PhaseChanged(state.phase(), Phase.ENDED));
      turn.tell(new SessionEvent.Ended(ended.cause()));
    }
    return new Transition(next.withLedger(ledger.with(turn.deliveries())), turn.effects());
  }

  /** Starts the poll that waits for the application, if there is room now. */
  private static Transition confirmed(VisitorState state, Duration now) {
    if (!(state instanceof VisitorState.Open open)
        || open.session().poll().kind() != CallSlot.Kind.HELD) {
      return new Transition(state, List.of());
    }
    VisitorTurn turn =
        new VisitorTurn(
            VisitorTable.TABLE, now, state.ledger().deliveries(), () -> PeerTexts.redactor(state));
    VisitorState free = Calls.start(state, turn);
    return new Transition(with(state.ledger().with(turn.deliveries()), free), turn.effects());
  }

  private static VisitorState with(Ledger ledger, VisitorState state) {
    return ledger.equals(state.ledger()) ? state : state.withLedger(ledger);
  }

  private static OptionalLong callOf(Input input) {
    return switch (input.kind()) {
      case REPLIED -> OptionalLong.of(((Input.Replied) input).call());
      case LOST -> OptionalLong.of(((Input.Lost) input).call());
      case START, SEND, POST, TYPING, SNEAK_PEEK, WITHDRAW, END, ABANDON, DEADLINE, CONFIRMED ->
          OptionalLong.empty();
    };
  }

  private static InputKind kindOf(Input input) {
    return switch (input.kind()) {
      case START -> InputKind.START;
      case SEND, POST -> InputKind.SEND;
      case TYPING -> InputKind.TYPING;
      case SNEAK_PEEK -> InputKind.SNEAK_PEEK;
      case WITHDRAW -> InputKind.WITHDRAW;
      case END -> InputKind.END;
      case ABANDON -> InputKind.ABANDON;
      case DEADLINE -> InputKind.DEADLINE;
      case REPLIED -> kindOf(((Input.Replied) input).reply());
      case LOST -> InputKind.LOST;
      case CONFIRMED ->
          throw new IllegalStateException("expected an input that the table decides about");
    };
  }

  private static InputKind kindOf(Reply reply) {
    return switch (reply.kind()) {
      case ANSWERED -> InputKind.ANSWERED;
      case ACCEPTED -> InputKind.ACCEPTED;
      case EMPTY -> InputKind.EMPTY;
      case REFUSED -> kindOf(((Reply.Refused) reply).refusal());
      case MALFORMED -> InputKind.MALFORMED;
    };
  }

  private static InputKind kindOf(Refusal refusal) {
    return switch (refusal.kind()) {
      case SESSION_INVALID -> InputKind.SESSION_INVALID;
      case OUT_OF_SYNC -> InputKind.OUT_OF_SYNC;
      case AFFINITY_LOST -> InputKind.AFFINITY_LOST;
      case SERVER_FAILED -> InputKind.SERVER_FAILED;
      case REJECTED -> InputKind.REJECTED;
    };
  }

  static InputKind kindOf(ServerMessage message) {
    return switch (message.kind()) {
      case CHAT_REQUEST_SUCCESS -> InputKind.CHAT_REQUEST_SUCCESS;
      case CHAT_REQUEST_FAIL -> InputKind.CHAT_REQUEST_FAIL;
      case QUEUE_UPDATE -> InputKind.QUEUE_UPDATE;
      case CHAT_ESTABLISHED -> InputKind.CHAT_ESTABLISHED;
      case CHAT_TRANSFERRED -> InputKind.CHAT_TRANSFERRED;
      case AGENT_DISCONNECT -> InputKind.AGENT_DISCONNECT;
      case SWITCH_SERVER -> InputKind.SWITCH_SERVER;
      case SENSITIVE_DATA_RULES -> InputKind.SENSITIVE_DATA_RULES;
      case CHAT_MESSAGE -> InputKind.CHAT_MESSAGE;
      case CHAT_ENDED -> InputKind.CHAT_ENDED;
      case CHASITOR_SESSION_DATA -> InputKind.SESSION_DATA;
      case TRANSFER_TO_BUTTON_INITIATED,
          AGENT_JOINED_CONFERENCE,
          AGENT_LEFT_CONFERENCE,
          RICH_MESSAGE,
          FILE_TRANSFER,
          AGENT_TYPING,
          AGENT_NOT_TYPING,
          CUSTOM_EVENT,
          NEW_VISITOR_BREADCRUMB,
          ASYNC_RESULT,
          RECONNECT_SESSION,
          SETTINGS,
          AVAILABILITY,
          VISITOR_ID,
          ERROR,
          WARNING,
          EMBEDDED_SERVICE_ERROR ->
          InputKind.OTHER_MESSAGE;
      case UNKNOWN -> kindOf((UnknownMessage) message);
    };
  }

  /** A line that cannot be read is a line all the same: the transcript counts it (C-DLV-09). */
  private static InputKind kindOf(UnknownMessage message) {
    return message.typeWord().equals(MessageType.CHAT_MESSAGE.word())
        ? InputKind.CHAT_MESSAGE
        : InputKind.OTHER_MESSAGE;
  }
}
