package dev.chasitor.session.host;

import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.host.HostInput.Asked;
import dev.chasitor.session.host.HostSession.ParkedPost;
import dev.chasitor.session.host.HostState.Closing;
import dev.chasitor.session.host.HostState.Present;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts numbered POSTs in order: it does no repeat again, and lets early ones wait a moment. */
final class PostOrder {

  /** How many POSTs may wait at a time; further ones do not wait. */
  private static final int MOST_PARKED = 64;

  private PostOrder() {}

  static HostState take(HostState state, Asked asked, HostTurn turn) {
    OptionalLong number = numberOf(asked);
    if (number.isPresent()
        && state instanceof Present present
        && mustWait(present, asked, number.getAsLong())) {
      HostSession session = present.session();
      Duration until = turn.now().plus(session.profile().orderWait());
      return present.with(session.parking(new ParkedPost(asked, number.getAsLong(), until)));
    }
    return act(state, asked, turn);
  }

  /** Does the POSTs that need not wait any longer, in the order of their numbers. */
  static HostState release(HostState state, HostTurn turn) {
    HostState now = state;
    while (now instanceof Present present) {
      Optional<ParkedPost> due = due(present, turn.now());
      if (due.isEmpty()) {
        return present;
      }
      Asked asked = due.get().asked();
      now = act(present.with(present.session().withoutParked(asked.exchange())), asked, turn);
    }
    return now;
  }

  /**
   * Returns the session with the request's number among those done, so that it is not done again.
   */
  static HostSession counted(HostSession session, Asked asked) {
    OptionalLong number = numberOf(asked);
    return number.isPresent() ? session.withSeen(session.seen().with(number.getAsLong())) : session;
  }

  /**
   * Returns the number of a POST. Real clients send numbers with polls, too, which mean nothing.
   */
  private static OptionalLong numberOf(Asked asked) {
    RequestType kind = asked.request().kind();
    return kind.canBeWrapped() || kind == RequestType.MULTI_NOUN
        ? asked.headers().sequence()
        : OptionalLong.empty();
  }

  private static boolean mustWait(Present present, Asked asked, long number) {
    HostSession session = present.session();
    return !(present instanceof Closing)
        && asked.request().kind() != RequestType.CHASITOR_INIT
        && !session.seen().contains(number)
        && !session.seen().isDue(number)
        && session.parked().size() < MOST_PARKED
        && !session.profile().orderWait().isZero();
  }

  private static HostState act(HostState state, Asked asked, HostTurn turn) {
    OptionalLong number = numberOf(asked);
    if (number.isPresent()
        && state instanceof Present present
        && present.session().seen().contains(number.getAsLong())) {
      turn.accept(asked.exchange());
      return state;
    }
    return asked.request() instanceof MultiNounRequest batch
        ? Batch.take(state, asked, batch, turn)
        : HostTable.TABLE.apply(state, HostMachine.kindOf(asked), asked, turn);
  }

  /**
   * Returns the parked POST with the lowest number that need not wait. When a POST has waited long
   * enough, lower ones need not wait either.
   */
  private static Optional<ParkedPost> due(Present present, Duration now) {
    HostSession session = present.session();
    List<ParkedPost> parked = session.parked();
    long horizon =
        parked.stream()
            .filter(post -> present instanceof Closing || post.until().compareTo(now) <= 0)
            .mapToLong(ParkedPost::number)
            .max()
            .orElse(-1);
    return parked.stream()
        .filter(post -> post.number() <= horizon || session.seen().isDue(post.number()))
        .min(Comparator.comparingLong(ParkedPost::number));
  }
}
