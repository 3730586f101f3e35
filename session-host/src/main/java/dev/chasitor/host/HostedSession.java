package dev.chasitor.host;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostEffect;
import dev.chasitor.session.host.HostInput;
import dev.chasitor.session.host.HostMachine;
import dev.chasitor.session.host.HostPhase;
import dev.chasitor.session.host.HostState;
import dev.chasitor.session.host.HostTransition;
import dev.chasitor.session.machine.IllegalCommandException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One session of a host, in memory or being loaded. It steps, stores the state, and only then
 * performs the effects.
 *
 * <p>Everything happens in the tasks of its mailbox, and so never on two threads at a time. When a
 * step cannot be stored, or the node is lost, the session goes back to its stored state. While the
 * store cannot load that state, the session tries again after a pause, so that its deadlines are
 * kept.
 */
final class HostedSession {

  private static final System.Logger LOG = System.getLogger(HostedSession.class.getName());

  /**
   * What a task does once it is known whether the session exists.
   *
   * @param found called with the session's state when it is in memory
   * @param missing called when the store has no such session
   * @param failed called when the store failed
   */
  private record AfterLookup(Consumer<HostState> found, Runnable missing, Runnable failed) {}

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final String id;
  private final HostParts parts;
  private final Mailbox mailbox;
  private final DeadlineTimer timer;
  private final Chat chat;

  /** The node that holds the session. Tasks change it, and other threads read it to stop a node. */
  private volatile HostNode owner = HostNode.NOBODY;

  // Only the running task uses these.
  private final Map<Long, HostExchange> exchanges = new LinkedHashMap<>();
  private @Nullable HostState state;

  /** Whether the session is to be loaded again, because its state in memory was given up. */
  private boolean reloads;

  /** What to do if the store has no such session when it is loaded again. */
  private Runnable ifRemoved = () -> {};

  /** The pause before the next try to load the session again. */
  private Duration pause = FIRST_PAUSE;

  /**
   * How far this computer's clock is behind that of another computer, which held the session
   * before.
   */
  private Duration behind = Duration.ZERO;

  /**
   * Creates a session that is not in memory yet.
   *
   * @param table finds the session of an id; this session removes itself from it when it is closed
   */
  HostedSession(String id, HostParts parts, SessionTable table) {
    this.id = id;
    this.parts = parts;
    this.mailbox =
        new Mailbox(
            parts.executor(),
            () -> state == null && !reloads,
            () -> table.remove(id, this),
            failure -> parts.failed(id, "A task of a session failed", failure));
    this.timer = new DeadlineTimer(parts.timer(), () -> table.post(id, HostedSession::wake));
    this.chat = new DeskChat(id, command -> table.post(id, session -> session.obey(command)));
  }

  String id() {
    return id;
  }

  HostNode owner() {
    return owner;
  }

  /** Runs a task after the earlier ones; returns false if this session is closed. */
  boolean post(Runnable task) {
    return mailbox.post(task);
  }

  /** Stops the timer for good. */
  void closeTimer() {
    timer.close();
  }

  // --- tasks
  // --------------------------------------------------------------------------------------

  /** Begins a session on a node, and answers with its credentials. */
  void open(HostExchange exchange, HostNode node) {
    attempt(
        exchange,
        () -> {
          owner = node;
          long createdAt = parts.clock().millis();
          SessionKey key = parts.credentials().key(id, createdAt);
          AffinityToken affinity = parts.credentials().affinity(node.number());
          SessionIdResponse told = HostState.told(parts.profile(), id, key, affinity);
          HostState created = HostState.created(parts.profile(), told, createdAt);
          mailbox.await(
              parts.store().save(id, created),
              done -> runOrReload(exchange, () -> opened(exchange, created, told)),
              failure -> notOpened(exchange, failure));
        });
  }

  private void opened(HostExchange exchange, HostState created, SessionIdResponse told) {
    remember(created);
    answer(exchange, new Reply.Answered(told));
  }

  private void notOpened(HostExchange exchange, Throwable failure) {
    parts.failed(id, "The store failed to save a session", failure);
    exchange.refuseFailed();
  }

  /** Serves a request within the session. */
  void serve(HostExchange exchange, SessionKey key) {
    lookUp(
        new AfterLookup(
            found -> attempt(exchange, () -> serve(exchange, found, key)),
            exchange::refuseUnknown,
            exchange::refuseFailed));
  }

  private void serve(HostExchange exchange, HostState found, SessionKey key) {
    HostNode node = owner;
    if (!isKnown(found, key)) {
      exchange.refuseUnknown();
    } else if (!node.isAlive()) {
      exchange.refuseForOtherNode();
    } else if (reaches(node, exchange)) {
      take(
          exchange,
          found,
          now ->
              new HostInput.Asked(
                  now, exchange.id(), exchange.request(), exchange.understood().headers()));
    }
  }

  /**
   * Reports the request to the observer. Returns false, after giving the request up, if the node
   * was stopped.
   */
  private boolean reaches(HostNode node, HostExchange exchange) {
    parts.observed(observer -> observer.onRequest(node.number(), exchange.request()));
    if (node.isAlive()) {
      return true;
    }
    node.giveUp(exchange);
    return false;
  }

  /**
   * Serves ResyncSession or ReconnectSession. The owner keeps the session if it runs; otherwise the
   * next running node takes it over.
   */
  void takeOver(HostExchange exchange, SessionKey key) {
    lookUp(
        new AfterLookup(
            found -> attempt(exchange, () -> takeOver(exchange, found, key)),
            exchange::refuseTakeOver,
            exchange::refuseFailed));
  }

  private void takeOver(HostExchange exchange, HostState found, SessionKey key) {
    if (!isKnown(found, key)) {
      exchange.refuseTakeOver();
      return;
    }
    Optional<HostNode> next = owner.isAlive() ? Optional.of(owner) : parts.nodes().next();
    if (next.isEmpty()) {
      exchange.refuseUnavailable();
      return;
    }
    HostNode node = next.get();
    owner = node;
    // Check after the owner is set: then either this check or the thread that stops the node
    // notices.
    if (reaches(node, exchange)) {
      Optional<SessionKey> newKey =
          exchange.request().kind() == RequestType.RESYNC_SESSION
              ? Optional.of(parts.credentials().key(id, parts.clock().millis()))
              : Optional.empty();
      AffinityToken affinity = parts.credentials().affinity(node.number());
      take(exchange, found, now -> new HostInput.TakeOver(now, exchange.id(), newKey, affinity));
    }
  }

  /** Handles a client that left before its request was answered. */
  void abandoned(HostExchange exchange) {
    HostState here = state;
    if (exchanges.remove(exchange.id()) != null && here != null) {
      step(here, now -> new HostInput.Abandoned(now, exchange.id()), null);
      parts.observed(watcher -> watcher.onAbandoned(owner.number(), exchange.request()));
    }
  }

  /** Carries out a command of the desk, on any node that holds the session. */
  private void obey(Function<Duration, HostInput> command) {
    lookUp(
        new AfterLookup(
            found -> {
              try {
                step(found, command, null);
              } catch (IllegalCommandException e) {
                LOG.log(
                    System.Logger.Level.WARNING,
                    "A command of the desk is ignored. " + e.getMessage());
              } catch (Throwable e) {
                commandLost(command.apply(Duration.ZERO), "the host failed to take its step");
                throw e;
              }
            },
            () -> {},
            () -> commandLost(command.apply(Duration.ZERO), "the store did not load the session")));
  }

  private void commandLost(HostInput command, String why) {
    LOG.log(
        System.Logger.Level.ERROR,
        "The desk's command "
            + command.kind()
            + " is lost, because "
            + why
            + ": the desk may give it again (session "
            + id
            + ")");
  }

  /**
   * Goes back to the stored state after the node was stopped. The session then waits for a
   * take-over.
   *
   * @param node the node that was stopped
   */
  void nodeLost(HostNode node) {
    if (owner == node) {
      exchanges.values().forEach(node::giveUp);
      exchanges.clear();
      owner = HostNode.NOBODY;
      if (state != null) {
        reload(() -> {});
      }
    }
  }

  private void wake() {
    timer.stop();
    HostState here = state;
    if (here != null) {
      runOrReload(null, () -> wake(here));
    } else if (reloads) {
      loadAgain();
    }
  }

  private void wake(HostState here) {
    Duration now = now(here);
    if (here.deadline().filter(due -> due.compareTo(now) <= 0).isPresent()) {
      step(here, HostInput.Deadline::new, null);
    } else {
      timer.set(here.deadline(), now);
    }
  }

  // --- stepping
  // -----------------------------------------------------------------------------------

  private void take(HostExchange exchange, HostState here, Function<Duration, HostInput> input) {
    exchanges.put(exchange.id(), exchange);
    step(here, input, exchange);
  }

  /** Runs an action, and answers 500 if it throws. */
  private void attempt(HostExchange exchange, Runnable action) {
    try {
      action.run();
    } catch (Throwable e) {
      parts.failed(id, "A request could not be served", e);
      exchanges.remove(exchange.id());
      exchange.refuseFailed();
    }
  }

  /**
   * Runs an action. If it throws, the host answers 500 to everything that waits in this session,
   * and loads the session again after a pause.
   */
  private void runOrReload(@Nullable HostExchange exchange, Runnable action) {
    try {
      action.run();
    } catch (Throwable e) {
      parts.failed(id, "A session failed, and will be loaded again", e);
      if (exchange != null) {
        exchange.refuseFailed();
      }
      refuseAll();
      forget();
      loadLater(() -> {});
    }
  }

  private void refuseAll() {
    exchanges.values().forEach(HostExchange::refuseFailed);
    exchanges.clear();
  }

  private void step(
      HostState before, Function<Duration, HostInput> inputAt, @Nullable HostExchange exchange) {
    HostInput input = inputAt.apply(now(before));
    HostTransition transition = HostMachine.step(before, input);
    state = transition.next();
    if (transition.durable()) {
      mailbox.await(
          parts.store().save(id, transition.next()),
          done -> runOrReload(exchange, () -> stored(before.phase(), transition, exchange)),
          failure -> notStored(before.phase(), input, transition, failure));
    } else {
      runOrReload(exchange, () -> perform(before.phase(), transition));
    }
  }

  private void stored(
      HostPhase before, HostTransition transition, @Nullable HostExchange exchange) {
    if (exchange != null) {
      parts.observed(watcher -> watcher.onStored(owner.number(), exchange.request()));
    }
    perform(before, transition);
  }

  private void notStored(
      HostPhase before, HostInput input, HostTransition transition, Throwable failure) {
    parts.failed(id, "The store failed to save a session", failure);
    if (isOfTheDesk(input)) {
      commandLost(input, "the store did not save its step");
    }
    refuseAll();
    // A store may remove a session and fail all the same. Then the step did happen.
    boolean removes = transition.next().phase() == HostPhase.GONE;
    reload(removes ? () -> perform(before, transition) : () -> {});
  }

  private static boolean isOfTheDesk(HostInput input) {
    return switch (input.kind()) {
      case QUEUE, ACCEPT, AGENT_SAYS, AGENT_TYPING, TRANSFER, DISCONNECT, AGENT_ENDS, FAIL -> true;
      case ASKED, TAKE_OVER, ABANDONED, DEADLINE -> false;
    };
  }

  private void perform(HostPhase before, HostTransition transition) {
    for (HostEffect effect : transition.effects()) {
      perform(effect);
    }
    HostState next = transition.next();
    if (next.phase() != before) {
      parts.observed(watcher -> watcher.onPhase(id, next.phase()));
    }
    if (next.phase() == HostPhase.GONE) {
      forget();
    } else {
      timer.set(next.deadline(), now(next));
    }
  }

  private void perform(HostEffect effect) {
    switch (effect.kind()) {
      case ANSWER -> {
        HostEffect.Answer answer = (HostEffect.Answer) effect;
        HostExchange exchange = exchanges.remove(answer.exchange());
        if (exchange != null) {
          answer(exchange, answer.reply());
        }
      }
      case NOTIFY -> notifyDesk(((HostEffect.Notify) effect).notice());
    }
  }

  private void answer(HostExchange exchange, Reply reply) {
    HostNode node = owner;
    if (node.wasKilled()) {
      exchange.cut();
    } else {
      exchange.answer(reply);
      parts.observed(watcher -> watcher.onAnswer(node.number(), exchange.request(), reply));
    }
  }

  private void notifyDesk(DeskNotice notice) {
    if (!parts.notifyDesk(chat, notice) && notice instanceof DeskNotice.ChatRequested) {
      chat.fail(ChatFailReason.INTERNAL_FAILURE);
    }
  }

  // --- memory and store
  // ---------------------------------------------------------------------------

  private void lookUp(AfterLookup then) {
    HostState here = state;
    if (here == null) {
      if (!reloads) {
        owner = HostNode.NOBODY;
      }
      load(then);
    } else {
      then.found().accept(here);
    }
  }

  /**
   * Goes back to the stored state, now or when the store can load it. The owner stays.
   *
   * @param removed what to do if the store has no such session
   */
  private void reload(Runnable removed) {
    forget();
    reloads = true;
    ifRemoved = removed;
    loadAgain();
  }

  private void loadAgain() {
    load(new AfterLookup(found -> {}, () -> {}, () -> loadLater(ifRemoved)));
  }

  private void loadLater(Runnable removed) {
    reloads = true;
    ifRemoved = removed;
    timer.set(Optional.of(pause), Duration.ZERO);
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private void load(AfterLookup then) {
    mailbox.await(
        parts.store().load(id),
        found -> found.ifPresentOrElse(stored -> loaded(stored, then), () -> notThere(then)),
        failure -> notLoaded(failure, then));
  }

  private void loaded(HostState stored, AfterLookup then) {
    HostState resumed;
    try {
      resumed = stored.resumedAt(now(stored));
      remember(resumed);
    } catch (Throwable e) {
      notLoaded(e, then);
      return;
    }
    then.found().accept(resumed);
  }

  private void notThere(AfterLookup then) {
    Runnable removed = ifRemoved;
    endReload();
    removed.run();
    then.missing().run();
  }

  private void notLoaded(Throwable failure, AfterLookup then) {
    parts.failed(id, "The store failed to load a session", failure);
    then.failed().run();
  }

  private void endReload() {
    timer.stop();
    reloads = false;
    ifRemoved = () -> {};
    pause = FIRST_PAUSE;
  }

  private void remember(HostState begun) {
    Duration now = now(begun);
    endReload();
    parts.inMemory().incrementAndGet();
    state = begun;
    timer.set(begun.deadline(), now);
  }

  private void forget() {
    if (state != null) {
      parts.inMemory().decrementAndGet();
      state = null;
    }
    timer.stop();
  }

  /** Returns the session's time. It never goes back, even if the clocks of two computers differ. */
  private Duration now(HostState here) {
    long createdAt = here.known().map(session -> session.createdAt()).orElse(0L);
    Duration clock = parts.clock().since(createdAt);
    Duration missing = here.lastInput().minus(clock);
    behind = missing.compareTo(behind) > 0 ? missing : behind;
    return clock.plus(behind);
  }

  private static boolean isKnown(HostState here, SessionKey key) {
    return here.known().filter(session -> session.keys().contains(key)).isPresent();
  }
}
