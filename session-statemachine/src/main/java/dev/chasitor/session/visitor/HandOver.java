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
import dev.chasitor.session.visitor.SessionEvent.Received;
import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Restoring;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import dev.chasitor.session.visitor.VisitorState.Settling;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Hands a session over after its node was lost: asks for a take-over, restores the chat and goes
 * on.
 */
final class HandOver {

  private HandOver() {}

  /**
   * Begins a hand-over after a 503: cancels all calls and keeps the outbox (C-RSY-02, C-RSY-03). If
   * another hand-over ended shortly before, it pauses before it asks, and ends the session when the
   * patience is spent.
   */
  static VisitorState nodeLost(Live live, Input.Replied replied, VisitorTurn turn) {
    return nodeLost(live, ChatBeforeLoss.of(live), replied, turn);
  }

  /**
   * Begins a hand-over after the server accepted the visitor's end, because the agent's last words
   * may wait at the next node (rule C-DLV-08). The visitor posts nothing more, and waits no longer
   * than without the loss. A visitor who still leaves the queue expects no words.
   */
  static VisitorState nodeLostAtLastWords(
      Leaving leaving, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = leaving.session();
    if (!session.outbox().items().isEmpty() || !Retrying.isPoll(session, replied)) {
      return Ending.left(leaving, replied, turn);
    }
    EndCause cause = new EndCause(leaving.cause(), Overtime.reason(leaving.cause()));
    Leaving dismissed =
        leaving.withSession(session.withDismissal(new Dismissal(leaving.budget(), cause)));
    return nodeLost(dismissed, ChatBeforeLoss.left(), replied, turn);
  }

  private static VisitorState nodeLost(
      Open open, ChatBeforeLoss before, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = open.session();
    Profile profile = session.settings().profile();
    HandOvers handOvers =
        session.handOvers().begun(turn.now(), profile.longestBackoff(), session.patience());
    if (handOvers.row().isSpentAt(turn.now())) {
      return Ending.end(open, EndCause.Kind.SERVER_FAILED, Failure.of(replied), turn);
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
        before,
        RetryBudget.from(turn.now(), session.patience()));
  }

  /**
   * Returns the slot for the request to take the session over: idle at first, pausing when
   * hand-overs follow each other.
   */
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

  /** Asks again after a pause: the new node was lost as well. */
  static VisitorState lostAgain(Restoring restoring, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = restoring.session();
    HandOvers handOvers = session.handOvers().onceMore(turn.now());
    return new Asking(
        session.withPoll(asking(handOvers, session, replied, turn)).withHandOvers(handOvers),
        restoring.before(),
        restoring.budget());
  }

  /** Returns the request to take the session over. */
  static Request request(OpenSession session) {
    return switch (session.recovery()) {
      case RESYNC -> ResyncSessionRequest.builder().sessionId(session.credentials().id()).build();
      case RECONNECT -> ReconnectSessionRequest.builder().offset(session.offset()).build();
    };
  }

  /**
   * Returns the headers of {@link #request}. ReconnectSession has no affinity token, because the
   * node that the token names is lost.
   */
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
          asking, EndCause.Kind.SESSION_LOST, "the server could not take the session over", turn);
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

  /**
   * Goes on after ReconnectSession. Without {@code resetSequence} the numbers start again (facts of
   * the real service).
   */
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
            .withFruitlessPolls(FruitlessPolls.NONE)
            // The transcript will show what has arrived.
            .withOutbox(numbered(asking, numbersRestart)),
        asking.before(),
        asking.budget(),
        false);
  }

  private static Outbox numbered(Asking asking, boolean numbersRestart) {
    Outbox outbox = asking.session().outbox();
    if (numbersRestart) {
      return outbox.rebasedAfter(0);
    }
    return asking.before().stale()
        ? outbox.rebasedAfter(outbox.nextNumber() + Resumption.LEAP)
        : outbox;
  }

  /**
   * Handles the refusal of a take-over. If the server does not know one way of taking over (404,
   * 405), the session asks the other way. If the server knows neither, the session never moved: a
   * gateway answered with 503, and the chat goes on (rule C-RSY-14). Any other refusal ends the
   * session.
   */
  static VisitorState refused(Resyncing resyncing, Input.Replied replied, VisitorTurn turn) {
    int status = ((Reply.Refused) replied.reply()).refusal().status();
    if (resyncing instanceof Asking asking && (status == 404 || status == 405)) {
      return asking.asksOtherWay() ? neverMoved(asking, replied, turn) : otherWay(asking);
    }
    return Ending.end(resyncing, EndCause.Kind.REFUSED, Failure.of(replied), turn);
  }

  private static Asking otherWay(Asking asking) {
    OpenSession session = asking.session();
    return new Asking(
        session
            .withRecovery(session.recovery().other())
            .withPoll(CallSlots.cleared(session.poll())),
        asking.before(),
        asking.budget(),
        true);
  }

  private static VisitorState neverMoved(Asking asking, Input.Replied replied, VisitorTurn turn) {
    OpenSession session =
        asking.before().stale() ? withoutTranscript(asking.session(), turn) : asking.session();
    CallSlot poll = Retrying.pause(session, session.poll(), RequestType.MESSAGES, replied, turn);
    Open open =
        asking
            .before()
            .restarted(turn.now())
            .restore(
                session
                    .withRecovery(session.recovery().other())
                    .withHandOvers(session.handOvers().over(turn.now()))
                    .withPoll(poll)
                    .withPost(
                        new CallSlot.Pausing(
                            poll.wakeAt().orElseThrow(), session.post().budget().renewed())));
    return leftQueue(open, turn).orElse(open);
  }

  /**
   * Leaves the queue if the application ended the chat during the hand-over: no agent is there to
   * receive ChatEnd. Empty if it did not, or if an agent is there.
   */
  private static Optional<VisitorState> leftQueue(Open open, VisitorTurn turn) {
    return open instanceof Established || open instanceof Leaving
        ? Optional.empty()
        : open.session()
            .outbox()
            .first(RequestType.CHAT_END)
            .map(end -> VisitorCommands.leave(open, end.command().orElseThrow(), turn));
  }

  /**
   * Goes on from an old document without a transcript. A request with a number keeps it, so that
   * the server recognises a repeat. The outcome of what has no number is unknown, since it may have
   * been sent since then. The same holds for a line that the application gives again. New numbers
   * leap.
   */
  private static OpenSession withoutTranscript(OpenSession session, VisitorTurn turn) {
    OpenSession certain = Settlement.withoutDoubtful(session, turn);
    return certain
        .withOutbox(certain.outbox().leapt(Resumption.LEAP))
        .withUnclaimed(certain.unclaimed().withoutTranscript());
  }

  static VisitorState wake(Resyncing resyncing, Input.Deadline deadline, VisitorTurn turn) {
    if (resyncing.budget().isSpentAt(turn.now())) {
      return Ending.end(resyncing, EndCause.Kind.NETWORK, "the hand-over took too long", turn);
    }
    return Retrying.wake(resyncing, deadline, turn);
  }

  /**
   * Goes on with the chat after ChasitorSessionData (rules C-RSY-03, C-RSY-04, C-RSY-09, C-RSY-15).
   * It settles the visitor's lines that the transcript shows, delivers the agents' lines that were
   * missed, and resumes sending in order.
   */
  static VisitorState restored(Restoring restoring, ChasitorSessionData data, VisitorTurn turn) {
    turn.tell(data);
    boolean stale = restoring.before().stale();
    Open open = restoring.before().restarted(turn.now()).restore(restoring.session());
    Outbox outbox = open.session().outbox();
    int failed =
        outbox.first(RequestType.CHASITOR_RESYNC_STATE).map(OutboxItem::refusals).orElse(0);
    Open fresh =
        open.withSession(
            open.session().withOutbox(outbox.without(RequestType.CHASITOR_RESYNC_STATE)));
    Open reconciled = reconciled(fresh, data, stale, turn);
    return Posting.hasBeenTriedInVain(reconciled.session())
        ? withoutHead(reconciled, failed, turn)
        : goOn(reconciled, failed, turn);
  }

  /**
   * Drops a POST that got a 503 on every try, so that the next ones can be sent. The transcript
   * shows that a line did not arrive; of other POSTs the outcome is unknown.
   */
  private static VisitorState withoutHead(Open open, int failed, VisitorTurn turn) {
    Refusal refusal = new Refusal.AffinityLost("");
    VisitorState without =
        Posting.dropHead(
            open,
            Failure.of(refusal),
            item -> {
              if (item.mayHaveArrived()) {
                Settlement.unknown(item, "every node that got it was lost", turn);
              } else {
                Settlement.refused(item, refusal, turn);
              }
            },
            turn);
    return without instanceof Open still ? goOn(still, failed, turn) : without;
  }

  /**
   * Lets the chat go on.
   *
   * @param failed how often the server has failed on ChasitorResyncState
   */
  private static VisitorState goOn(Open open, int failed, VisitorTurn turn) {
    OpenSession session = open.session().withHandOvers(open.session().handOvers().over(turn.now()));
    return leftQueue(open, turn)
        .orElseGet(() -> open.withSession(session.withOutbox(withResyncState(session, failed))));
  }

  /**
   * Returns the outbox with ChasitorResyncState first. It is left out if the profile says so, if
   * ChasitorInit still waits, or if the server failed on it too often.
   */
  private static Outbox withResyncState(OpenSession session, int failed) {
    Outbox outbox = session.outbox();
    Profile profile = session.settings().profile();
    if (!profile.postsResyncState()
        || session.dismissal().isPresent()
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

  private static Open reconciled(
      Open open, ChasitorSessionData data, boolean stale, VisitorTurn turn) {
    ShownTranscript shown = ShownTranscript.of(open.session(), data);
    OpenSession heard = hearOnce(open.session(), shown, turn);
    boolean hasNews =
        heard.transcriptCount().heard().count() > open.session().transcriptCount().heard().count();
    Open reconciled =
        open.withSession(
            stale ? StaleOutbox.reconciled(heard, shown, turn) : sayOnce(heard, shown, turn));
    return hasNews && reconciled instanceof Established established
        ? established.withUnanswered(established.unanswered().heard(turn.now()))
        : reconciled;
  }

  /**
   * Processes a transcript that follows ChatEnded in its batch: reports the agents' lines and
   * settles the visitor's (rule C-DLV-08).
   */
  static VisitorState learnt(Settling settling, ChasitorSessionData data, VisitorTurn turn) {
    turn.tell(data);
    ShownTranscript shown = ShownTranscript.of(settling.session(), data);
    OpenSession heard = hearOnce(settling.session(), shown, turn);
    boolean isPosting = heard.post() instanceof CallSlot.Busy;
    return settling.withSession(isPosting ? heard : sayOnce(heard, shown, turn));
  }

  /**
   * Reports the agents' lines of a transcript that were not reported before. A line that may be
   * known is reported with a mark (rule C-RSY-15).
   */
  private static OpenSession hearOnce(
      OpenSession session, ShownTranscript shown, VisitorTurn turn) {
    ShownTranscript.Place place = shown.heard();
    for (int at = place.known(); at < shown.agents().size(); at++) {
      TranscriptEntry line = shown.agents().get(at);
      boolean isInDoubt = place.isInDoubt(at);
      long number = session.transcriptCount().heard().count() + at - place.known() + 1;
      // An entry without content stands for a line, but there is nothing to deliver.
      line.content()
          .map(text -> ChatMessage.builder().text(text).name(line.name()).build())
          .ifPresent(
              missed -> turn.tell(new Received(missed, true, isInDoubt, OptionalLong.of(number))));
    }
    return session.withTranscriptCount(
        session.transcriptCount().withHeard(shown.heardAfter(place)));
  }

  /**
   * Settles the sent items whose lines the transcript shows. A server does a MultiNoun in order: if
   * its last line arrived, all of it arrived. Otherwise the lines after the last line found are
   * sent again, with a number each. If nobody can know whether a line arrived, the outcome of what
   * was sent from that line on is unknown (rule C-RSY-15).
   */
  private static OpenSession sayOnce(OpenSession session, ShownTranscript shown, VisitorTurn turn) {
    ShownTranscript.Place place = shown.said();
    int arrived = 0;
    int sent = 0;
    int doubtful = 0;
    boolean missing = false;
    boolean inDoubt = false;
    int next = place.known();
    // Items lose their numbers when numbering starts again, so look at their tries: only the head
    // and what went with it were sent.
    for (OutboxItem item : session.outbox().items()) {
      if (!item.wasSent()) {
        break;
      }
      sent++;
      if (item.request() instanceof ChatMessageRequest line && !missing && !inDoubt) {
        // The transcript may hold other lines before it: a line may arrive although its retry is
        // refused.
        int found = shown.indexOf(line.text(), next);
        missing = found < 0;
        inDoubt =
            missing
                ? shown.mayHaveArrived(place, line.text(), next)
                : place.isInDoubt(found) || shown.mayBeGivenUp(line.text(), next);
        arrived = missing || inDoubt ? arrived : sent;
        next = found + 1;
      }
      doubtful += inDoubt && item.request() instanceof ChatMessageRequest ? 1 : 0;
    }
    TranscriptCount count =
        session.transcriptCount().withSaid(shown.saidAfter(place, doubtful)).withoutGivenUp();
    boolean allArrived = arrived > 0 && !missing && !inDoubt;
    OpenSession taken = Settlement.accepted(session, allArrived ? sent : arrived, turn);
    OpenSession settled = inDoubt ? Settlement.notShown(taken, sent - arrived, turn) : taken;
    OpenSession told =
        settled.withOutbox(settled.outbox().withLinesNotArrived()).withTranscriptCount(count);
    return arrived > 0 ? Settlement.apart(told, turn) : Settlement.withoutDoubtful(told, turn);
  }
}
