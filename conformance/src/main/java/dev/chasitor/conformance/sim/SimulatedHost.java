package dev.chasitor.conformance.sim;

import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChasitorIdleTimeout;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostEffect;
import dev.chasitor.session.host.HostInput;
import dev.chasitor.session.host.HostMachine;
import dev.chasitor.session.host.HostPhase;
import dev.chasitor.session.host.HostProfile;
import dev.chasitor.session.host.HostState;
import dev.chasitor.session.host.HostTransition;
import dev.chasitor.session.host.json.HostStateJson;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The server of a run: the host's machine on nodes that can be lost, with a store of what was
 * persisted, and the desk. One session at a time.
 */
final class SimulatedHost {

  private static final ChasitorIdleTimeout PATIENT =
      ChasitorIdleTimeout.builder().isEnabled(false).build();
  private static final ChasitorIdleTimeout IMPATIENT =
      ChasitorIdleTimeout.builder().isEnabled(true).warningTime(10).timeout(25).build();
  private static final Duration DESK_PACE = Duration.ofMillis(10);

  private final VirtualTime time;
  private final Consumer<Event> history;
  private final Duration acceptAfter;
  private final HostProfile profile;
  private final Map<Long, Consumer<Reply>> exchanges = new HashMap<>();
  private long nextExchange = 1;
  private int node;
  private int sessions;
  private int keys;
  private int agents = 1;
  private boolean alive = true;
  private @Nullable HostState state;
  private byte @Nullable [] stored;
  private Duration opened = Duration.ZERO;
  private Duration alarm = Duration.ZERO;

  SimulatedHost(VirtualTime time, Consumer<Event> history, Server server) {
    this.time = time;
    this.history = history;
    this.acceptAfter = server.acceptAfter();
    this.profile =
        HostProfile.builder()
            .clientPollTimeout(server.pollTimeout())
            .pollHold(server.pollHold())
            .sneakPeekEnabled(server.attentive())
            .chasitorIdleTimeout(server.attentive() ? IMPATIENT : PATIENT)
            .addAllSensitiveDataRules(server.discreet() ? List.of(Tags.REPLACED) : List.of())
            .build();
  }

  /** A request arrives. */
  void serve(Incoming.Understood asked, Consumer<Reply> answer) {
    RequestType type = asked.request().kind();
    if (type == RequestType.SESSION_ID) {
      open(answer);
    } else if (state == null && stored == null) {
      answer.accept(refusal(new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID)));
    } else if (Recovery.isAskedBy(type)) {
      takeOver(type, answer);
    } else if (!alive) {
      answer.accept(refusal(new Refusal.AffinityLost(RefusalTexts.INVALID_AFFINITY)));
    } else {
      long exchange = nextExchange++;
      exchanges.put(exchange, answer);
      take(new HostInput.Asked(now(), exchange, asked.request(), asked.headers()));
    }
  }

  /** The client gave a request up that it had sent with this answer in mind. */
  void abandon(Consumer<Reply> answer) {
    exchanges.entrySet().stream()
        .filter(entry -> entry.getValue().equals(answer))
        .map(Map.Entry::getKey)
        .findFirst()
        .ifPresent(
            exchange -> {
              exchanges.remove(exchange);
              if (alive) {
                take(new HostInput.Abandoned(now(), exchange));
              }
            });
  }

  /** The node dies; what waits on it gets no answer. */
  void kill() {
    if (!alive || state == null) {
      return;
    }
    history.accept(new Event.NodeLost(time.now(), "node-" + node));
    alive = false;
    state = null;
    exchanges.clear();
  }

  boolean isAlive() {
    return alive;
  }

  void agentSays(String text) {
    if (current().phase() == HostPhase.ACTIVE) {
      history.accept(new Event.AgentSaid(time.now(), text));
      take(new HostInput.AgentSays(now(), text));
    }
  }

  void agentTypes() {
    if (current().phase() == HostPhase.ACTIVE) {
      take(new HostInput.AgentTyping(now(), true));
    }
  }

  void agentHandsOver() {
    if (current().phase() == HostPhase.ACTIVE) {
      agents++;
      take(new HostInput.Transfer(now(), "Agent " + agents, "00500000000000" + agents));
    }
  }

  void agentVanishes() {
    if (current().phase() == HostPhase.ACTIVE) {
      take(new HostInput.Disconnect(now()));
    }
  }

  void agentEnds() {
    HostPhase phase = current().phase();
    if (phase == HostPhase.ACTIVE || phase == HostPhase.WAITING) {
      take(new HostInput.AgentEnds(now()));
    }
  }

  /** No agent can take the chat. */
  void chatFails() {
    if (current().phase() == HostPhase.WAITING) {
      take(new HostInput.Fail(now(), ChatFailReason.UNAVAILABLE));
    }
  }

  private void open(Consumer<Reply> answer) {
    // A second SessionId gets a session of its own; the first one is abandoned.
    opened = time.now();
    exchanges.clear();
    alive = true;
    keys++;
    sessions++;
    var told = HostState.told(profile, id(), Tags.key(id(), keys), Tags.affinity(node));
    state = HostState.created(profile, told, 0);
    stored = HostStateJson.write(state);
    answer.accept(new Reply.Answered(told));
    setAlarm();
  }

  private void takeOver(RequestType type, Consumer<Reply> answer) {
    // Also one that lives hands over: what was sent to it before must not be done after.
    node++;
    alive = true;
    Optional<SessionKey> key = Optional.empty();
    if (type == RequestType.RESYNC_SESSION) {
      keys++;
      key = Optional.of(Tags.key(id(), keys));
    }
    AffinityToken affinity = Tags.affinity(node);
    long exchange = nextExchange++;
    exchanges.put(exchange, answer);
    history.accept(new Event.TakenOver(time.now(), "node-" + node));
    take(new HostInput.TakeOver(now(), exchange, key, affinity));
  }

  /** What is answered when the session cannot be taken over. */
  static Reply notValid(RequestType asked) {
    if (asked == RequestType.RECONNECT_SESSION) {
      return refusal(new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID));
    }
    return new Reply.Answered(ResyncSessionResponse.builder().isValid(false).build());
  }

  private static Reply refusal(Refusal refusal) {
    return new Reply.Refused(refusal);
  }

  private String id() {
    return "session-" + sessions;
  }

  private Duration now() {
    return time.now().minus(opened);
  }

  /** The session as it stands, from the store if no node has it. */
  private HostState current() {
    HostState here = state;
    if (here != null) {
      return here;
    }
    return stored == null ? new HostState.Gone() : HostStateJson.read(stored);
  }

  private void take(HostInput input) {
    HostTransition transition = HostMachine.step(current(), input);
    if (transition.durable()) {
      stored = HostStateJson.write(transition.next());
    }
    if (alive) {
      state = transition.next();
    }
    for (HostEffect effect : transition.effects()) {
      if (effect instanceof HostEffect.Answer answer) {
        Optional.ofNullable(exchanges.remove(answer.exchange()))
            .ifPresent(waiting -> waiting.accept(answer.reply()));
      } else {
        notice(((HostEffect.Notify) effect).notice());
      }
    }
    setAlarm();
  }

  private void notice(DeskNotice notice) {
    if (notice instanceof DeskNotice.ChatRequested) {
      time.after(DESK_PACE, () -> queue(2));
      time.after(acceptAfter.dividedBy(2).plus(DESK_PACE), () -> queue(0));
      time.after(acceptAfter.plus(DESK_PACE), this::accept);
    } else if (notice instanceof DeskNotice.VisitorSaid said) {
      history.accept(new Event.Processed(time.now(), Tags.SECRETS.line(said.text())));
    }
  }

  private void queue(int position) {
    if (current().phase() == HostPhase.WAITING) {
      take(new HostInput.Queue(now(), position));
    }
  }

  private void accept() {
    if (current().phase() == HostPhase.WAITING) {
      take(new HostInput.Accept(now(), "Andy", "005000000000001"));
    }
  }

  private void setAlarm() {
    HostState here = state;
    if (here == null || here.deadline().isEmpty()) {
      return;
    }
    Duration due = here.deadline().get().plus(opened);
    if (due.equals(alarm)) {
      return;
    }
    alarm = due;
    time.at(
        due,
        () -> {
          if (alarm.equals(due) && alive && state != null) {
            alarm = Duration.ZERO;
            take(new HostInput.Deadline(now()));
          }
        });
  }
}
