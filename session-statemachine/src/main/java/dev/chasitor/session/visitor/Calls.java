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
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
        timeout,
        settings.server());
    return new Opening(
        settings,
        opening.nextCall() + 1,
        busy(opening.nextCall(), timeout, idle, turn),
        opening.outbox(),
        opening.since());
  }

  private static Open poll(Open open, Turn turn) {
    Link link = open.link();
    boolean leavesQueue = open instanceof Leaving && !link.outbox().items().isEmpty();
    if (!(link.poll() instanceof Line.Idle idle) || leavesQueue) {
      return open;
    }
    if (open instanceof Asking) {
      Duration timeout = link.settings().profile().requestTimeout();
      turn.call(
          link.nextCall(),
          HandOver.request(link),
          HandOver.headers(link),
          timeout,
          link.settings().server());
      return open.withLink(link.withPoll(busy(link.nextCall(), timeout, idle, turn)).afterCall());
    }
    Duration timeout = link.credentials().pollTimeout();
    Request request = MessagesRequest.builder().ack(link.ack()).build();
    turn.call(link.nextCall(), request, headers(link), timeout, link.settings().server());
    return open.withLink(link.withPoll(busy(link.nextCall(), timeout, idle, turn)).afterCall());
  }

  private static Open post(Open posting, Turn turn) {
    Open open = posting instanceof Established established ? notice(established, turn) : posting;
    Link link = open.link();
    if (!(link.post() instanceof Line.Idle idle) || !mayPost(open)) {
      return open;
    }
    int most = link.sendsBatches() ? link.settings().profile().batchLimit() : 1;
    Outbox outbox =
        Masking.mask(link.outbox(), link.outbox().batchable(most), link.sensitiveDataRules(), turn);
    if (outbox.items().isEmpty()) {
      return open.withLink(link.withOutbox(outbox));
    }
    int count = Math.max(outbox.together().size(), outbox.batchable(most));
    Outbox sent = outbox.withHeadSent(count);
    OptionalLong number = sent.items().get(0).number();
    RequestHeaders headers = headers(link);
    Duration timeout = link.settings().profile().requestTimeout();
    turn.call(
        link.nextCall(),
        together(sent.items().subList(0, count)),
        number.isPresent() ? headers.numbered(number.getAsLong()) : headers,
        timeout,
        link.settings().server());
    return open.withLink(
        link.withOutbox(sent).withPost(busy(link.nextCall(), timeout, idle, turn)).afterCall());
  }

  private static Request together(List<OutboxItem> items) {
    if (items.size() == 1) {
      return items.get(0).request();
    }
    MultiNounRequest.Builder batch = MultiNounRequest.builder();
    items.forEach(item -> batch.addNouns(NounWrapper.of(item.request())));
    return batch.build();
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
  private static boolean mayPost(Open open) {
    Optional<OutboxItem> head = open.link().outbox().head();
    if (head.isEmpty() || open instanceof Resyncing) {
      return false;
    }
    if (open instanceof Established || open instanceof Leaving) {
      return true;
    }
    RequestType kind = head.get().request().kind();
    return kind == RequestType.CHASITOR_INIT || kind == RequestType.CHASITOR_RESYNC_STATE;
  }

  private static RequestHeaders headers(Link link) {
    ApiVersion version = link.settings().apiVersion();
    return link.credentials().headers(version);
  }

  private static Line busy(long call, Duration timeout, Line.Idle idle, Turn turn) {
    return new Line.Busy(call, turn.now(), turn.now().plus(timeout), idle.failed());
  }
}
