package dev.chasitor.session.host;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.session.host.HostInput.Asked;
import dev.chasitor.session.host.HostSession.HeldPoll;
import dev.chasitor.session.host.HostState.Closing;
import dev.chasitor.session.host.HostState.Present;
import java.util.Optional;

/** Holds the poll of a session, one at a time, and answers it as soon as there is a message. */
final class Polls {

  private Polls() {}

  /**
   * Takes a poll: applies its ack, answers an older poll with 204, and holds the new one until
   * {@link #wake}.
   */
  static HostState polled(Present present, Asked asked, HostTurn turn) {
    HostSession session = withoutHeld(present.session(), turn);
    OutgoingLog log = session.log();
    // A poll without an ack acknowledges everything delivered (ruling A2).
    long ack = ((MessagesRequest) asked.request()).ack().orElse(log.delivered());
    OutgoingLog rest = log.acknowledged(ack);
    if (rest.first() > log.first()) {
      turn.changed();
    }
    HostSession holding =
        session
            .withLog(rest)
            .withLastPoll(turn.now())
            .holding(asked.exchange(), turn.now().plus(session.profile().pollHold()));
    return present instanceof Closing closing && rest.isEmpty() && !log.isEmpty()
        ? allSaid(closing, holding, turn)
        : present.with(holding);
  }

  /** Starts the last linger: the client has acknowledged the last message. */
  private static Closing allSaid(Closing closing, HostSession session, HostTurn turn) {
    return new Closing(session, turn.now().plus(session.profile().linger()), closing.latest());
  }

  /**
   * Answers the held poll if there is a message, or if it was held long enough. Messages that one
   * answer cannot hold wait for the next poll (rule S-SIZ-01).
   */
  static HostState wake(HostState state, HostTurn turn) {
    if (!(state instanceof Present present) || present.session().held().isEmpty()) {
      return state;
    }
    HostSession session = present.session();
    HeldPoll held = session.held().get();
    if (!session.log().isEmpty()) {
      OutgoingLog log = session.log();
      int size = log.batchSize(session.profile());
      turn.answer(held.exchange(), new Reply.Answered(log.answer(size)));
      return present.with(
          session.withLog(log.afterAnswer(size)).withLastPoll(turn.now()).holdingNothing());
    }
    return held.until().compareTo(turn.now()) <= 0
        ? present.with(withoutHeld(session, turn).withLastPoll(turn.now()))
        : present;
  }

  static HostState abandoned(Present present, HostInput.Abandoned abandoned, HostTurn turn) {
    HostSession session = present.session();
    boolean isHeld =
        session.held().filter(held -> held.exchange() == abandoned.exchange()).isPresent();
    return isHeld ? present.with(session.holdingNothing().withLastPoll(turn.now())) : present;
  }

  /** Answers the held poll with 204, and returns the session without it. */
  static HostSession withoutHeld(HostSession session, HostTurn turn) {
    Optional<HeldPoll> held = session.held();
    if (held.isEmpty()) {
      return session;
    }
    turn.answer(held.get().exchange(), new Reply.Empty());
    return session.holdingNothing();
  }
}
