package dev.chasitor.session.visitor;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.Response;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.session.visitor.VisitorState.Fresh;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Opening;
import dev.chasitor.session.visitor.VisitorState.Requested;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Opens a session: SessionId first, then ChasitorInit and the first poll. */
final class OpeningSession {

  private OpeningSession() {}

  static VisitorState begin(Fresh fresh, Input.Start start, VisitorTurn turn) {
    return new Opening(
        fresh.settings(),
        1,
        opening(fresh.settings(), turn),
        Outbox.EMPTY,
        TimeLimit.ofQueue(fresh.settings().profile()),
        fresh.ledger());
  }

  static VisitorState opened(Opening opening, Input.Replied replied, VisitorTurn turn) {
    Response response = ((Reply.Answered) replied.reply()).response();
    if (!(response instanceof SessionIdResponse told) || told.clientPollTimeout() <= 0) {
      return Ending.end(
          opening,
          EndCause.Kind.PROTOCOL,
          "the answer to SessionId is no session with a clientPollTimeout above 0",
          turn);
    }
    Duration patience = opening.settings().profile().connectionTimeout();
    ChasitorInitRequest init =
        ChasitorInitRequest.builder()
            .from(opening.settings().init())
            .sessionId(told.id())
            .isPost(true)
            .build();
    Credentials credentials =
        new Credentials(
            told.id(),
            told.key(),
            told.affinityToken(),
            Duration.ofSeconds(told.clientPollTimeout()));
    return new Requested(
        OpenSession.builder()
            .settings(opening.settings())
            .credentials(credentials)
            .recovery(Recovery.of(opening.settings()))
            .ledger(opening.ledger())
            .nextCall(opening.nextCall())
            .ack(OpenSession.NOTHING_RECEIVED)
            .poll(new CallSlot.Idle(RetryBudget.of(patience)))
            .post(new CallSlot.Idle(RetryBudget.of(patience)))
            .outbox(opening.outbox().prepend(OutboxItem.own(init)))
            .timeLimit(opening.timeLimit())
            .sendsBatches(true)
            .notices(Notices.NONE)
            .transcriptCount(TranscriptCount.ZERO)
            .unclaimed(UnclaimedLines.NONE)
            .handOvers(HandOvers.none(patience))
            .fruitlessPolls(FruitlessPolls.NONE)
            .build(),
        Optional.empty());
  }

  /**
   * Follows a SwitchServer: opens a new session on the other server, or ends if the move is
   * refused.
   */
  static VisitorState elsewhere(Live live, SwitchServer message, VisitorTurn turn) {
    turn.tell(message);
    OpenSession session = live.session();
    if (session.dismissal().isPresent()) {
      return live;
    }
    SessionSettings settings = session.settings();
    ServerMove move = ServerMove.follow(settings.server(), message.newUrl(), settings.switches());
    return move instanceof ServerMove.Moved moved
        ? movedTo(moved.server(), session, turn)
        : Ending.end(live, EndCause.Kind.PROTOCOL, ((ServerMove.Refused) move).reason(), turn);
  }

  private static VisitorState movedTo(URI server, OpenSession session, VisitorTurn turn) {
    turn.cancel(session.post());
    // Keep only the application's commands: the session's own requests belong to the old server.
    List<OutboxItem> said =
        session.outbox().items().stream().filter(item -> item.command().isPresent()).toList();
    SessionSettings settings = session.settings().switchedTo(server);
    return new Opening(
        settings,
        session.nextCall(),
        opening(settings, turn),
        new Outbox(1, said),
        session.timeLimit(),
        session.ledger());
  }

  /** Returns the slot of the first try. The open time-out runs from now. */
  private static CallSlot opening(SessionSettings settings, VisitorTurn turn) {
    return new CallSlot.Idle(RetryBudget.from(turn.now(), settings.profile().openTimeout()));
  }

  static VisitorState notTheProtocol(Opening opening, Input.Replied replied, VisitorTurn turn) {
    return Ending.end(opening, EndCause.Kind.PROTOCOL, Failure.of(replied), turn);
  }

  static VisitorState refused(Opening opening, Input.Replied replied, VisitorTurn turn) {
    Refusal refusal = ((Reply.Refused) replied.reply()).refusal();
    return Ending.end(opening, EndCause.Kind.REFUSED, "SessionId: " + Failure.of(refusal), turn);
  }
}
