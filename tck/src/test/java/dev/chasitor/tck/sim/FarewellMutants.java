package dev.chasitor.tck.sim;

import static dev.chasitor.tck.unseen.EdgeTools.is;
import static dev.chasitor.tck.unseen.EdgeTools.value;
import static dev.chasitor.tck.unseen.MachineTools.changed;
import static dev.chasitor.tck.unseen.MachineTools.head;
import static dev.chasitor.tck.unseen.MachineTools.isLive;
import static dev.chasitor.tck.unseen.MachineTools.isOfPost;
import static dev.chasitor.tck.unseen.MachineTools.right;
import static dev.chasitor.tck.unseen.MachineTools.withEffects;
import static dev.chasitor.tck.unseen.MachineTools.withItems;

import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent.Settled;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.tck.unseen.EdgeTools;
import dev.chasitor.transport.HttpTransport.InFlight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Ways to break how a client leaves, stands still, and accounts for what was said. */
final class FarewellMutants {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final long SOON_MILLIS = 2_000;

  private FarewellMutants() {}

  /** Repeats the last POST when the server has accepted the end. */
  static Subject postsBehindTheEnd() {
    return EdgeTools.onNetwork(
        () -> {
          AtomicReference<Optional<WireRequest>> last = new AtomicReference<>(Optional.empty());
          return (process, request, timeout, onOutcome) -> {
            if (!endsIt(request) && !value(request, Header.SEQUENCE).isEmpty()) {
              last.set(Optional.of(request));
            }
            return process
                .transport()
                .execute(
                    request,
                    timeout,
                    outcome -> {
                      if (endsIt(request) && RefusalMutants.status(outcome) == 200) {
                        last.get().ifPresent(again -> repeat(process, again));
                      }
                      onOutcome.accept(outcome);
                    });
          };
        });
  }

  private static boolean endsIt(WireRequest request) {
    return is(request, RequestType.CHAT_END)
        || is(request, RequestType.CHAT_CANCEL)
        || is(request, RequestType.DELETE_SESSION_ID);
  }

  private static void repeat(Environment process, WireRequest request) {
    var unused = process.transport().execute(request, TIMEOUT, outcome -> {});
  }

  /** Reports no end. */
  static Subject keepsTheEndSecret() {
    return EdgeTools.reportingTo(
        application ->
            new EdgeTools.Hearing(application) {
              @Override
              public void over(String cause) {}
            });
  }

  /** Reports ends without a cause. */
  static Subject givesNoCause() {
    return EdgeTools.reportingTo(
        application ->
            new EdgeTools.Hearing(application) {
              @Override
              public void over(String cause) {
                super.over("");
              }
            });
  }

  /** Posts the first line twice, under two numbers. */
  static final class DoublesTheFirstLine implements SubjectMachine {
    private boolean isDone;

    @Override
    public Transition step(VisitorState state, Input input) {
      boolean doubles =
          !isDone
              && isLive(state)
              && isOfPost(state, input)
              && head(state).request().kind() == RequestType.CHAT_MESSAGE;
      if (!doubles) {
        return right(state, input);
      }
      isDone = true;
      OutboxItem again =
          new OutboxItem(
              head(state).request(),
              Optional.empty(),
              OptionalLong.empty(),
              0,
              0,
              0,
              Optional.empty());
      return right(
          changed(
              state,
              session -> {
                List<OutboxItem> items = new ArrayList<>(session.outbox().items());
                items.add(again);
                return session.withOutbox(withItems(session.outbox(), items));
              }),
          input);
    }
  }

  /** Reports what is in doubt as not sent. */
  static Transition reportsDoubtAsNotSent(VisitorState state, Input input) {
    return withEffects(
        right(state, input),
        effect ->
            effect instanceof Effect.Tell told
                    && told.event() instanceof Settled settled
                    && settled.outcome() instanceof CommandOutcome.Unknown
                ? new Effect.Tell(
                    told.number(),
                    new Settled(settled.ref(), new CommandOutcome.NotSent("perhaps")))
                : effect);
  }

  /** What was said in the queue leaves in reverse. */
  static Transition queueIsAStack(VisitorState state, Input input) {
    Transition right = right(state, input);
    boolean begins =
        right.next() instanceof VisitorState.Established
            && state instanceof VisitorState.Live
            && !(state instanceof VisitorState.Established);
    if (!begins) {
      return right;
    }
    return right(
        changed(
            state,
            session -> {
              List<OutboxItem> items = new ArrayList<>(session.outbox().items());
              Collections.reverse(items);
              return session.withOutbox(withItems(session.outbox(), items));
            }),
        input);
  }

  /** Drops a session without giving up its calls. */
  static Subject dropsWithoutCancelling() {
    return environment -> {
      AtomicBoolean isClosed = new AtomicBoolean();
      UnaryOperator<Environment> world =
          process ->
              process.withTransport(
                  EdgeTools.network(
                      process,
                      (same, request, timeout, onOutcome) -> {
                        InFlight call = same.transport().execute(request, timeout, onOutcome);
                        return () -> {
                          if (!isClosed.get()) {
                            call.cancel();
                          }
                        };
                      }));
      SubjectSession right = SubjectMachine.REFERENCE.driven().open(world.apply(environment));
      return new EdgeTools.Passing(right, world) {
        @Override
        public void close() {
          isClosed.set(true);
          super.close();
        }
      };
    };
  }

  /** Two seconds after a freeze the application hears of the phase again. */
  static Subject reportsWhileFrozen() {
    return environment -> {
      AtomicReference<Optional<Phase>> last = new AtomicReference<>(Optional.empty());
      UnaryOperator<Environment> world =
          process ->
              process.withApplication(
                  new EdgeTools.Hearing(process.application()) {
                    @Override
                    public void moved(Phase to) {
                      last.set(Optional.of(to));
                      super.moved(to);
                    }
                  });
      SubjectSession right = SubjectMachine.REFERENCE.driven().open(world.apply(environment));
      return new EdgeTools.Passing(right, world) {
        @Override
        public CompletionStage<Runnable> freeze() {
          return super.freeze()
              .thenApply(
                  thaw -> {
                    last.get()
                        .ifPresent(
                            phase -> {
                              var unused =
                                  environment
                                      .timer()
                                      .schedule(
                                          () -> environment.application().moved(phase),
                                          SOON_MILLIS,
                                          TimeUnit.MILLISECONDS);
                            });
                    return thaw;
                  });
        }
      };
    };
  }
}
