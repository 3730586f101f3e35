package dev.chasitor.session.visitor;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.ReconnectSessionRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Response;
import dev.chasitor.model.ResyncSessionRequest;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.session.visitor.SessionEvent.Received;
import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Restoring;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import java.util.List;
import java.util.Optional;

/** The node was lost: take the session over, restore the chat, go on where it stopped. */
final class HandOver {

  private HandOver() {}

  /**
   * 503 on anything: everything in flight is cancelled, the outbox is kept (C-RSY-02, C-RSY-03).
   * Soon after another hand-over the session is asked for after a pause, and not for ever.
   */
  static VisitorState nodeLost(Live live, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = live.session();
    Profile profile = session.settings().profile();
    HandOvers handOvers =
        session.handOvers().begun(turn.now(), profile.longestBackoff(), session.patience());
    if (handOvers.row().isSpentAt(turn.now())) {
      return Ending.end(live, EndCause.Kind.SERVER_FAILED, Failure.of(replied), turn);
    }
    boolean refusesPost = !Retrying.isPoll(session, replied);
    turn.cancel(session.poll());
    turn.cancel(session.post());
    return new Asking(
        session
            .withPoll(asking(handOvers, session, replied, turn))
            .withPost(CallSlots.cleared(session.post()))
            .withOutbox(refusesPost ? session.outbox().withHeadRefused() : session.outbox())
            .withHandOvers(handOvers)
            .withNotices(session.notices().overtaken()),
        ChatBeforeLoss.of(live),
        RetryBudget.from(turn.now(), session.patience()));
  }

  /** The slot in which the session is asked for: at once, or after others in vain with a pause. */
  private static CallSlot asking(
      HandOvers handOvers, OpenSession session, Input.Replied replied, VisitorTurn turn) {
    int before = handOvers.inARow() - 1;
    if (before == 0) {
      return CallSlots.cleared(session.poll());
    }
    CallSlot slot =
        new CallSlot.Idle(
            new RetryBudget(before - 1, 0, handOvers.row().since(), session.patience()));
    return Retrying.pause(session, slot, session.recovery().request(), replied, turn);
  }

  /** The new node was lost as well: ask again, after a pause. */
  static VisitorState lostAgain(Restoring restoring, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = restoring.session();
    HandOvers handOvers = session.handOvers().onceMore(turn.now());
    return new Asking(
        session.withPoll(asking(handOvers, session, replied, turn)).withHandOvers(handOvers),
        restoring.before(),
        restoring.budget());
  }

  /** What asks for the session to be taken over. */
  static Request request(OpenSession session) {
    return switch (session.recovery()) {
      case RESYNC -> ResyncSessionRequest.builder().sessionId(session.credentials().id()).build();
      case RECONNECT -> ReconnectSessionRequest.builder().offset(session.offset()).build();
    };
  }

  /** ReconnectSession bears no affinity: the node it named is lost. */
  static RequestHeaders headers(OpenSession session) {
    RequestHeaders all = session.credentials().headers(session.settings().apiVersion());
    return switch (session.recovery()) {
      case RESYNC -> all;
      case RECONNECT -> all.withoutAffinity();
    };
  }

  static VisitorState takenOver(Asking asking, Input.Replied replied, VisitorTurn turn) {
    Response answer = ((Reply.Answered) replied.reply()).response();
    return switch (answer.kind()) {
      case RESYNC_SESSION -> resynced(asking, (ResyncSessionResponse) answer, replied, turn);
      case ENVELOPE -> {
        Optional<ReconnectSession> reconnected =
            ((EnvelopeResponse) answer).first(ReconnectSession.class);
        yield reconnected.isPresent()
            ? reconnected(asking, reconnected.get())
            : turn.takeQuietly(asking, InputKind.MALFORMED, replied);
      }
      case SESSION_ID, MESSAGES -> turn.takeQuietly(asking, InputKind.MALFORMED, replied);
    };
  }

  private static VisitorState resynced(
      Asking asking, ResyncSessionResponse told, Input.Replied replied, VisitorTurn turn) {
    if (!told.isValid()) {
      return Ending.end(
          asking, EndCause.Kind.SESSION_LOST, "the server could not take it over", turn);
    }
    if (told.affinityToken().isEmpty()) {
      return turn.takeQuietly(asking, InputKind.MALFORMED, replied);
    }
    OpenSession session = asking.session();
    boolean restarts =
        session.settings().profile().numbersAfterHandOver() == Profile.NumbersAfterHandOver.RESTART;
    SessionKey key = told.key().orElse(session.credentials().key());
    return restoring(asking, key, told.affinityToken().get(), restarts);
  }

  /** Without a word about the numbers, they start again (facts of the real service). */
  private static VisitorState reconnected(Asking asking, ReconnectSession told) {
    SessionKey key = asking.session().credentials().key();
    boolean restarts = told.resetSequence().orElse(true);
    return restoring(asking, key, told.affinityToken(), restarts);
  }

  private static Restoring restoring(
      Asking asking, SessionKey key, AffinityToken affinity, boolean numbersRestart) {
    OpenSession session = asking.session();
    Credentials old = session.credentials();
    Profile profile = session.settings().profile();
    long ack =
        profile.ackAfterHandOver() == Profile.AckAfterHandOver.RESTART
            ? OpenSession.NOTHING_RECEIVED
            : session.ack();
    return new Restoring(
        session
            .withCredentials(new Credentials(old.id(), key, affinity, old.pollTimeout()))
            .withAck(ack)
            .withPoll(CallSlots.cleared(session.poll()))
            .withOutbox(numbersRestart ? session.outbox().rebasedAfter(0) : session.outbox()),
        asking.before(),
        asking.budget(),
        false);
  }

  /**
   * A server that knows no ReconnectSession (404, 405) may know ResyncSession. Where it knows
   * neither, the session never moved, and the 503 told of a server that was busy (facts of the real
   * service): the chat goes on as it was.
   */
  static VisitorState refused(Resyncing resyncing, Input.Replied replied, VisitorTurn turn) {
    int status = ((Reply.Refused) replied.reply()).refusal().status();
    OpenSession session = resyncing.session();
    if (resyncing instanceof Asking asking && (status == 404 || status == 405)) {
      if (session.recovery() == Recovery.RECONNECT) {
        return asking.withSession(
            session.withRecovery(Recovery.RESYNC).withPoll(CallSlots.cleared(session.poll())));
      }
      if (Recovery.of(session.settings()) == Recovery.RECONNECT) {
        return neverMoved(asking, replied, turn);
      }
    }
    return Ending.end(resyncing, EndCause.Kind.REFUSED, Failure.of(replied), turn);
  }

  private static Live neverMoved(Asking asking, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = asking.session();
    CallSlot poll = Retrying.pause(session, session.poll(), RequestType.MESSAGES, replied, turn);
    return asking
        .before()
        .restarted(turn.now())
        .restore(
            session
                .withRecovery(Recovery.RECONNECT)
                .withHandOvers(session.handOvers().over(turn.now()))
                .withPoll(poll)
                .withPost(
                    new CallSlot.Pausing(
                        poll.wakeAt().orElseThrow(), session.post().budget().renewed())));
  }

  static VisitorState wake(Resyncing resyncing, Input.Deadline deadline, VisitorTurn turn) {
    if (resyncing.budget().isSpentAt(turn.now())) {
      return Ending.end(
          resyncing, EndCause.Kind.NETWORK, "the hand-over did not come to an end", turn);
    }
    return Retrying.wake(resyncing, deadline, turn);
  }

  /**
   * ChasitorSessionData: the chat goes on. What its transcript shows of the visitor is delivered,
   * what it shows of agents beyond what was heard is told now, and sending resumes in order (rules
   * C-RSY-03, C-RSY-04, C-RSY-09).
   */
  static VisitorState restored(Restoring restoring, ChasitorSessionData data, VisitorTurn turn) {
    turn.tell(data);
    Live live = restoring.before().restarted(turn.now()).restore(restoring.session());
    Outbox outbox = live.session().outbox();
    int failed =
        outbox.first(RequestType.CHASITOR_RESYNC_STATE).map(OutboxItem::refusals).orElse(0);
    Live fresh =
        live.withSession(
            live.session().withOutbox(outbox.without(RequestType.CHASITOR_RESYNC_STATE)));
    Live reconciled = sayOnce(hearOnce(fresh, data, turn), data, turn);
    return Posting.hasBeenTriedInVain(reconciled.session())
        ? withoutHead(reconciled, failed, turn)
        : goOn(reconciled, failed, turn);
  }

  /**
   * A POST that was answered with 503 on every try is not going to pass, and what waits behind it
   * shall. Of a line the transcript tells that it is not there; nothing tells of the rest.
   */
  private static VisitorState withoutHead(Live live, int failed, VisitorTurn turn) {
    Refusal refusal = new Refusal.AffinityLost("");
    VisitorState without =
        Posting.dropHead(
            live,
            Failure.of(refusal),
            item ->
                item.request().kind() == RequestType.CHAT_MESSAGE
                    ? new CommandOutcome.Refused(refusal)
                    : new CommandOutcome.Unknown("every node that got it was lost"),
            turn);
    return without instanceof Live still ? goOn(still, failed, turn) : without;
  }

  /**
   * The chat goes on.
   *
   * @param failed how often the server failed on ChasitorResyncState until now
   */
  private static VisitorState goOn(Live live, int failed, VisitorTurn turn) {
    OpenSession session = live.session().withHandOvers(live.session().handOvers().over(turn.now()));
    Optional<OutboxItem> end = session.outbox().first(RequestType.CHAT_END);
    if (end.isPresent() && !(live instanceof Established)) {
      return VisitorCommands.leave(live, end.get().ref().orElseThrow(), turn);
    }
    return live.withSession(session.withOutbox(withResyncState(session, failed)));
  }

  /**
   * ChasitorResyncState goes first, once; a chat that was never asked for needs none. Where the
   * server failed on it as often as it may, the chat does without.
   */
  private static Outbox withResyncState(OpenSession session, int failed) {
    Outbox outbox = session.outbox();
    Profile profile = session.settings().profile();
    if (!profile.postsResyncState()
        || failed > profile.postRetries()
        || outbox.holds(RequestType.CHASITOR_INIT)) {
      return outbox;
    }
    return outbox.prepend(
        OutboxItem.own(
                ChasitorResyncStateRequest.builder()
                    .organizationId(session.settings().init().organizationId())
                    .build())
            .refused(failed));
  }

  private static Live hearOnce(Live live, ChasitorSessionData data, VisitorTurn turn) {
    List<TranscriptEntry> lines = entries(data, TranscriptEntryType.AGENT);
    TranscriptCount transcriptCount = live.session().transcriptCount();
    for (long i = transcriptCount.heard(); i < lines.size(); i++) {
      TranscriptEntry line = lines.get((int) i);
      ChatMessage missed = ChatMessage.builder().text(line.content()).name(line.name()).build();
      turn.tell(new Received(missed, true));
    }
    Live heard =
        live.withSession(
            live.session()
                .withTranscriptCount(new TranscriptCount(lines.size(), transcriptCount.said())));
    return heard instanceof Established established && lines.size() > transcriptCount.heard()
        ? established.withUnanswered(established.unanswered().heard(turn.now()))
        : heard;
  }

  /**
   * What was on its way when the node was lost and stands in the transcript has arrived. A
   * MultiNoun is done in order: with its last line all of it has arrived, also what no transcript
   * shows; short of that, what follows the last line shown goes again, under numbers of its own.
   */
  private static Live sayOnce(Live live, ChasitorSessionData data, VisitorTurn turn) {
    List<TranscriptEntry> lines = entries(data, TranscriptEntryType.CHASITOR);
    OpenSession session = live.session();
    int arrived = 0;
    int sent = 0;
    boolean missing = false;
    int next = (int) Math.min(session.transcriptCount().said(), lines.size());
    // Not by their number, which they lose when numbering starts again: only what went together
    // with the head was sent before.
    for (OutboxItem item : session.outbox().items()) {
      if (!item.wasSent()) {
        break;
      }
      sent++;
      if (item.request() instanceof ChatMessageRequest line && !missing) {
        // A line before it may be one that arrived and was refused all the same, on a retry.
        int found = indexOf(line.text(), lines, next);
        missing = found < 0;
        arrived = missing ? arrived : sent;
        next = found + 1;
      }
    }
    OpenSession settled =
        Posting.settleAccepted(session, arrived > 0 && !missing ? sent : arrived, turn);
    Outbox rest = arrived > 0 ? settled.outbox().apart() : settled.outbox();
    return live.withSession(
        settled
            .withOutbox(rest.withLinesNotArrived())
            .withTranscriptCount(
                new TranscriptCount(session.transcriptCount().heard(), lines.size())));
  }

  private static int indexOf(String text, List<TranscriptEntry> lines, int from) {
    for (int at = from; at < lines.size(); at++) {
      if (lines.get(at).content().equals(text)) {
        return at;
      }
    }
    return -1;
  }

  private static List<TranscriptEntry> entries(ChasitorSessionData data, TranscriptEntryType type) {
    return data.chatMessages().stream().filter(entry -> entry.type().is(type)).toList();
  }
}
