package dev.chasitor.session;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.session.SessionEvent.Received;
import dev.chasitor.session.VisitorState.Asking;
import dev.chasitor.session.VisitorState.Established;
import dev.chasitor.session.VisitorState.Live;
import dev.chasitor.session.VisitorState.Restoring;
import dev.chasitor.session.VisitorState.Resyncing;
import java.util.List;
import java.util.Optional;

/** The node was lost: take the session over, restore the chat, go on where it stopped. */
final class HandOver {

  private HandOver() {}

  /**
   * 503 on anything: everything in flight is cancelled, the outbox is kept (C-RSY-02, C-RSY-03).
   */
  static VisitorState nodeLost(Live live, Input.Replied replied, Turn turn) {
    Link link = live.link();
    turn.cancel(link.poll());
    turn.cancel(link.post());
    return new Asking(
        link.withPoll(Line.clear()).withPost(Line.clear()),
        Standing.of(live),
        turn.now().plus(link.patience()));
  }

  /** The new node was lost as well: ask again, after a pause. */
  static VisitorState lostAgain(Restoring restoring, Input.Replied replied, Turn turn) {
    return new Asking(paused(restoring, replied, turn), restoring.before(), restoring.giveUpAt());
  }

  static VisitorState takenOver(Asking asking, Input.Replied replied, Turn turn) {
    if (!(((Reply.Answered) replied.reply()).response() instanceof ResyncSessionResponse told)) {
      return turn.takeQuietly(asking, InputKind.MALFORMED, replied);
    }
    if (!told.isValid()) {
      return Ending.end(
          asking, EndCause.Kind.SESSION_LOST, "the server could not take it over", turn);
    }
    if (told.affinityToken().isEmpty()) {
      return turn.takeQuietly(asking, InputKind.MALFORMED, replied);
    }
    Link link = asking.link();
    Credentials old = link.credentials();
    Credentials credentials =
        new Credentials(
            old.id(), told.key().orElse(old.key()), told.affinityToken().get(), old.pollTimeout());
    Profile profile = link.settings().profile();
    long ack =
        profile.ackAfterHandOver() == Profile.AckAfterHandOver.RESTART
            ? Link.NOTHING_RECEIVED
            : link.ack();
    Outbox outbox =
        profile.numbersAfterHandOver() == Profile.NumbersAfterHandOver.RESTART
            ? link.outbox().rebasedAfter(0)
            : link.outbox();
    return new Restoring(
        link.withCredentials(credentials)
            .withAck(ack)
            .withPoll(Line.clear())
            .withOutbox(outbox)
            .withContact(turn.now()),
        asking.before(),
        asking.giveUpAt());
  }

  static VisitorState refused(Resyncing resyncing, Input.Replied replied, Turn turn) {
    return Ending.end(resyncing, EndCause.Kind.REFUSED, Failure.of(replied), turn);
  }

  static VisitorState retry(Resyncing resyncing, Input outcome, Turn turn) {
    if (Failure.isHopeless(outcome)) {
      return Ending.end(resyncing, EndCause.Kind.NETWORK, Failure.of(outcome), turn);
    }
    return resyncing.withLink(paused(resyncing, outcome, turn));
  }

  private static Link paused(Resyncing resyncing, Input outcome, Turn turn) {
    Link link = resyncing.link();
    RequestType type =
        resyncing instanceof Asking ? RequestType.RESYNC_SESSION : RequestType.MESSAGES;
    return link.withPoll(Posting.pause(link, link.poll(), type, outcome, turn));
  }

  static VisitorState wake(Resyncing resyncing, Input.Deadline deadline, Turn turn) {
    if (resyncing.giveUpAt().compareTo(turn.now()) <= 0) {
      return Ending.end(
          resyncing, EndCause.Kind.NETWORK, "the hand-over did not come to an end", turn);
    }
    return Posting.wake(resyncing, deadline, turn);
  }

  /**
   * ChasitorSessionData: the chat goes on. What its transcript shows of the visitor is delivered,
   * what it shows of agents beyond what was heard is told now, and sending resumes in order (rules
   * C-RSY-03, C-RSY-04, C-RSY-09).
   */
  static VisitorState restored(Restoring restoring, ChasitorSessionData data, Turn turn) {
    turn.tell(data);
    Live live = restoring.before().restore(restoring.link());
    Live reconciled = sayOnce(hearOnce(live, data, turn), data, turn);
    Link link = reconciled.link();
    Optional<OutboxItem> end =
        link.outbox().items().stream()
            .filter(item -> item.request().kind() == RequestType.CHAT_END)
            .findFirst();
    if (end.isPresent() && !(reconciled instanceof Established)) {
      return Commands.leaveByDelete(reconciled, end.get().ref().orElseThrow(), turn);
    }
    return reconciled.withLink(link.withOutbox(withResyncState(link)));
  }

  /** ChasitorResyncState goes first, once; a chat that was never asked for needs none. */
  private static Outbox withResyncState(Link link) {
    Outbox outbox = link.outbox().without(RequestType.CHASITOR_RESYNC_STATE);
    if (!link.settings().profile().postsResyncState() || outbox.holds(RequestType.CHASITOR_INIT)) {
      return outbox;
    }
    return outbox.prepend(
        OutboxItem.own(
            ChasitorResyncStateRequest.builder()
                .organizationId(link.settings().init().organizationId())
                .build()));
  }

  private static Live hearOnce(Live live, ChasitorSessionData data, Turn turn) {
    List<TranscriptEntry> lines = entries(data, TranscriptEntryType.AGENT);
    Tally tally = live.link().tally();
    for (long i = tally.heard(); i < lines.size(); i++) {
      TranscriptEntry line = lines.get((int) i);
      ChatMessage missed = ChatMessage.builder().text(line.content()).name(line.name()).build();
      turn.tell(new Received(missed, true));
    }
    return live.withLink(live.link().withTally(new Tally(lines.size(), tally.said())));
  }

  private static Live sayOnce(Live live, ChasitorSessionData data, Turn turn) {
    List<TranscriptEntry> lines = entries(data, TranscriptEntryType.CHASITOR);
    Link link = live.link();
    long said = link.tally().said();
    Optional<OutboxItem> head = link.outbox().head();
    if (lines.size() > said
        && head.isPresent()
        && head.get().wasSent()
        && head.get().request() instanceof ChatMessageRequest sent
        && sent.text().equals(lines.get((int) said).content())) {
      turn.settle(head.get(), new CommandOutcome.Accepted());
      link = link.withOutbox(link.outbox().withoutHead());
    }
    return live.withLink(link.withTally(new Tally(link.tally().heard(), lines.size())));
  }

  private static List<TranscriptEntry> entries(ChasitorSessionData data, TranscriptEntryType type) {
    return data.chatMessages().stream().filter(entry -> entry.type().is(type)).toList();
  }
}
