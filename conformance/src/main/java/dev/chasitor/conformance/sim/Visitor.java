package dev.chasitor.conformance.sim;

import dev.chasitor.client.ChatClient;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.conformance.subject.Restart;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The user of the client under test. It gives the client commands and records them and their fates.
 * While the client is frozen or suspended, the commands wait and reach it later.
 */
final class Visitor {

  private final VirtualTime time;
  private final Consumer<Event> history;
  private final Processes processes;
  private final AdapterWatch watch;
  private final List<Consumer<SubjectSession>> waiting = new ArrayList<>();
  private long refs;
  private boolean closed;
  private boolean frozen;

  Visitor(
      VirtualTime time,
      Consumer<Event> history,
      Scenario scenario,
      Subject subject,
      SimulatedNetwork network,
      AdapterWatch watch) {
    this.time = time;
    this.history = history;
    this.watch = watch;
    this.processes = new Processes(time, history, scenario, subject, network, this, watch);
  }

  void enters() {
    processes.open();
  }

  private Work process() {
    return processes.current().work();
  }

  /**
   * Gives the client a command, as soon as it is neither frozen nor suspended. Does nothing after
   * the session was dropped.
   */
  private void act(Consumer<SubjectSession> what) {
    if (processes.session().isEmpty()) {
      waiting.add(what);
      return;
    }
    process()
        .bring(
            () -> {
              Optional<SubjectSession> here = processes.session();
              if (frozen || here.isEmpty()) {
                waiting.add(what);
              } else if (!closed) {
                what.accept(here.get());
              }
            });
  }

  void says(String text) {
    act(
        here -> {
          long ref = ++refs;
          history.accept(new Event.Said(time.now(), ref, Tags.SECRETS.line(text)));
          settle(ref, "say(…)", () -> here.say(text));
        });
  }

  void ends() {
    act(
        here -> {
          long ref = ++refs;
          history.accept(new Event.EndAsked(time.now(), ref));
          settle(ref, "end()", here::end);
        });
  }

  private void call(String what, Runnable command) {
    watch.call(processes.current(), what, command);
  }

  private void settle(long ref, String what, Supplier<CompletionStage<Fate>> command) {
    ClientProcess process = processes.current();
    watch
        .ask(process, what, command)
        .ifPresent(
            fate -> {
              Settling settling = new Settling(ref, what);
              watch.call(
                  process,
                  "the stage of " + what,
                  () -> {
                    var unused = fate.whenComplete(settling::settles);
                  });
            });
  }

  /** Records the fate of one command. */
  private final class Settling {
    private final long ref;
    private final String what;
    private boolean isSettled;

    Settling(long ref, String what) {
      this.ref = ref;
      this.what = what;
    }

    void settles(@Nullable Fate known, @Nullable Throwable declined) {
      watch.checkThread("the stage of " + what);
      Fate fate = declined == null ? known : Fate.DECLINED;
      if (fate == null) {
        watch.breaks(
            AdapterDemand.RETURNS_VALUES, "the stage of " + what + " completed with null", "");
      } else if (isSettled) {
        watch.breaks(
            AdapterDemand.SETTLES_ONCE,
            "the stage of " + what + " for #" + ref + " completed again, as " + fate,
            Stacks.of(Thread.currentThread().getStackTrace()));
      } else {
        isSettled = true;
        history.accept(new Event.Settled(time.now(), ref, fate));
      }
    }
  }

  void types() {
    act(here -> call("type()", here::type));
  }

  void peeks(String text) {
    act(here -> call("peek(…)", () -> here.peek(text)));
  }

  void raises(String data) {
    act(here -> call("raise(…)", () -> here.raise("tck", data)));
  }

  void closes() {
    act(
        here -> {
          closed = true;
          history.accept(new Event.Closed(time.now()));
          call("close()", here::close);
        });
  }

  /** Freezes the session and thaws it in a new client after this time. */
  void freezes(Duration lasting) {
    ClientProcess process = processes.current();
    process
        .work()
        .bring(() -> processes.session().ifPresent(here -> freezes(here, process, lasting)));
  }

  private void freezes(SubjectSession here, ClientProcess process, Duration lasting) {
    if (frozen || !process.isCurrent()) {
      return;
    }
    frozen = true;
    Optional<CompletionStage<Runnable>> freezing = watch.ask(process, "freeze()", here::freeze);
    if (freezing.isEmpty()) {
      isThere();
      return;
    }
    watch.call(
        process,
        "the stage of freeze()",
        () -> {
          var unused =
              freezing
                  .get()
                  .whenComplete((thaw, impossible) -> isFrozen(process, lasting, thaw, impossible));
        });
  }

  private void isFrozen(
      ClientProcess process,
      Duration lasting,
      @Nullable Runnable thaw,
      @Nullable Throwable impossible) {
    watch.checkThread("the stage of freeze()");
    if (!process.isCurrent()) {
      // Another process goes on, whatever this one has frozen.
      return;
    }
    if (impossible != null) {
      isThere();
    } else if (thaw == null) {
      watch.breaks(
          process, AdapterDemand.RETURNS_VALUES, "the stage of freeze() completed with null", "");
      isThere();
    } else {
      history.accept(new Event.Halted(time.now(), Halt.FROZEN));
      time.after(lasting, () -> process.work().bring(() -> goesOn(process, thaw)));
    }
  }

  private void goesOn(ClientProcess process, Runnable thaw) {
    if (process.isCurrent()) {
      history.accept(new Event.Resumed(time.now(), Halt.FROZEN));
      watch.call(process, "the thaw", thaw);
      isThere();
    }
  }

  /** Gives the commands that waited, now that a process drives the session. */
  void isThere() {
    frozen = false;
    if (closed) {
      // Nobody knows whether the end was kept.
      closed = false;
      closes();
    }
    List<Consumer<SubjectSession>> meanwhile = List.copyOf(waiting);
    waiting.clear();
    // A command may freeze the session again, so each goes through act().
    meanwhile.forEach(this::act);
  }

  /** Kills the client's process, and lets another one go on after this time. */
  void isKilled(Duration pause) {
    processes.kill(pause.plus(Crash.PAUSE));
  }

  /** Gives the client's process no time to run for a while. */
  void isSuspended(Duration lasting) {
    isSuspended(lasting, () -> {});
  }

  /**
   * Gives the client's process no time to run for its lease and this time. Meanwhile another
   * process resumes the session.
   */
  void losesItsLease(Duration lasting) {
    if (processes.canBeSupplanted(Restart.UNASKED)) {
      Duration expired = ChatClient.DEFAULT_LEASE.plus(Crash.PAUSE);
      isSuspended(
          expired.plus(lasting).plus(Crash.PAUSE),
          () -> time.after(expired, () -> processes.supplant(Restart.UNASKED)));
    }
  }

  private void isSuspended(Duration lasting, Runnable meanwhile) {
    ClientProcess process = processes.current();
    if (process.work().isSuspended() || process.isDead()) {
      return;
    }
    if (process.work().isRunning()) {
      // A slow listener is running: try again when it has returned.
      time.after(Hitch.SLOW, () -> isSuspended(lasting, meanwhile));
      return;
    }
    process.record(new Event.Halted(time.now(), Halt.SUSPENDED));
    process.work().suspend();
    meanwhile.run();
    time.after(
        lasting,
        () -> {
          process.record(new Event.Resumed(time.now(), Halt.SUSPENDED));
          process.work().goOn();
        });
  }
}
