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
 * MultiNoun: its requests are done in their order under one number and answered once (rulings A29,
 * A30). If the first is refused, that is the answer, and nothing is done: it may be sent again. A
 * later one that is refused is told by AsyncResult, and the others are done all the same.
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

  /** The request as if it came alone and without a number, which is that of the whole batch. */
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
