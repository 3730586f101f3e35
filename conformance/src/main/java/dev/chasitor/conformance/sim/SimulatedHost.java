package dev.chasitor.conformance.sim;

import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Reply;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.Caller;
import dev.chasitor.host.Chat;
import dev.chasitor.host.CredentialSource;
import dev.chasitor.host.HostExchange;
import dev.chasitor.host.HostObserver;
import dev.chasitor.host.HostSessions;
import dev.chasitor.host.StopKind;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChasitorIdleTimeout;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostPhase;
import dev.chasitor.session.host.HostProfile;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The simulated server: this library's host on one node that can be lost, with a store in memory,
 * and a desk.
 */
final class SimulatedHost implements AgentDesk, HostObserver, CredentialSource {

  private static final ChasitorIdleTimeout PATIENT =
      ChasitorIdleTimeout.builder().isEnabled(false).build();
  private static final ChasitorIdleTimeout IMPATIENT =
      ChasitorIdleTimeout.builder().isEnabled(true).warningTime(10).timeout(25).build();
  private static final Duration DESK_PACE = Duration.ofMillis(10);

  private final VirtualTime time;
  private final Consumer<Event> history;
  private final Duration acceptAfter;
  private final HostSessions sessions;
  private int opened;
  private int keys;
  private int agents = 1;

  /** Counts the take-overs: in the history each one is by a new node. */
  private int node;

  private boolean alive = true;
  private @Nullable Chat chat;
  private HostPhase phase = HostPhase.CREATED;
  private @Nullable Throwable failure;

  SimulatedHost(VirtualTime time, Consumer<Event> history, Server server) {
    this.time = time;
    this.history = history;
    this.acceptAfter = server.acceptAfter();
    this.sessions =
        HostSessions.builder(this)
            .profile(profile(server))
            .credentials(this)
            .observer(this)
            .clock(() -> time.now().toNanos(), () -> 0)
            .timer(new VirtualTimer(time, new Work(false)))
            .executor(Runnable::run)
            .build();
  }

  private static HostProfile profile(Server server) {
    HostProfile.Builder profile = server.narrow() ? narrow() : HostProfile.builder();
    return profile
        .clientPollTimeout(server.pollTimeout())
        .pollHold(server.pollHold())
        .sneakPeekEnabled(server.attentive())
        .chasitorIdleTimeout(server.attentive() ? IMPATIENT : PATIENT)
        .addAllSensitiveDataRules(server.discreet() ? List.of(Tags.REPLACED) : List.of())
        .build();
  }

  /** Two messages fill an answer, or one long one; three lines fill a transcript, or two. */
  private static HostProfile.Builder narrow() {
    return HostProfile.builder()
        .batchMessages(2)
        .batchBytes(400)
        .transcriptLines(3)
        .transcriptBytes(250);
  }

  /** Processes a request. */
  HostExchange serve(Incoming.Understood asked, Consumer<Reply> onAnswer) {
    return sessions.serve(
        asked,
        new Caller() {
          @Override
          public void answer(Reply reply) {
            onAnswer.accept(reply);
          }

          /** Does nothing: the connection to a lost node stays silent. */
          @Override
          public void cut() {}
        });
  }

  /** Stops the node and starts another. Requests that wait at the lost node get no answer. */
  void kill() {
    if (!alive || opened == 0) {
      return;
    }
    history.accept(new Event.NodeLost(time.now(), "node-" + node));
    alive = false;
    CompletionStage<Void> unused = sessions.stopNode(0, StopKind.KILL);
    sessions.startNode(0);
  }

  /**
   * Throws if the host failed during the run.
   *
   * @throws IllegalStateException if the host threw; its cause is what the host threw
   */
  void check() {
    if (failure != null) {
      throw new IllegalStateException(
          "The simulated host threw; this is a defect of the host, not of the client under test",
          failure);
    }
  }

  void agentSays(String text) {
    if (phase == HostPhase.ACTIVE) {
      history.accept(new Event.AgentSaid(time.now(), text));
      chat().say(text);
    }
  }

  void agentTypes() {
    if (phase == HostPhase.ACTIVE) {
      chat().typing(true);
    }
  }

  void agentHandsOver() {
    if (phase == HostPhase.ACTIVE) {
      agents++;
      chat().transfer("Agent " + agents, "00500000000000" + agents);
    }
  }

  void agentVanishes() {
    if (phase == HostPhase.ACTIVE) {
      chat().disconnected();
    }
  }

  void agentEnds() {
    if (phase == HostPhase.ACTIVE || phase == HostPhase.WAITING) {
      chat().end();
    }
  }

  /** Reports to the host that no agent can take the chat. */
  void chatFails() {
    if (phase == HostPhase.WAITING) {
      chat().fail(ChatFailReason.UNAVAILABLE);
    }
  }

  private Chat chat() {
    return Objects.requireNonNull(chat, "The visitor has not requested a chat yet");
  }

  // --- the desk
  // -----------------------------------------------------------------------------------

  @Override
  public void onNotice(Chat from, DeskNotice notice) {
    switch (notice.kind()) {
      case CHAT_REQUESTED -> {
        chat = from;
        time.after(DESK_PACE, () -> queue(2));
        time.after(acceptAfter.dividedBy(2).plus(DESK_PACE), () -> queue(0));
        time.after(acceptAfter.plus(DESK_PACE), this::accept);
      }
      case VISITOR_SAID ->
          history.accept(
              new Event.Processed(
                  time.now(), Tags.SECRETS.line(((DeskNotice.VisitorSaid) notice).text())));
      case VISITOR_TYPING, VISITOR_SENT, CHAT_OVER -> {
        // No rule is about these.
      }
    }
  }

  private void queue(int position) {
    if (phase == HostPhase.WAITING) {
      chat().queuePosition(position);
    }
  }

  private void accept() {
    if (phase == HostPhase.WAITING) {
      chat().accept("Andy", "005000000000001");
    }
  }

  // --- what the driver reports
  // --------------------------------------------------------------------

  @Override
  public void onRequest(int serving, Request request) {
    if (request.kind() == RequestType.SESSION_ID) {
      // From now on the agent serves the session that was opened last.
      alive = true;
      chat = null;
      phase = HostPhase.CREATED;
    } else if (Recovery.isAskedBy(request.kind())) {
      // A live node hands over as well: it must not process earlier requests after the take-over.
      node++;
      alive = true;
      history.accept(new Event.TakenOver(time.now(), "node-" + node));
    }
  }

  @Override
  public void onPhase(String sessionId, HostPhase now) {
    // A session that the client has abandoned reports its phases too.
    if (chat != null && chat.sessionId().equals(sessionId)) {
      phase = now;
    }
  }

  @Override
  public void onFailure(String sessionId, Throwable thrown) {
    failure = thrown;
  }

  // --- credentials
  // --------------------------------------------------------------------------------

  @Override
  public String sessionId() {
    opened++;
    return "session-" + opened;
  }

  @Override
  public SessionKey key(String sessionId, long epochMillis) {
    keys++;
    return Tags.key(sessionId, keys);
  }

  @Override
  public AffinityToken affinity(int serving) {
    return Tags.affinity(node);
  }

  @Override
  public Optional<String> sessionIdOf(SessionKey key) {
    return Tags.sessionIdOf(key);
  }
}
