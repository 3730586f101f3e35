package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The user of the client under test. It gives the client commands and records them and their fates.
 * While the client is frozen or suspended, the commands wait and reach it later.
 */
final class Visitor {

  private final VirtualTime time;
  private final Consumer<Event> history;
  private final Work process;
  private final List<Consumer<SubjectSession>> waiting = new ArrayList<>();
  private @Nullable SubjectSession session;
  private long refs;
  private boolean closed;
  private boolean frozen;

  Visitor(VirtualTime time, Consumer<Event> history, Work process) {
    this.time = time;
    this.history = history;
    this.process = process;
  }

  void enters(Subject subject, Environment environment) {
    session = subject.open(environment);
  }

  /**
   * Gives the client a command, as soon as it is neither frozen nor suspended. Does nothing after
   * the session was dropped.
   */
  private void act(Consumer<SubjectSession> what) {
    process.bring(
        () -> {
          SubjectSession here = session;
          if (frozen) {
            waiting.add(what);
          } else if (here != null && !closed) {
            what.accept(here);
          }
        });
  }

  void says(String text) {
    act(
        here -> {
          long ref = ++refs;
          history.accept(new Event.Said(time.now(), ref, Tags.SECRETS.line(text)));
          settle(ref, here.say(text));
        });
  }

  void ends() {
    act(
        here -> {
          long ref = ++refs;
          history.accept(new Event.EndAsked(time.now(), ref));
          settle(ref, here.end());
        });
  }

  private void settle(long ref, CompletionStage<Fate> fate) {
    var unused =
        fate.handle((known, declined) -> declined == null ? known : Fate.DECLINED)
            .thenAccept(known -> history.accept(new Event.Settled(time.now(), ref, known)));
  }

  void types() {
    act(SubjectSession::type);
  }

  void peeks(String text) {
    act(here -> here.peek(text));
  }

  void raises(String data) {
    act(here -> here.raise("tck", data));
  }

  void closes() {
    act(
        here -> {
          closed = true;
          history.accept(new Event.Closed(time.now()));
          here.close();
        });
  }

  /** Freezes the session and thaws it in a new client after this time. */
  void freezes(Duration lasting) {
    process.bring(
        () -> {
          SubjectSession here = session;
          if (here != null && !frozen) {
            frozen = true;
            var unused =
                here.freeze()
                    .whenComplete(
                        (thaw, impossible) -> {
                          if (impossible == null) {
                            history.accept(new Event.Halted(time.now(), Halt.FROZEN));
                            time.after(lasting, () -> process.bring(() -> goesOn(thaw)));
                          } else {
                            isThere();
                          }
                        });
          }
        });
  }

  private void goesOn(Runnable thaw) {
    history.accept(new Event.Resumed(time.now(), Halt.FROZEN));
    thaw.run();
    isThere();
  }

  private void isThere() {
    frozen = false;
    List<Consumer<SubjectSession>> meanwhile = List.copyOf(waiting);
    waiting.clear();
    // A command may freeze the session again, so each goes through act().
    meanwhile.forEach(this::act);
  }

  /** Gives the client's process no time to run for a while. */
  void isSuspended(Duration lasting) {
    if (process.isSuspended()) {
      return;
    }
    if (process.isRunning()) {
      // A slow listener is running: try again when it has returned.
      time.after(Hitch.SLOW, () -> isSuspended(lasting));
      return;
    }
    history.accept(new Event.Halted(time.now(), Halt.SUSPENDED));
    process.suspend();
    time.after(
        lasting,
        () -> {
          history.accept(new Event.Resumed(time.now(), Halt.SUSPENDED));
          process.goOn();
        });
  }
}
