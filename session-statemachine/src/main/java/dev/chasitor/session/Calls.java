package dev.chasitor.session;

import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionIdRequest;
import dev.chasitor.session.VisitorState.Asking;
import dev.chasitor.session.VisitorState.Established;
import dev.chasitor.session.VisitorState.Leaving;
import dev.chasitor.session.VisitorState.Live;
import dev.chasitor.session.VisitorState.Open;
import dev.chasitor.session.VisitorState.Opening;
import dev.chasitor.session.VisitorState.Restoring;
import java.time.Duration;
import java.util.Optional;

/** Starts the calls that a state calls for: every idle line that has something to do gets busy. */
final class Calls {

  private Calls() {}

  static VisitorState start(VisitorState state, Turn turn) {
    if (state instanceof Opening opening) {
      return open(opening, turn);
    }
    return state instanceof Open open ? post(poll(open, turn), turn) : state;
  }

  private static Opening open(Opening opening, Turn turn) {
    if (!(opening.line() instanceof Line.Idle idle)) {
      return opening;
    }
    SessionSettings settings = opening.settings();
    Duration timeout = settings.profile().requestTimeout();
    turn.call(
        opening.nextCall(),
        SessionIdRequest.builder().build(),
        RequestHeaders.version(settings.apiVersion()),
        timeout);
    return new Opening(
        settings,
        opening.nextCall() + 1,
        busy(opening.nextCall(), timeout, idle, turn),
        opening.outbox(),
        opening.since());
  }

  private static Open poll(Open open, Turn turn) {
    Link link = open.link();
    boolean leavesByDelete = link.outbox().holds(RequestType.DELETE_SESSION_ID);
    if (!(link.poll() instanceof Line.Idle idle) || leavesByDelete) {
      return open;
    }
    if (open instanceof Asking) {
      Duration timeout = link.settings().profile().requestTimeout();
      turn.call(link.nextCall(), HandOver.request(link), HandOver.headers(link), timeout);
      return open.withLink(link.withPoll(busy(link.nextCall(), timeout, idle, turn)).afterCall());
    }
    Duration timeout = link.credentials().pollTimeout();
    Request request = MessagesRequest.builder().ack(link.ack()).build();
    turn.call(link.nextCall(), request, headers(link), timeout);
    return open.withLink(link.withPoll(busy(link.nextCall(), timeout, idle, turn)).afterCall());
  }

  private static Open post(Open posting, Turn turn) {
    Open open = posting instanceof Established established ? notice(established, turn) : posting;
    Link link = open.link();
    Optional<OutboxItem> head = link.outbox().head();
    if (!(link.post() instanceof Line.Idle idle)
        || head.isEmpty()
        || !isOpenFor(open, head.get())) {
      return open;
    }
    Outbox sent = link.outbox().withHeadSent();
    OutboxItem item = sent.items().get(0);
    RequestHeaders headers = headers(link);
    Duration timeout = link.settings().profile().requestTimeout();
    turn.call(
        link.nextCall(),
        item.request(),
        item.number().isPresent() ? headers.numbered(item.number().getAsLong()) : headers,
        timeout);
    return open.withLink(
        link.withOutbox(sent).withPost(busy(link.nextCall(), timeout, idle, turn)).afterCall());
  }

  /** What may be shown of a line gives way to everything else, and leaves only so often. */
  private static Established notice(Established established, Turn turn) {
    Link link = established.link();
    Notices notices = link.notices();
    if (!established.mayShow() || notices.nextAt().compareTo(turn.now()) > 0) {
      return established;
    }
    Duration nextAt = turn.now().plus(link.settings().profile().noticeInterval());
    return established.withLink(
        link.withOutbox(link.outbox().append(OutboxItem.own(notices.next())))
            .withNotices(notices.sent(nextAt)));
  }

  /** The gate: rules C-OPEN-04 (before an agent is there) and C-RSY-04 (while resyncing). */
  private static boolean isOpenFor(Open open, OutboxItem item) {
    if (open instanceof Asking || open instanceof Restoring) {
      return false;
    }
    if (open instanceof Established || open instanceof Leaving) {
      return true;
    }
    return open instanceof Live
        && (item.request().kind() == RequestType.CHASITOR_INIT
            || item.request().kind() == RequestType.CHASITOR_RESYNC_STATE);
  }

  private static RequestHeaders headers(Link link) {
    ApiVersion version = link.settings().apiVersion();
    return link.credentials().headers(version);
  }

  private static Line busy(long call, Duration timeout, Line.Idle idle, Turn turn) {
    return new Line.Busy(call, turn.now().plus(timeout), idle.failures());
  }
}
