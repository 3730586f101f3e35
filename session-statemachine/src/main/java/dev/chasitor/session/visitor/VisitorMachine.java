package dev.chasitor.session.visitor;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.machine.TransitionTable.Row;
import dev.chasitor.session.visitor.VisitorState.Ended;
import java.util.List;
import java.util.OptionalLong;

/**
 * The visitor's side of the protocol as a pure, total function. No clock, no thread, no I/O:
 * whoever calls {@link #step} performs the effects in their order and comes back with what
 * happened.
 *
 * <p>Three things hold whatever the state, so they stand here and not in the table:
 *
 * <ol>
 *   <li>The outcome of a call that is no longer waited for changes nothing (rules C-POLL-07,
 *       C-RSY-10).
 *   <li>What the table decides comes first, the calls that follow from the new state come last: an
 *       ack never leaves before its batch was told (rule C-ACK-04).
 *   <li>The end is told once, as the last event (rule C-END-03).
 * </ol>
 *
 * <p>A command that the state does not allow throws {@link IllegalCommandException}. Time that goes
 * back and a ref that does not grow throw {@link
 * dev.chasitor.session.machine.DriverMistakeException}. What the server or the network does never
 * throws.
 */
public final class VisitorMachine {

  private VisitorMachine() {}

  /** A session that has not begun. */
  public static VisitorState fresh(SessionSettings settings) {
    return VisitorState.fresh(settings);
  }

  /** What the machine does about every state and input. */
  public static List<Row<StateKind, InputKind>> table() {
    return VisitorTable.TABLE.rows();
  }

  /**
   * Takes one input.
   *
   * @throws IllegalCommandException if the application commanded what the state does not allow
   * @throws dev.chasitor.session.machine.DriverMistakeException if time goes back, or a ref does
   *     not grow
   */
  public static Transition step(VisitorState state, Input input) {
    LastInput last = state.last().then(input);
    VisitorTurn turn = new VisitorTurn(VisitorTable.TABLE, input.now());
    OptionalLong call = callOf(input);
    if (call.isPresent()) {
      if (!state.waitsFor(call.getAsLong())) {
        return new Transition(state, List.of());
      }
      turn.finished(call.getAsLong());
    }
    InputKind kind = kindOf(input);
    VisitorState excused = Oversleeping.excused(state, kind, input.now());
    VisitorState next = Calls.start(turn.take(excused, kind, input), turn);
    if (next instanceof Ended ended && state.phase() != Phase.ENDED) {
      turn.tell(new SessionEvent.PhaseChanged(state.phase(), Phase.ENDED));
      turn.tell(new SessionEvent.Ended(ended.cause()));
    }
    return new Transition(next.withLast(last), turn.effects());
  }

  private static OptionalLong callOf(Input input) {
    if (input instanceof Input.Replied replied) {
      return OptionalLong.of(replied.call());
    }
    return input instanceof Input.Lost lost ? OptionalLong.of(lost.call()) : OptionalLong.empty();
  }

  private static InputKind kindOf(Input input) {
    if (input instanceof Input.Replied replied) {
      return kindOf(replied.reply());
    }
    if (input instanceof Input.Lost) {
      return InputKind.LOST;
    }
    if (input instanceof Input.Deadline) {
      return InputKind.DEADLINE;
    }
    if (input instanceof Input.Saying) {
      return InputKind.SEND;
    }
    if (input instanceof Input.SneakPeek) {
      return InputKind.SNEAK_PEEK;
    }
    if (input instanceof Input.Typing) {
      return InputKind.TYPING;
    }
    if (input instanceof Input.Start) {
      return InputKind.START;
    }
    return input instanceof Input.End ? InputKind.END : InputKind.ABANDON;
  }

  private static InputKind kindOf(Reply reply) {
    if (reply instanceof Reply.Answered) {
      return InputKind.ANSWERED;
    }
    if (reply instanceof Reply.Accepted) {
      return InputKind.ACCEPTED;
    }
    if (reply instanceof Reply.Empty) {
      return InputKind.EMPTY;
    }
    if (reply instanceof Reply.Malformed) {
      return InputKind.MALFORMED;
    }
    Refusal refusal = ((Reply.Refused) reply).refusal();
    if (refusal instanceof Refusal.SessionInvalid) {
      return InputKind.SESSION_INVALID;
    }
    if (refusal instanceof Refusal.OutOfSync) {
      return InputKind.OUT_OF_SYNC;
    }
    if (refusal instanceof Refusal.AffinityLost) {
      return InputKind.AFFINITY_LOST;
    }
    return refusal instanceof Refusal.ServerFailed ? InputKind.SERVER_FAILED : InputKind.REJECTED;
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
      default -> InputKind.OTHER_MESSAGE;
    };
  }
}
