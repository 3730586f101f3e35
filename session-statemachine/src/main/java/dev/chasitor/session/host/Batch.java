package dev.chasitor.session.host;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.AsyncResult;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.Request;
import dev.chasitor.model.UnknownRequest;
import dev.chasitor.session.host.HostInput.Asked;
import dev.chasitor.session.host.HostState.Closing;
import dev.chasitor.session.host.HostState.Present;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Does the requests of a MultiNoun in order, under one number and with one answer (rulings A29,
 * A30). If the first request is refused, so is the MultiNoun: nothing is done, and the client may
 * send it again. If a later request is refused, the host pushes an AsyncResult and does the others.
 */
final class Batch {

  private static final Refusal NOT_KNOWN = new Refusal.Rejected(400, "No such noun");
  private static final AsyncResult FAILED = AsyncResult.builder().isSuccess(false).build();

  private Batch() {}

  static HostState take(HostState state, Asked asked, MultiNounRequest batch, HostTurn turn) {
    if (!(state instanceof Present before) || state instanceof Closing) {
      return HostMachine.refuseUnknown(state, asked, turn);
    }
    HostState now = before;
    boolean first = true;
    for (NounWrapper noun : batch.nouns()) {
      HostTurn apart = turn.apart();
      HostState next = one(now, within(asked, noun.request()), apart);
      Optional<Refusal> refusal = refusal(turn.takeOver(apart));
      if (refusal.isPresent() && first) {
        turn.refuse(asked.exchange(), refusal.get());
        return state;
      }
      now = refusal.isPresent() && next instanceof Present present ? told(present, turn) : next;
      first = false;
    }
    turn.changed();
    turn.accept(asked.exchange());
    return now instanceof Present present
        ? present.with(PostOrder.counted(present.session(), asked))
        : now;
  }

  private static Present told(Present present, HostTurn turn) {
    turn.changed();
    return present.with(present.session().pushing(FAILED));
  }

  private static HostState one(HostState state, Asked asked, HostTurn turn) {
    if (asked.request() instanceof UnknownRequest) {
      turn.refuse(asked.exchange(), NOT_KNOWN);
      return state;
    }
    return HostTable.TABLE.apply(state, HostMachine.kindOf(asked), asked, turn);
  }

  /**
   * Returns the request as if it came alone, without a number: the number belongs to the MultiNoun.
   */
  private static Asked within(Asked asked, Request request) {
    RequestHeaders headers = asked.headers();
    return new Asked(
        asked.now(),
        asked.exchange(),
        request,
        new RequestHeaders(
            headers.apiVersion(), headers.affinity(), headers.sessionKey(), OptionalLong.empty()));
  }

  private static Optional<Refusal> refusal(List<Reply> replies) {
    return replies.stream()
        .filter(Reply.Refused.class::isInstance)
        .map(reply -> ((Reply.Refused) reply).refusal())
        .findFirst();
  }
}
