package dev.chasitor.session.visitor;

import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import java.time.Duration;

/**
 * Prepares a session that another driver left, so that a new driver can go on with it. Pure, as the
 * machine is.
 */
public final class Resumption {

  /** How far numbers leap after a stale document, beyond all that may have been used since. */
  static final long LEAP = 1_000_000;

  private static final String TOO_EARLY =
      "An old document of a session that no agent had accepted cannot be thawed as stale: nothing"
          + " shows what the session did since then. Thaw it as exact if the session did nothing;"
          + " else start a new chat.";

  private Resumption() {}

  /** Returns the session after the application confirmed all events up to this number. */
  public static VisitorState confirmed(VisitorState state, long number) {
    Ledger ledger = state.ledger();
    Ledger changed = ledger.with(ledger.deliveries().confirmedUpTo(number));
    return changed.equals(ledger) ? state : state.withLedger(changed);
  }

  /**
   * Returns the session of an old document, after which another process went on with it. That
   * process used numbers, said lines and heard lines that the document does not know. So the
   * session first has a node take it over, and looks every waiting line up in the transcript (rule
   * C-DUR-03).
   *
   * <p>The other process also gave numbers to events. So the numbers of this session's events leap,
   * also of those that are told again.
   *
   * @param state the state in the document
   * @param now when the document was written, since the session began
   * @throws IllegalArgumentException if no agent had accepted the chat: there is no transcript that
   *     could tell what happened since then
   */
  public static VisitorState stale(VisitorState state, Duration now) {
    VisitorState quiet = withEventsLeapt(withoutCalls(state));
    return switch (quiet.kind()) {
      case ESTABLISHED -> {
        Established established = (Established) quiet;
        yield asking(established.session(), ChatBeforeLoss.of(established), now);
      }
      case ASKING, RESTORING -> {
        Resyncing resyncing = (Resyncing) quiet;
        if (resyncing.before().kind() == StateKind.LEAVING) {
          yield quiet;
        }
        if (resyncing.before().kind() != StateKind.ESTABLISHED) {
          throw new IllegalArgumentException(TOO_EARLY);
        }
        yield asking(resyncing.session(), resyncing.before(), now);
      }
      case FRESH, OPENING, REQUESTED, QUEUED -> throw new IllegalArgumentException(TOO_EARLY);
      // What the visitor began to end needs no transcript, and what is over stays over.
      case LEAVING, SETTLING, ENDED -> quiet;
    };
  }

  private static VisitorState withEventsLeapt(VisitorState state) {
    Deliveries old = state.ledger().deliveries();
    return state.withLedger(
        state.ledger().with(new Deliveries(old.told() + LEAP, old.unconfirmed())));
  }

  private static Asking asking(OpenSession session, ChatBeforeLoss before, Duration now) {
    return new Asking(
        session
            .withPoll(CallSlots.cleared(session.poll()))
            .withPost(CallSlots.cleared(session.post()))
            .withOutbox(session.outbox().perhapsSent())
            .withNotices(session.notices().overtaken()),
        before.fromOldDocument(),
        RetryBudget.from(now, session.patience()));
  }

  /**
   * Returns the session with no call on its way. The next step repeats the calls that were on their
   * way, with the same number and body (rule C-SEQ-02). The server recognises a repeat by its
   * number, so it takes each POST once.
   */
  public static VisitorState withoutCalls(VisitorState state) {
    if (state instanceof Opening opening) {
      return opening.withCall(CallSlots.withoutCall(opening.call()));
    }
    if (state instanceof Open open) {
      OpenSession session = open.session();
      return open.withSession(
          session
              .withPoll(CallSlots.withoutCall(session.poll()))
              .withPost(CallSlots.withoutCall(session.post())));
    }
    return state;
  }

  /**
   * Returns the session after nobody ran it for a while, because it was frozen or its process was
   * dead. The session's own time stands still meanwhile, and so do its patience and its idle
   * time-out. A time to live and a time limit of the profile are real time: their ends come closer
   * by this time, and are there at once if they came meanwhile.
   *
   * @param state the state before
   * @param away for how long nobody ran the session, by a real clock
   * @throws IllegalArgumentException if {@code away} is negative
   */
  public static VisitorState afterPause(VisitorState state, Duration away) {
    if (away.isNegative()) {
      throw new IllegalArgumentException("away must be zero or more, but was " + away);
    }
    Duration now = state.ledger().now();
    if (state instanceof Opening opening) {
      return opening
          .withOutbox(opening.outbox().sooner(away, now))
          .withTimeLimit(opening.timeLimit().sooner(away, now));
    }
    if (state instanceof Open open) {
      OpenSession session = open.session();
      return open.withSession(
          session
              .withOutbox(session.outbox().sooner(away, now))
              .withTimeLimit(session.timeLimit().sooner(away, now)));
    }
    return state;
  }

  /**
   * Returns how long a new driver waits before its first step, unless an input comes earlier: a
   * part of the first pause before a retry. The session's seed decides which part. So many sessions
   * that a process takes up at one instant do not call their server at one instant (rule C-DUR-05).
   * Zero for a session that has not begun or is over.
   */
  public static Duration firstPause(VisitorState state) {
    if (state instanceof Opening opening) {
      return Backoff.part(opening.settings(), opening.nextCall());
    }
    return state instanceof Open open
        ? Backoff.part(open.session().settings(), open.session().nextCall())
        : Duration.ZERO;
  }
}
