package dev.chasitor.session.host;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.session.host.HostInput.Asked;
import dev.chasitor.session.host.HostState.Present;
import dev.chasitor.session.machine.DriverMistakeException;
import dev.chasitor.session.machine.TransitionTable.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The host's side of one session as a pure, total function. It is as lenient as real clients need.
 *
 * <p>Four things hold in every phase, so they are not in the table:
 *
 * <ol>
 *   <li>A request with the affinity token of another node is refused with 503 (rule S-RES-04). A
 *       request without a token is served.
 *   <li>A POST whose number was seen is answered with success and not done again (S-SEQ-01). A POST
 *       that leaves a gap waits a moment for the lower number. A POST without a number is done at
 *       once. A number counts as seen once its POST was accepted (S-RES-02).
 *   <li>The requests of a MultiNoun are done in order, each by its own row, under one number and
 *       with one answer. After the end of the session a MultiNoun is refused (A29, A30).
 *   <li>After everything else, a step answers the held poll if a message was pushed (S-POLL-01,
 *       S-POLL-02).
 * </ol>
 *
 * <p>The driver checks the key first, and finds the session that it names. A command of the desk
 * that the phase does not allow throws {@link
 * dev.chasitor.session.machine.IllegalCommandException}. A time that goes back, or an exchange id
 * that is in use, throws {@link DriverMistakeException}. What the client does never throws.
 */
public final class HostMachine {

  static final Refusal FOR_ANOTHER_NODE = new Refusal.AffinityLost(RefusalTexts.INVALID_AFFINITY);

  private HostMachine() {}

  /** Returns what the machine does about every phase and input. */
  public static List<Row<HostPhase, HostInputKind>> table() {
    return HostTable.TABLE.rows();
  }

  /**
   * Takes one input, and returns the next state and the effects to perform.
   *
   * @throws dev.chasitor.session.machine.IllegalCommandException if the desk commanded what the
   *     phase does not allow
   * @throws DriverMistakeException if time goes back, or if the exchange id of a new request is
   *     that of a request that still waits for its answer
   */
  public static HostTransition step(HostState state, HostInput input) {
    refuseBefore(state.lastInput(), input.now());
    refuseWaiting(state, input);
    HostTurn turn = new HostTurn(input.now());
    HostState next = Polls.wake(PostOrder.release(take(state, input, turn), turn), turn);
    return new HostTransition(at(input.now(), next), turn.isDurable(), turn.effects());
  }

  private static HostState at(Duration now, HostState state) {
    return state instanceof Present present && !present.session().lastInput().equals(now)
        ? present.with(present.session().withLastInput(now))
        : state;
  }

  static void refuseBefore(Duration last, Duration now) {
    if (now.compareTo(last) < 0) {
      throw new DriverMistakeException(
          "Time goes back: the last input came at " + last + ", this one at " + now);
    }
  }

  private static void refuseWaiting(HostState state, HostInput input) {
    switch (input.kind()) {
      case ASKED -> refuseWaiting(state, ((Asked) input).exchange());
      case TAKE_OVER -> refuseWaiting(state, ((HostInput.TakeOver) input).exchange());
      case ABANDONED,
          QUEUE,
          ACCEPT,
          AGENT_SAYS,
          AGENT_TYPING,
          TRANSFER,
          DISCONNECT,
          AGENT_ENDS,
          FAIL,
          DEADLINE -> {
        // No new request.
      }
    }
  }

  private static void refuseWaiting(HostState state, long exchange) {
    if (state.known().filter(session -> session.isWaiting(exchange)).isPresent()) {
      throw new DriverMistakeException(
          "Exchange id "
              + exchange
              + " is used again, but its request still waits for an answer: give each request an id"
              + " of its own");
    }
  }

  private static HostState take(HostState state, HostInput input, HostTurn turn) {
    if (!(input instanceof Asked asked)) {
      return HostTable.TABLE.apply(state, kindOf(input), input, turn);
    }
    if (state instanceof Present present && isForAnotherNode(present, asked)) {
      turn.refuse(asked.exchange(), FOR_ANOTHER_NODE);
      return state;
    }
    return PostOrder.take(state, asked, turn);
  }

  private static boolean isForAnotherNode(Present present, Asked asked) {
    Optional<AffinityToken> told = asked.headers().affinity();
    return told.isPresent() && !told.get().equals(present.session().affinity());
  }

  static HostState refuseUnknown(HostState state, Asked asked, HostTurn turn) {
    turn.refuse(asked.exchange(), new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID));
    return state;
  }

  static HostInputKind kindOf(HostInput input) {
    return switch (input.kind()) {
      case ASKED -> kindOf((Asked) input);
      case TAKE_OVER -> HostInputKind.TAKE_OVER;
      case ABANDONED -> HostInputKind.ABANDONED;
      case QUEUE -> HostInputKind.QUEUE;
      case ACCEPT -> HostInputKind.ACCEPT;
      case AGENT_SAYS -> HostInputKind.AGENT_SAYS;
      case AGENT_TYPING -> HostInputKind.AGENT_TYPING;
      case TRANSFER -> HostInputKind.TRANSFER;
      case DISCONNECT -> HostInputKind.DISCONNECT;
      case AGENT_ENDS -> HostInputKind.AGENT_ENDS;
      case FAIL -> HostInputKind.FAIL;
      case DEADLINE -> HostInputKind.DEADLINE;
    };
  }

  private static HostInputKind kindOf(Asked asked) {
    return switch (asked.request().kind()) {
      case CHASITOR_INIT -> HostInputKind.INIT;
      case CHASITOR_RESYNC_STATE -> HostInputKind.RESYNC_STATE;
      case CHASITOR_TYPING, CHASITOR_NOT_TYPING -> HostInputKind.VISITOR_TYPING;
      case CHAT_MESSAGE -> HostInputKind.VISITOR_SAYS;
      case CHASITOR_SNEAK_PEEK,
          CUSTOM_EVENT,
          CHASITOR_IDLE_TIMEOUT_WARNING_EVENT,
          SENSITIVE_DATA_RULE_TRIGGERED,
          RICH_MESSAGE,
          AGENT_SENSITIVE_DATA_RULE_TRIGGERED,
          BREADCRUMB ->
          HostInputKind.VISITOR_EVENT;
      case CHAT_END, CHAT_CANCEL -> HostInputKind.CHAT_END;
      case DELETE_SESSION_ID -> HostInputKind.DELETE;
      case MESSAGES -> HostInputKind.POLL;
      case SESSION_ID,
          RESYNC_SESSION,
          RECONNECT_SESSION,
          MULTI_NOUN,
          SETTINGS,
          AVAILABILITY,
          VISITOR_ID,
          UNKNOWN ->
          throw new IllegalArgumentException(
              asked.request().kind()
                  + " is no request within a session: expected a poll, a DELETE or a POST");
    };
  }
}
