package dev.chasitor.conformance.subject;

import static dev.chasitor.conformance.rule.AdapterDemand.CATCHES_LISTENER;
import static dev.chasitor.conformance.rule.AdapterDemand.COMES_TO_REST;
import static dev.chasitor.conformance.rule.AdapterDemand.NEVER_BLOCKS;
import static dev.chasitor.conformance.rule.AdapterDemand.NEVER_SPINS;
import static dev.chasitor.conformance.rule.AdapterDemand.NEVER_WAITS;
import static dev.chasitor.conformance.rule.AdapterDemand.ONE_THREAD;
import static dev.chasitor.conformance.rule.AdapterDemand.RETURNS_VALUES;
import static dev.chasitor.conformance.rule.AdapterDemand.SETTLES_ONCE;
import static dev.chasitor.conformance.rule.AdapterDemand.SILENT_AFTER_END;
import static dev.chasitor.conformance.rule.AdapterDemand.THROWS_NOTHING;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullUnmarked;

/** Adapters and clients that do not do what the kit demands. */
@NullUnmarked
public enum BadSubjects implements Subject {
  OPEN_THROWS(
      THROWS_NOTHING,
      "open(…) threw java.lang.IllegalStateException: of the client",
      world -> {
        throw fails();
      }),
  SAY_THROWS(
      THROWS_NOTHING,
      "say(…) threw",
      saying(
          () -> {
            throw fails();
          })),
  SAY_ASSERTS(
      THROWS_NOTHING,
      "say(…) threw java.lang.AssertionError: of the client",
      saying(
          () -> {
            throw new AssertionError("of the client");
          })),
  SAY_DOES_NOT_LINK(
      THROWS_NOTHING,
      "say(…) threw java.lang.NoClassDefFoundError",
      saying(
          () -> {
            throw new NoClassDefFoundError("of the client");
          })),
  SAY_RECURS(THROWS_NOTHING, "say(…) threw java.lang.StackOverflowError", saying(() -> recurs(0))),
  TYPE_THROWS(
      THROWS_NOTHING,
      "type() threw",
      world ->
          new Meddled(right(world)) {
            @Override
            public void type() {
              throw fails();
            }
          }),
  PEEK_THROWS(
      THROWS_NOTHING,
      "peek(…) threw",
      world ->
          new Meddled(right(world)) {
            @Override
            public void peek(String text) {
              throw fails();
            }
          }),
  RAISE_THROWS(
      THROWS_NOTHING,
      "raise(…) threw",
      world ->
          new Meddled(right(world)) {
            @Override
            public void raise(String type, String data) {
              throw fails();
            }
          }),
  END_THROWS(
      THROWS_NOTHING,
      "end() threw",
      ending(
          () -> {
            throw fails();
          })),
  CLOSE_THROWS(
      THROWS_NOTHING,
      "close() threw",
      world ->
          new Meddled(right(world)) {
            @Override
            public void close() {
              throw fails();
            }
          }),
  FREEZE_THROWS(
      THROWS_NOTHING,
      "freeze() threw",
      freezing(
          () -> {
            throw fails();
          })),
  THAW_THROWS(
      THROWS_NOTHING,
      "the thaw threw",
      freezing(
          () ->
              CompletableFuture.completedStage(
                  () -> {
                    throw fails();
                  }))),
  CAN_RESTART_THROWS(
      THROWS_NOTHING,
      "canRestart(…) threw",
      world ->
          new Meddled(right(world)) {
            @Override
            public boolean canRestart(Restart how) {
              throw fails();
            }
          }),
  RESTART_THROWS(
      THROWS_NOTHING,
      "restart(…) threw",
      restarting(
          () -> {
            throw fails();
          })),
  CALLBACK_THROWS(
      THROWS_NOTHING,
      "the callback of a request threw",
      within(
          world ->
              world.withTransport(
                  answering(
                      world.transport(),
                      outcome -> {
                        throw fails();
                      })))),
  TIMER_TASK_THROWS(
      THROWS_NOTHING,
      "a task of the timer threw",
      world -> {
        var unused = world.timer().schedule(BadSubjects::breaksDown, 1, MILLISECONDS);
        return right(world);
      }),
  MESSAGE_QUOTES_A_KEY(
      THROWS_NOTHING,
      "say(…) threw java.lang.IllegalStateException (its message quotes a secret)",
      saying(
          () -> {
            throw new IllegalStateException("bad key id!1!secret");
          })),
  LISTENER_UNGUARDED(
      CATCHES_LISTENER,
      "the callback of a request let the exception of the application's listener pass",
      within(
          world ->
              world.withTransport(
                  answering(
                      world.transport(), outcome -> world.application().moved(Phase.QUEUED))))),
  OPEN_RETURNS_NULL(RETURNS_VALUES, "open(…) returned null", world -> null),
  SAY_RETURNS_NULL(RETURNS_VALUES, "say(…) returned null", saying(() -> null)),
  SAY_SETTLES_WITH_NULL(
      RETURNS_VALUES,
      "the stage of say(…) completed with null",
      saying(() -> CompletableFuture.completedStage(null))),
  END_RETURNS_NULL(RETURNS_VALUES, "end() returned null", ending(() -> null)),
  FREEZE_RETURNS_NULL(RETURNS_VALUES, "freeze() returned null", freezing(() -> null)),
  FREEZE_SETTLES_WITH_NULL(
      RETURNS_VALUES,
      "the stage of freeze() completed with null",
      freezing(() -> CompletableFuture.completedStage(null))),
  RESTART_RETURNS_NULL(RETURNS_VALUES, "restart(…) returned null", restarting(() -> null)),
  SAY_BLOCKS(
      NEVER_BLOCKS,
      "blocks here",
      saying(
          () -> {
            stuck(new CountDownLatch(1));
            return CompletableFuture.completedStage(Fate.UNKNOWN);
          })),
  CALLBACK_BLOCKS(
      NEVER_BLOCKS,
      "blocks here",
      within(
          world ->
              world.withTransport(
                  answering(
                      world.transport(),
                      outcome -> {
                        stuck(new CountDownLatch(1));
                      })))),
  SAY_SPINS(NEVER_SPINS, "computes here", saying(BadSubjects::spins)),
  SAY_WAITS(NEVER_WAITS, "waits here", saying(BadSubjects::waits)),
  PLANS_WITHOUT_END(
      COMES_TO_REST,
      "has planned more than",
      world -> {
        plansAgain(world);
        return right(world);
      }),
  PLANS_ON_A_THREAD(
      ONE_THREAD,
      "the timer was called on the thread of-the-client",
      world -> {
        begin(() -> plansAgain(world));
        return right(world);
      }),
  OPENS_ON_A_THREAD(
      ONE_THREAD,
      "was called on the thread of-the-client",
      world -> {
        var unused = started(() -> right(world).say("hello"));
        return new Meddled(SilentSession.SILENT);
      }),
  REPORTS_ON_A_THREAD(
      ONE_THREAD,
      "the application was called on the thread of-the-client",
      world -> {
        begin(() -> world.application().moved(Phase.QUEUED));
        return right(world);
      }),
  SETTLES_ON_A_THREAD(
      ONE_THREAD,
      "the stage of say(…) was called on the thread of-the-client",
      saying(
          () -> {
            CompletableFuture<Fate> fate = new CompletableFuture<>();
            begin(
                () -> {
                  // Whoever completes it before the kit looks at it does so on the kit's thread.
                  while (fate.getNumberOfDependents() == 0) {
                    Thread.onSpinWait();
                  }
                  fate.complete(Fate.ACCEPTED);
                });
            return fate;
          })),
  SETTLES_TWICE(
      SETTLES_ONCE,
      "the stage of say(…) for #1 completed again, as ACCEPTED",
      saying(
          () -> {
            CompletableFuture<Fate> fate = new Twice<>();
            fate.complete(Fate.ACCEPTED);
            return fate;
          })),
  REPORTS_AFTER_END(
      SILENT_AFTER_END,
      "the client reported the phase QUEUED after it had reported the end",
      within(
          world ->
              world.withApplication(
                  new Application() {
                    @Override
                    public void moved(Phase to) {
                      world.application().moved(to);
                    }

                    @Override
                    public void told(String type, String text, boolean recovered, boolean again) {
                      world.application().told(type, text, recovered, again);
                    }

                    @Override
                    public void over(String cause) {
                      try {
                        world.application().over(cause);
                      } finally {
                        world.application().moved(Phase.QUEUED);
                      }
                    }
                  })));

  private final AdapterDemand demand;
  private final String finding;
  private final Subject subject;

  BadSubjects(AdapterDemand demand, String finding, Subject subject) {
    this.demand = demand;
    this.finding = finding;
    this.subject = subject;
  }

  /** Returns the demand that it breaks. */
  public AdapterDemand demand() {
    return demand;
  }

  /** Returns a part of what the finding says. */
  public String finding() {
    return finding;
  }

  @Override
  public SubjectSession open(Environment environment) {
    return subject.open(environment);
  }

  private static SubjectSession right(Environment world) {
    return new ChatClientSubject().open(world);
  }

  private static Subject within(UnaryOperator<Environment> change) {
    return world ->
        new Meddled(right(change.apply(world))) {
          @Override
          public CompletionStage<Boolean> restart(Environment process, Restart how) {
            return super.restart(change.apply(process), how);
          }
        };
  }

  private static Subject saying(Supplier<CompletionStage<Fate>> say) {
    return world ->
        new Meddled(right(world)) {
          @Override
          public CompletionStage<Fate> say(String text) {
            return say.get();
          }
        };
  }

  private static Subject ending(Supplier<CompletionStage<Fate>> end) {
    return world ->
        new Meddled(right(world)) {
          @Override
          public CompletionStage<Fate> end() {
            return end.get();
          }
        };
  }

  private static Subject freezing(Supplier<CompletionStage<Runnable>> freeze) {
    return world ->
        new Meddled(right(world)) {
          @Override
          public CompletionStage<Runnable> freeze() {
            return freeze.get();
          }
        };
  }

  private static Subject restarting(Supplier<CompletionStage<Boolean>> restart) {
    return world ->
        new Meddled(right(world)) {
          @Override
          public CompletionStage<Boolean> restart(Environment process, Restart how) {
            return restart.get();
          }
        };
  }

  private static HttpTransport answering(
      HttpTransport network, Consumer<HttpTransport.Outcome> then) {
    return new HttpTransport() {
      @Override
      public InFlight execute(
          WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
        return network.execute(
            request,
            timeout,
            outcome -> {
              onOutcome.accept(outcome);
              then.accept(outcome);
            });
      }

      @Override
      public void close() {}
    };
  }

  private static IllegalStateException fails() {
    return new IllegalStateException("of the client");
  }

  private static void breaksDown() {
    throw fails();
  }

  private static CompletionStage<Fate> recurs(int depth) {
    return depth < 0
        ? CompletableFuture.completedStage(Fate.UNKNOWN)
        : recurs(depth + 1).thenApply(fate -> fate);
  }

  private static void stuck(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CompletionStage<Fate> spins() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
    return CompletableFuture.completedStage(Fate.UNKNOWN);
  }

  private static CompletionStage<Fate> waits() {
    try {
      boolean unused = new CountDownLatch(1).await(200, MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return CompletableFuture.completedStage(Fate.UNKNOWN);
  }

  private static void plansAgain(Environment world) {
    var unused = world.timer().schedule(() -> plansAgain(world), 0, MILLISECONDS);
  }

  private static void begin(Runnable task) {
    Thread thread = new Thread(task, "of-the-client");
    thread.setUncaughtExceptionHandler((own, refused) -> {});
    thread.start();
  }

  private static CompletionStage<Fate> started(Supplier<CompletionStage<Fate>> command) {
    CompletableFuture<Fate> fate = new CompletableFuture<>();
    begin(() -> command.get().thenAccept(fate::complete));
    return fate;
  }

  /** A stage that calls each callback twice. */
  private static final class Twice<T> extends CompletableFuture<T> {
    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
      return super.whenComplete(action).whenComplete(action);
    }
  }

  /** A session that does nothing. */
  private enum SilentSession implements SubjectSession {
    SILENT;

    @Override
    public CompletionStage<Fate> say(String text) {
      return new CompletableFuture<>();
    }

    @Override
    public void type() {}

    @Override
    public CompletionStage<Fate> end() {
      return new CompletableFuture<>();
    }

    @Override
    public void close() {}
  }
}
