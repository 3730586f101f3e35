package dev.chasitor.session.host;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One step while it is made: its time, and the effects so far. One thread uses it, for one step.
 */
final class HostTurn {

  private final Duration now;
  private final List<HostEffect> effects = new ArrayList<>();
  private boolean durable;

  HostTurn(Duration now) {
    this.now = now;
  }

  Duration now() {
    return now;
  }

  List<HostEffect> effects() {
    return effects;
  }

  boolean isDurable() {
    return durable;
  }

  /** Notes that the step changed what another node would load. */
  void changed() {
    durable = true;
  }

  void accept(long exchange) {
    answer(exchange, new Reply.Accepted());
  }

  void refuse(long exchange, Refusal refusal) {
    answer(exchange, new Reply.Refused(refusal));
  }

  void answer(long exchange, Reply reply) {
    effects.add(new HostEffect.Answer(exchange, reply));
  }

  void tell(DeskNotice notice) {
    effects.add(new HostEffect.Notify(notice));
  }

  /**
   * Returns a turn with the same time that keeps its answers apart, for one request of a MultiNoun.
   */
  HostTurn apart() {
    return new HostTurn(now);
  }

  /** Adds the effects of {@code apart} to this turn, except its answers, and returns those. */
  List<Reply> takeOver(HostTurn apart) {
    List<Reply> replies = new ArrayList<>();
    for (HostEffect effect : apart.effects) {
      if (effect instanceof HostEffect.Answer answer) {
        replies.add(answer.reply());
      } else {
        effects.add(effect);
      }
    }
    durable |= apart.durable;
    return replies;
  }
}
