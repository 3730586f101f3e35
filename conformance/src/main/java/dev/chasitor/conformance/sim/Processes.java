package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Restart;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.model.ApiVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The processes of the client in a run. At each time one of them is current. A kill, or a claim of
 * another process, ends that; then the application goes on in the next one.
 */
final class Processes {

  /** More claims than a run has. */
  private static final long MOST_CLAIMS = 1_000;

  private final List<Long> firstEpochs = new ArrayList<>();

  private final VirtualTime time;
  private final Consumer<Event> history;
  private final Scenario scenario;
  private final Subject subject;
  private final SimulatedJournal journal;
  private final SimulatedNetwork network;
  private final Visitor visitor;
  private final AdapterWatch watch;
  private final AtomicInteger listenerCalls = new AtomicInteger();
  private ClientProcess current;
  private @Nullable SubjectSession session;
  private Halt lastHalt = Halt.KILLED;

  /** Whether no process drives the session, because the last one was killed. */
  private boolean isGone;

  /** Whether another process is about to claim the session. */
  private boolean isBeingSupplanted;

  /**
   * Creates the first process.
   *
   * @param visitor its user, whose commands wait while no process drives the session
   */
  Processes(
      VirtualTime time,
      Consumer<Event> history,
      Scenario scenario,
      Subject subject,
      SimulatedNetwork network,
      Visitor visitor,
      AdapterWatch watch) {
    this.time = time;
    this.history = history;
    this.scenario = scenario;
    this.subject = subject;
    this.network = network;
    this.visitor = visitor;
    this.watch = watch;
    this.journal = new SimulatedJournal(time, history, this, scenario.journaling().delay());
    this.current = process();
  }

  private ClientProcess process() {
    // The seed is a part of the schedule, so both orders occur and each run can be repeated.
    return new ClientProcess(history, new Work(scenario.jitterSeed() % 2 == 0));
  }

  private Environment world(ClientProcess process) {
    return new Environment(
        SimulatedNetwork.ENDPOINT,
        watch.guard(process, network.seenBy(process, this, visitor)),
        watch.timer(process),
        () -> time.now().toNanos(),
        watch.executor(process),
        ApiVersion.of(42),
        scenario.profile(),
        scenario.jitterSeed(),
        Simulation.INIT,
        watch.guard(process, new Listening(time, this, process, scenario.hitches(), listenerCalls)),
        scenario.journaling() == Journaling.NONE
            ? Optional.empty()
            : Optional.of(watch.guard(journal.seenBy(process))));
  }

  ClientProcess current() {
    return current;
  }

  /** Returns the session, as the application has it; empty while no process drives it. */
  Optional<SubjectSession> session() {
    return isGone ? Optional.empty() : Optional.ofNullable(session);
  }

  /** Opens the session in the current process. */
  void open() {
    ClientProcess opening = current;
    watch
        .ask(opening, "open(…)", () -> subject.open(world(opening)))
        .ifPresent(opened -> session = opened);
  }

  Optional<Crash> crash(Crash.Place place, int nth) {
    return scenario.crashes().stream().filter(crash -> crash.hits(place, nth)).findFirst();
  }

  /** Records that a crash strikes, at the process that caused it. */
  void strikes(ClientProcess process, Crash crash) {
    process.record(new Event.Struck(time.now(), crash.toString()));
  }

  /** Kills a process because of a crash, if the session can go on then. */
  void kill(ClientProcess killed, Duration pause, Crash crash) {
    if (killed.isDead() || (killed == current && wayToGoOn().isEmpty())) {
      return;
    }
    strikes(killed, crash);
    kill(killed, pause);
  }

  /** Kills the current process, if the session can go on then. */
  void kill(Duration pause) {
    if (!isGone && wayToGoOn().isPresent()) {
      kill(current, pause);
    }
  }

  private void kill(ClientProcess killed, Duration pause) {
    Optional<Restart> how = killed == current ? wayToGoOn() : Optional.empty();
    killed.die();
    if (how.isPresent()) {
      isGone = true;
      lastHalt = how.get() == Restart.STALE ? Halt.OUTDATED : Halt.KILLED;
      history.accept(new Event.Halted(time.now(), lastHalt));
      time.after(pause, () -> goOn(how.get()));
    }
  }

  /** Returns how another process could go on after a kill. */
  private Optional<Restart> wayToGoOn() {
    SubjectSession here = session;
    if (here == null) {
      // The client is killed while it opens the session.
      return scenario.journaling() == Journaling.NONE
          ? Optional.empty()
          : Optional.of(Restart.CLAIMING);
    }
    Restart how = scenario.journaling() == Journaling.NONE ? Restart.STALE : Restart.CLAIMING;
    return canRestart(here, how) ? Optional.of(how) : Optional.empty();
  }

  private boolean canRestart(SubjectSession here, Restart how) {
    return watch.ask(current, "canRestart(…)", () -> here.canRestart(how)).orElse(false);
  }

  private void goOn(Restart how) {
    SubjectSession here = session;
    if (how == Restart.STALE) {
      begin(process());
      restart(here, current, how);
    } else if (!journal.isUsed()) {
      // Nothing was kept, so nothing was sent: the application starts again.
      begin(process());
      open();
      isThere();
    } else if (journal.hasSession()) {
      restart(here, process(), how);
    }
    // Otherwise the session was over, and its application knew that.
  }

  private void restart(@Nullable SubjectSession here, ClientProcess next, Restart how) {
    if (here == null) {
      return;
    }
    watch
        .ask(next, "restart(…)", () -> here.restart(world(next), how))
        .ifPresent(stage -> watch.call(next, "restart(…)", () -> follow(stage)));
  }

  private void follow(CompletionStage<Boolean> restarted) {
    var unused =
        restarted.thenAccept(
            isThere -> {
              watch.checkThread("the stage of restart(…)");
              isBeingSupplanted = false;
              if (isThere) {
                isThere();
              }
            });
  }

  private void isThere() {
    if (isGone) {
      isGone = false;
      visitor.isThere();
    }
  }

  private void begin(ClientProcess next) {
    current = next;
    history.accept(new Event.Resumed(time.now(), lastHalt));
  }

  /** Lets another process claim the session soon, while this one lives. */
  void supplant(ClientProcess holder, Crash crash) {
    if (holder == current && canBeSupplanted(Restart.CLAIMING)) {
      strikes(holder, crash);
      isBeingSupplanted = true;
      time.after(Duration.ofMillis(1), () -> supplant(Restart.CLAIMING));
    }
  }

  /** Whether another process could claim the session in this way now. */
  boolean canBeSupplanted(Restart how) {
    SubjectSession here = session;
    return here != null && !isGone && !isBeingSupplanted && canRestart(here, how);
  }

  /** Lets another process claim the session, while the current one lives. */
  void supplant(Restart how) {
    if (!isGone && journal.hasSession()) {
      restart(session, process(), how);
    } else {
      isBeingSupplanted = false;
    }
  }

  /**
   * Returns an epoch as the history shows it. A session begins at a random epoch, and the same
   * schedule must give the same history: so the first epoch of the first session is 1, that of the
   * second one 1,001.
   */
  long numbered(long epoch) {
    for (int at = 0; at < firstEpochs.size(); at++) {
      long claims = epoch - firstEpochs.get(at);
      if (claims >= 0 && claims < MOST_CLAIMS) {
        return at * MOST_CLAIMS + claims + 1;
      }
    }
    firstEpochs.add(epoch);
    return (firstEpochs.size() - 1) * MOST_CLAIMS + 1;
  }

  /** Notes that a process has claimed the session. */
  void isClaimedBy(ClientProcess claiming, long epoch) {
    if (claiming == current) {
      history.accept(new Event.Claimed(time.now(), numbered(epoch)));
      return;
    }
    if (current.isCurrent()) {
      current.isSupplanted();
      lastHalt = Halt.SUPPLANTED;
      history.accept(new Event.Halted(time.now(), lastHalt));
    }
    history.accept(new Event.Claimed(time.now(), numbered(epoch)));
    begin(claiming);
  }
}
