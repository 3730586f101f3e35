package dev.chasitor.host;

import dev.chasitor.host.HostInput.Asked;
import dev.chasitor.host.HostSession.ParkedPost;
import dev.chasitor.host.HostState.Present;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts numbered POSTs in order: repeats are dropped, early ones wait a moment. */
final class PostOrder {

  private PostOrder() {}

  static HostState take(HostState state, Asked asked, HostTurn turn) {
    if (!(state instanceof Present present) || asked.headers().sequence().isEmpty()) {
      return act(state, asked, turn);
    }
    HostSession session = present.session();
    long number = asked.headers().sequence().getAsLong();
    if (session.seen().contains(number)) {
      turn.accept(asked.exchange());
      return present;
    }
    Duration orderWait = session.profile().orderWait();
    if (session.seen().leavesGapBefore(number) && !orderWait.isZero()) {
      return present.with(park(session, asked, turn.now().plus(orderWait)));
    }
    return release(act(state, asked, turn), turn);
  }

  /** Does what waited long enough, in order, whatever is missing before it. */
  static HostState wake(HostState state, HostTurn turn) {
    HostState now = state;
    Optional<ParkedPost> due = firstParked(now);
    while (due.isPresent() && due.get().until().compareTo(turn.now()) <= 0) {
      now = release(actOnFirst(now, turn), turn);
      due = firstParked(now);
    }
    return now;
  }

  /** Does what no longer waits for a lower number. */
  private static HostState release(HostState state, HostTurn turn) {
    HostState now = state;
    Optional<ParkedPost> next = firstParked(now);
    while (next.isPresent() && !leavesGap(now, next.get())) {
      now = actOnFirst(now, turn);
      next = firstParked(now);
    }
    return now;
  }

  private static HostState actOnFirst(HostState state, HostTurn turn) {
    Present present = (Present) state;
    List<ParkedPost> parked = present.session().parked();
    Present rest = present.with(present.session().withParked(parked.subList(1, parked.size())));
    return act(rest, parked.get(0).asked(), turn);
  }

  private static HostState act(HostState state, Asked asked, HostTurn turn) {
    HostState counted = state;
    if (state instanceof Present present && asked.headers().sequence().isPresent()) {
      long number = asked.headers().sequence().getAsLong();
      if (present.session().seen().contains(number)) {
        turn.accept(asked.exchange());
        return state;
      }
      counted = present.with(present.session().withSeen(present.session().seen().with(number)));
    }
    return HostTable.TABLE.apply(counted, HostMachine.kindOf(asked), asked, turn);
  }

  private static HostSession park(HostSession session, Asked asked, Duration until) {
    List<ParkedPost> parked = new ArrayList<>(session.parked());
    parked.add(new ParkedPost(asked, until));
    parked.sort(Comparator.comparingLong(post -> post.asked().headers().sequence().orElse(0)));
    return session.withParked(parked);
  }

  private static boolean leavesGap(HostState state, ParkedPost post) {
    long number = post.asked().headers().sequence().orElse(0);
    return ((Present) state).session().seen().leavesGapBefore(number);
  }

  private static Optional<ParkedPost> firstParked(HostState state) {
    return state.known().flatMap(session -> session.parked().stream().findFirst());
  }
}
