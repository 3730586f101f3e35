package dev.chasitor.session.visitor;

import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionIdRequest;
import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import dev.chasitor.session.visitor.VisitorState.Settling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Starts the calls that a state needs: each idle slot with something to do becomes busy. */
final class Calls {

  private Calls() {}

  static VisitorState start(VisitorState state, VisitorTurn turn) {
    if (state instanceof Opening opening) {
      return open(opening, turn);
    }
    if (state instanceof Settling || !(state instanceof Open open)) {
      return state;
    }
    return post(poll(open, turn), turn);
  }

  private static Opening open(Opening opening, VisitorTurn turn) {
    if (!(opening.call() instanceof CallSlot.Idle idle)) {
      return opening;
    }
    SessionSettings settings = opening.settings();
    Duration timeout = settings.profile().requestTimeout();
    turn.call(
        opening.nextCall(),
        SessionIdRequest.builder().build(),
        RequestHeaders.version(settings.apiVersion()),
        timeout,
        settings.server());
    return new Opening(
        settings,
        opening.nextCall() + 1,
        CallSlots.busy(idle, opening.nextCall(), timeout, turn.now()),
        opening.outbox(),
        opening.timeLimit(),
        opening.ledger());
  }

  private static Open poll(Open open, VisitorTurn turn) {
    OpenSession session = open.session();
    CallSlot slot = released(open, turn);
    boolean leavesQueue = open instanceof Leaving && !session.outbox().items().isEmpty();
    if (!(slot instanceof CallSlot.Idle idle) || leavesQueue) {
      return slot.equals(session.poll()) ? open : open.withSession(session.withPoll(slot));
    }
    if (open instanceof Asking) {
      Duration timeout = session.settings().profile().requestTimeout();
      turn.call(
          session.nextCall(),
          HandOver.request(session),
          HandOver.headers(session),
          timeout,
          session.settings().server());
      return open.withSession(
          session
              .withPoll(CallSlots.busy(idle, session.nextCall(), timeout, turn.now()))
              .afterCall());
    }
    Duration timeout = session.credentials().pollTimeout();
    Request request = MessagesRequest.builder().ack(session.ack()).build();
    turn.call(session.nextCall(), request, headers(session), timeout, session.settings().server());
    return open.withSession(
        session
            .withPoll(CallSlots.busy(idle, session.nextCall(), timeout, turn.now()))
            .afterCall());
  }

  /**
   * Returns the poll's slot, which waits while the application has too many events to confirm. But
   * it waits no longer than half the time of a poll, since the server ends a session that is not
   * polled (rule C-POLL-01).
   */
  private static CallSlot released(Open open, VisitorTurn turn) {
    OpenSession session = open.session();
    CallSlot slot = session.poll();
    boolean waits = waitsForConfirmation(open, turn);
    return switch (slot.kind()) {
      case IDLE ->
          waits
              ? new CallSlot.Held(
                  turn.now().plus(session.credentials().pollTimeout().dividedBy(2)), slot.budget())
              : slot;
      case HELD ->
          waits && ((CallSlot.Held) slot).until().compareTo(turn.now()) > 0
              ? slot
              : new CallSlot.Idle(slot.budget());
      case BUSY, PAUSING -> slot;
    };
  }

  /** Whether the application should confirm events before more come. Last words do not wait. */
  static boolean waitsForConfirmation(Open open, VisitorTurn turn) {
    return open instanceof Live && open.session().dismissal().isEmpty() && turn.isFull();
  }

  private static Open post(Open posting, VisitorTurn turn) {
    Open open = posting instanceof Established established ? notice(established, turn) : posting;
    OpenSession session = open.session();
    if (!(session.post() instanceof CallSlot.Idle idle) || !mayPost(open)) {
      return open;
    }
    int most = session.sendsBatches() ? session.settings().profile().batchLimit() : 1;
    Outbox outbox =
        Masking.mask(
            session.outbox(), session.outbox().batchable(most), session.sensitiveDataRules(), turn);
    if (outbox.items().isEmpty()) {
      return open.withSession(session.withOutbox(outbox));
    }
    int count = Math.max(outbox.together().size(), outbox.batchable(most));
    Outbox sent = outbox.withHeadSent(count);
    OptionalLong number = sent.items().get(0).number();
    RequestHeaders headers = headers(session);
    Duration timeout = session.settings().profile().requestTimeout();
    turn.call(
        session.nextCall(),
        together(sent.items().subList(0, count)),
        number.isPresent() ? headers.numbered(number.getAsLong()) : headers,
        timeout,
        session.settings().server());
    return open.withSession(
        session
            .withOutbox(sent)
            .withPost(CallSlots.busy(idle, session.nextCall(), timeout, turn.now()))
            .afterCall());
  }

  private static Request together(List<OutboxItem> items) {
    if (items.size() == 1) {
      return items.get(0).request();
    }
    MultiNounRequest.Builder batch = MultiNounRequest.builder();
    items.forEach(item -> batch.addNouns(NounWrapper.of(item.request())));
    return batch.build();
  }

  /**
   * Appends the next notice to the outbox, unless something else waits there or the interval since
   * the last notice is not over.
   */
  private static Established notice(Established established, VisitorTurn turn) {
    OpenSession session = established.session();
    Notices notices = session.notices();
    if (!established.mayShow() || notices.nextAt().compareTo(turn.now()) > 0) {
      return established;
    }
    Duration nextAt = turn.now().plus(session.settings().profile().noticeInterval());
    return established.withSession(
        session
            .withOutbox(session.outbox().append(OutboxItem.own(notices.next())))
            .withNotices(notices.sent(nextAt)));
  }

  /**
   * Whether the head of the outbox may be sent. Before an agent is there, only ChasitorInit and
   * ChasitorResyncState may (C-OPEN-04); during a hand-over (C-RSY-04) and after a 403 (C-ERR-03)
   * nothing may.
   */
  private static boolean mayPost(Open open) {
    Optional<OutboxItem> head = open.session().outbox().head();
    if (head.isEmpty() || open instanceof Resyncing || open.session().dismissal().isPresent()) {
      return false;
    }
    if (open instanceof Established || open instanceof Leaving) {
      return true;
    }
    RequestType kind = head.get().request().kind();
    return kind == RequestType.CHASITOR_INIT || kind == RequestType.CHASITOR_RESYNC_STATE;
  }

  private static RequestHeaders headers(OpenSession session) {
    ApiVersion version = session.settings().apiVersion();
    return session.credentials().headers(version);
  }
}
