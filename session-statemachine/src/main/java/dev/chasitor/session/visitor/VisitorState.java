package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The whole state of a visitor's session, as a value. A driver can keep it, write it down, and go
 * on from it elsewhere.
 *
 * <p>Each state has only the data that is valid in it, and belongs to exactly one {@link Phase}.
 */
public sealed interface VisitorState {

  /** The kind of this state. */
  StateKind kind();

  /** The phase, as the application sees it. */
  Phase phase();

  /** When {@link Input.Deadline} is due, since the session began; empty when nothing is due. */
  Optional<Duration> deadline();

  /** The ids of the calls that this state waits for. */
  List<Long> awaitedCalls();

  /** What the session keeps of its past in every state. */
  Ledger ledger();

  /** The same state with another ledger. */
  VisitorState withLedger(Ledger ledger);

  /** The settings of the session; empty if it is over. */
  Optional<SessionSettings> knownSettings();

  /** The same state with other settings. A session that is over has none, and stays as it is. */
  VisitorState withSettings(SessionSettings settings);

  /** The commands that are not settled, in the order in which they were given. */
  default List<CommandRef> pendingCommands() {
    return List.of();
  }

  /** The agent of the chat; empty if this state knows none. */
  default Optional<Agent> knownAgent() {
    return Optional.empty();
  }

  /** The place in the queue that the server reported last; empty outside a queue. */
  default OptionalInt queuePosition() {
    return OptionalInt.empty();
  }

  /**
   * How long the visitor waits for an agent, as the server estimated last ({@code
   * estimatedWaitTime}). It does not count down. Empty outside a queue, and if the server does not
   * know.
   */
  default Optional<Duration> estimatedWaitTime() {
    return Optional.empty();
  }

  /** Whether this state waits for {@code call}. */
  default boolean waitsFor(long call) {
    return awaitedCalls().contains(call);
  }

  /** Returns the state of a session that has not begun. */
  static VisitorState fresh(SessionSettings settings) {
    return new Fresh(settings, Ledger.NONE);
  }

  /**
   * Nothing has been sent.
   *
   * @param settings the settings of the session
   * @param ledger what the session keeps of its past
   */
  record Fresh(SessionSettings settings, Ledger ledger) implements VisitorState {
    @Override
    public Optional<SessionSettings> knownSettings() {
      return Optional.of(settings);
    }

    @Override
    public Fresh withSettings(SessionSettings newSettings) {
      return new Fresh(newSettings, ledger);
    }

    @Override
    public Fresh withLedger(Ledger newLedger) {
      return new Fresh(settings, newLedger);
    }

    @Override
    public StateKind kind() {
      return StateKind.FRESH;
    }

    @Override
    public Phase phase() {
      return Phase.INIT;
    }

    @Override
    public Optional<Duration> deadline() {
      return Optional.empty();
    }

    @Override
    public List<Long> awaitedCalls() {
      return List.of();
    }
  }

  /**
   * SessionId is on its way.
   *
   * @param settings the settings of the session
   * @param nextCall the id of the next call
   * @param call the slot of the call; the time of its budget runs since opening began
   * @param outbox the commands that came meanwhile
   * @param timeLimit how long the visitor may wait for an agent
   * @param ledger what the session keeps of its past
   */
  record Opening(
      SessionSettings settings,
      long nextCall,
      CallSlot call,
      Outbox outbox,
      TimeLimit timeLimit,
      Ledger ledger)
      implements VisitorState {
    Opening withCall(CallSlot newCall) {
      return new Opening(settings, nextCall, newCall, outbox, timeLimit, ledger);
    }

    Opening withOutbox(Outbox newOutbox) {
      return new Opening(settings, nextCall, call, newOutbox, timeLimit, ledger);
    }

    Opening withTimeLimit(TimeLimit newLimit) {
      return new Opening(settings, nextCall, call, outbox, newLimit, ledger);
    }

    @Override
    public Optional<SessionSettings> knownSettings() {
      return Optional.of(settings);
    }

    @Override
    public Opening withSettings(SessionSettings newSettings) {
      return new Opening(newSettings, nextCall, call, outbox, timeLimit, ledger);
    }

    @Override
    public Opening withLedger(Ledger newLedger) {
      return new Opening(settings, nextCall, call, outbox, timeLimit, newLedger);
    }

    @Override
    public StateKind kind() {
      return StateKind.OPENING;
    }

    @Override
    public Phase phase() {
      return Phase.INIT;
    }

    @Override
    public List<CommandRef> pendingCommands() {
      return outbox.commands();
    }

    @Override
    public Optional<Duration> deadline() {
      return earlier(earlier(call.wakeAt(), outbox.expiresAt()), timeLimit.endsAt());
    }

    @Override
    public List<Long> awaitedCalls() {
      return callsIn(call);
    }
  }

  /** A session that is open on the server. */
  sealed interface Open extends VisitorState {

    /** The data of the open session. */
    OpenSession session();

    /** The same state with another session. */
    Open withSession(OpenSession session);

    @Override
    default Optional<SessionSettings> knownSettings() {
      return Optional.of(session().settings());
    }

    @Override
    default Open withSettings(SessionSettings settings) {
      return withSession(session().withSettings(settings));
    }

    @Override
    default Ledger ledger() {
      return session().ledger();
    }

    @Override
    default Open withLedger(Ledger ledger) {
      return withSession(session().withLedger(ledger));
    }

    @Override
    default List<CommandRef> pendingCommands() {
      return session().outbox().commands();
    }

    /** When a call slot needs to be looked at, or a dismissal is over. */
    default Optional<Duration> callDeadline() {
      return earlier(
          earlier(session().poll().wakeAt(), session().post().wakeAt()),
          session().dismissal().flatMap(dismissal -> dismissal.budget().endsAt()));
    }

    @Override
    default Optional<Duration> deadline() {
      return earlier(
          earlier(callDeadline(), session().outbox().expiresAt()), Overtime.limit(this).endsAt());
    }

    @Override
    default boolean waitsFor(long call) {
      return session().poll().waitsFor(call) || session().post().waitsFor(call);
    }

    @Override
    default List<Long> awaitedCalls() {
      return callsIn(session().poll(), session().post());
    }
  }

  /** An open session whose chat goes on. The client polls, and posts what the state allows. */
  sealed interface Live extends Open {
    @Override
    Live withSession(OpenSession session);
  }

  /**
   * The client asked for the chat, and no answer came yet.
   *
   * @param session the data of the open session
   * @param agent the agent who accepted, if ChatEstablished came before ChatRequestSuccess
   */
  record Requested(OpenSession session, Optional<Agent> agent) implements Live {
    @Override
    public Optional<Agent> knownAgent() {
      return agent;
    }

    @Override
    public StateKind kind() {
      return StateKind.REQUESTED;
    }

    @Override
    public Phase phase() {
      return Phase.INIT;
    }

    @Override
    public Requested withSession(OpenSession newSession) {
      return new Requested(newSession, agent);
    }
  }

  /**
   * The request was routed; no agent has accepted it.
   *
   * @param session the data of the open session
   * @param position the place in the queue, if the server reported it
   * @param estimatedWaitTime how long until an agent accepts, as the server estimated last
   */
  record Queued(OpenSession session, OptionalInt position, Optional<Duration> estimatedWaitTime)
      implements Live {
    @Override
    public OptionalInt queuePosition() {
      return position;
    }

    @Override
    public StateKind kind() {
      return StateKind.QUEUED;
    }

    @Override
    public Phase phase() {
      return Phase.QUEUED;
    }

    @Override
    public Queued withSession(OpenSession newSession) {
      return new Queued(newSession, position, estimatedWaitTime);
    }
  }

  /**
   * An agent is there.
   *
   * @param session the data of the open session
   * @param agent the agent
   * @param unanswered the agent's line that the visitor has not answered
   */
  record Established(OpenSession session, Agent agent, UnansweredLine unanswered) implements Live {
    Established(OpenSession session, Agent agent) {
      this(session, agent, UnansweredLine.NONE);
    }

    Established withUnanswered(UnansweredLine newUnanswered) {
      return new Established(session, agent, newUnanswered);
    }

    @Override
    public Optional<Agent> knownAgent() {
      return Optional.of(agent);
    }

    /** Whether a notice waits for the agent, and nothing else waits to be sent. */
    boolean mayShow() {
      return agent.connected()
          && session.notices().areWaiting()
          && session.outbox().items().isEmpty()
          && session.dismissal().isEmpty()
          && session.post() instanceof CallSlot.Idle;
    }

    @Override
    public Optional<Duration> deadline() {
      Optional<Duration> shows =
          mayShow() ? Optional.of(session.notices().nextAt()) : Optional.empty();
      Optional<IdleTimeout> idle = session.isClosing() ? Optional.empty() : agent.idleTimeout();
      return earlier(
          earlier(Live.super.deadline(), shows),
          earlier(idle.flatMap(unanswered::warningAt), idle.flatMap(unanswered::endAt)));
    }

    @Override
    public StateKind kind() {
      return StateKind.ESTABLISHED;
    }

    @Override
    public Phase phase() {
      return Phase.ESTABLISHED;
    }

    @Override
    public Established withSession(OpenSession newSession) {
      return new Established(newSession, agent, unanswered);
    }
  }

  /**
   * The visitor's end was sent; the session waits for last words.
   *
   * @param session the data of the open session
   * @param phase the phase from which the visitor leaves
   * @param budget how long the session waits, since the server accepted the end or the visitor
   *     began to leave the queue
   * @param cause why the visitor leaves
   */
  record Leaving(OpenSession session, Phase phase, RetryBudget budget, EndCause.Kind cause)
      implements Open {
    @Override
    public StateKind kind() {
      return StateKind.LEAVING;
    }

    @Override
    public Leaving withSession(OpenSession newSession) {
      return new Leaving(newSession, phase, budget, cause);
    }

    @Override
    public Optional<Duration> deadline() {
      return earlier(Open.super.deadline(), budget.endsAt());
    }
  }

  /**
   * The server ended the chat. If a POST is on its way, the session waits for the answer, since the
   * server may have taken the POST. It sends nothing more.
   *
   * @param session what every open session carries; its outbox holds what is not settled yet
   * @param phase the phase the chat was in
   * @param budget how long the session waits for the answer
   * @param cause why the chat ended
   */
  record Settling(OpenSession session, Phase phase, RetryBudget budget, EndCause cause)
      implements Open {
    @Override
    public StateKind kind() {
      return StateKind.SETTLING;
    }

    @Override
    public Settling withSession(OpenSession newSession) {
      return new Settling(newSession, phase, budget, cause);
    }

    @Override
    public Optional<Duration> deadline() {
      return session.post() instanceof CallSlot.Busy
          ? earlier(callDeadline(), budget.endsAt())
          : budget.endsAt();
    }
  }

  /** A session between the loss of its node and the restoration of its chat. */
  sealed interface Resyncing extends Open {

    /** The chat before the loss. */
    ChatBeforeLoss before();

    /** How long the hand-over may take, since the node was lost. */
    RetryBudget budget();

    /** The same state with another budget. */
    Resyncing withBudget(RetryBudget budget);

    @Override
    default Optional<Agent> knownAgent() {
      return before().agent();
    }

    @Override
    default OptionalInt queuePosition() {
      return before().position();
    }

    @Override
    default Optional<Duration> estimatedWaitTime() {
      return before().estimatedWaitTime();
    }

    @Override
    default Phase phase() {
      return Phase.RESYNCING;
    }

    @Override
    Resyncing withSession(OpenSession session);

    /** When a call slot needs to be looked at, or the time for the hand-over is over. */
    default Optional<Duration> handOverDeadline() {
      return earlier(callDeadline(), budget().endsAt());
    }

    @Override
    default Optional<Duration> deadline() {
      return earlier(Open.super.deadline(), handOverDeadline());
    }
  }

  /**
   * The request for a take-over is on its way, in the poll's slot.
   *
   * @param session the data of the open session
   * @param before the chat before the loss
   * @param budget how long the hand-over may take, since the node was lost
   * @param asksOtherWay whether the server did not know the first way of taking over
   */
  record Asking(
      OpenSession session, ChatBeforeLoss before, RetryBudget budget, boolean asksOtherWay)
      implements Resyncing {
    Asking(OpenSession session, ChatBeforeLoss before, RetryBudget budget) {
      this(session, before, budget, false);
    }

    @Override
    public StateKind kind() {
      return StateKind.ASKING;
    }

    @Override
    public Asking withSession(OpenSession newSession) {
      return new Asking(newSession, before, budget, asksOtherWay);
    }

    @Override
    public Asking withBudget(RetryBudget newBudget) {
      return new Asking(session, before, newBudget, asksOtherWay);
    }
  }

  /**
   * Another node took the session over; the session waits for ChasitorSessionData.
   *
   * @param session the data of the open session
   * @param before the chat before the loss
   * @param budget how long the hand-over may take, since the node was lost
   * @param heard whether a batch has come since; the first may have any sequence
   */
  record Restoring(OpenSession session, ChatBeforeLoss before, RetryBudget budget, boolean heard)
      implements Resyncing {
    @Override
    public StateKind kind() {
      return StateKind.RESTORING;
    }

    @Override
    public Restoring withSession(OpenSession newSession) {
      return new Restoring(newSession, before, budget, heard);
    }

    @Override
    public Restoring withBudget(RetryBudget newBudget) {
      return new Restoring(session, before, newBudget, heard);
    }

    Restoring withBefore(ChatBeforeLoss newBefore) {
      return new Restoring(session, newBefore, budget, heard);
    }

    Restoring afterBatch() {
      return new Restoring(session, before, budget, true);
    }
  }

  /**
   * The session is over. *
   *
   * @param cause why the session ended
   * @param ledger what the session keeps of its past
   */
  record Ended(EndCause cause, Ledger ledger) implements VisitorState {
    public Ended {
      Objects.requireNonNull(cause, "cause");
      Objects.requireNonNull(ledger, "ledger");
    }

    @Override
    public Optional<SessionSettings> knownSettings() {
      return Optional.empty();
    }

    @Override
    public Ended withSettings(SessionSettings newSettings) {
      return this;
    }

    @Override
    public Ended withLedger(Ledger newLedger) {
      return new Ended(cause, newLedger);
    }

    @Override
    public StateKind kind() {
      return StateKind.ENDED;
    }

    @Override
    public Phase phase() {
      return Phase.ENDED;
    }

    @Override
    public Optional<Duration> deadline() {
      return Optional.empty();
    }

    @Override
    public List<Long> awaitedCalls() {
      return List.of();
    }
  }

  private static Optional<Duration> earlier(Optional<Duration> one, Optional<Duration> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return one.get().compareTo(other.get()) <= 0 ? one : other;
  }

  private static List<Long> callsIn(CallSlot... slots) {
    List<Long> calls = new ArrayList<>();
    for (CallSlot slot : slots) {
      if (slot instanceof CallSlot.Busy busy) {
        calls.add(busy.call());
      }
    }
    return List.copyOf(calls);
  }
}
