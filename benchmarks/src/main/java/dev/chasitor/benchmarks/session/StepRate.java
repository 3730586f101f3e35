package dev.chasitor.benchmarks.session;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures steps of the visitor's machine on one thread: a line of the agent arrives and is
 * confirmed, the visitor answers, the server accepts, and that is confirmed. Sessions take turns,
 * so that no session's state stays in a processor cache.
 */
final class StepRate {

  private static final int STEPS_PER_EXCHANGE = 5;
  private static final int EXCHANGES = 64;
  private static final URI SERVER = URI.create("https://localhost");

  private final List<VisitorState> chats = new ArrayList<>();
  private final List<Long> polls = new ArrayList<>();
  private final List<Reply> lines = new ArrayList<>();
  private final Reply accepted = new Reply.Accepted();

  /** A sum over the machine's decisions, so that the JIT compiler removes none of its work. */
  private long effects;

  private StepRate(int sessions) {
    for (int i = 0; i < sessions; i++) {
      Transition established = established(i);
      chats.add(established.next());
      polls.add(call(established, RequestType.MESSAGES));
    }
    for (int i = 0; i < EXCHANGES; i++) {
      lines.add(new Reply.Answered(Chats.said(i + 2, "What about it?")));
    }
  }

  /** Measures rounds of some seconds after a warm-up and returns the median. */
  static Rate measure(int sessions, int rounds, Duration each) {
    StepRate steps = new StepRate(sessions);
    steps.round(each.multipliedBy(2));
    List<Rate> measured = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      measured.add(steps.round(each));
    }
    if (steps.effects == 0) {
      throw new IllegalStateException("Expected effects of the machine, but it had none");
    }
    return Rate.median(measured);
  }

  private Rate round(Duration atLeast) {
    Meter meter = Meter.start();
    long steps = 0;
    do {
      for (int i = 0; i < chats.size(); i++) {
        exchanges(chats.get(i), polls.get(i));
      }
      steps += (long) chats.size() * EXCHANGES * STEPS_PER_EXCHANGE;
    } while (meter.elapsed().compareTo(atLeast) < 0);
    return meter.rate(steps);
  }

  private void exchanges(VisitorState established, long poll) {
    VisitorState state = established;
    long open = poll;
    for (int i = 0; i < EXCHANGES; i++) {
      Duration now = Duration.ofMillis(i);
      Transition heard = VisitorMachine.step(state, new Input.Replied(now, open, lines.get(i)));
      open = call(heard, RequestType.MESSAGES);
      VisitorState told = confirmed(heard, now);
      Transition said = VisitorMachine.step(told, new Input.Send(now, i + 1, "Fine."));
      long post = call(said, RequestType.CHAT_MESSAGE);
      Transition sent = VisitorMachine.step(said.next(), new Input.Replied(now, post, accepted));
      effects += sent.effects().size();
      state = confirmed(sent, now);
    }
  }

  private static VisitorState confirmed(Transition told, Duration now) {
    long number = told.next().ledger().deliveries().told();
    return VisitorMachine.step(told.next(), new Input.Confirmed(now, number)).next();
  }

  private static Transition established(int visitor) {
    VisitorState fresh =
        VisitorMachine.fresh(
            new SessionSettings(
                Chats.init(visitor), ApiVersion.of(42), Profile.defaults(), SERVER, visitor));
    Transition opening = VisitorMachine.step(fresh, new Input.Start(Duration.ZERO));
    Transition requested =
        replied(opening, RequestType.SESSION_ID, new Reply.Answered(session(visitor)));
    long poll = call(requested, RequestType.MESSAGES);
    Transition asked = replied(requested, RequestType.CHASITOR_INIT, new Reply.Accepted());
    return VisitorMachine.step(
        asked.next(), new Input.Replied(Duration.ZERO, poll, new Reply.Answered(Chats.accepted())));
  }

  private static Transition replied(Transition before, RequestType to, Reply reply) {
    return VisitorMachine.step(
        before.next(), new Input.Replied(Duration.ZERO, call(before, to), reply));
  }

  private static SessionIdResponse session(int visitor) {
    return SessionIdResponse.builder()
        .id("session-" + visitor)
        .key(SessionKey.of("key-" + visitor))
        .affinityToken(AffinityToken.of("affinity"))
        .clientPollTimeout(40)
        .build();
  }

  private static long call(Transition transition, RequestType type) {
    for (Effect effect : transition.effects()) {
      if (effect instanceof Effect.Call call && call.request().kind() == type) {
        return call.id();
      }
    }
    throw new IllegalStateException("Expected the machine to send " + type + ", but it did not");
  }
}
