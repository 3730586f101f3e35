package dev.chasitor.tck.sim;

import static dev.chasitor.tck.unseen.EdgeTools.is;
import static dev.chasitor.tck.unseen.EdgeTools.value;
import static dev.chasitor.tck.unseen.MachineTools.changed;
import static dev.chasitor.tck.unseen.MachineTools.head;
import static dev.chasitor.tck.unseen.MachineTools.isOfPost;
import static dev.chasitor.tck.unseen.MachineTools.refusal;
import static dev.chasitor.tck.unseen.MachineTools.right;
import static dev.chasitor.tck.unseen.MachineTools.withEffects;
import static dev.chasitor.tck.unseen.MachineTools.withHead;
import static dev.chasitor.tck.unseen.MachineTools.withRefusals;
import static dev.chasitor.tck.unseen.MachineTools.without;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.SessionEvent.Settled;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.tck.unseen.EdgeTools;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Ways to break what a client does when the server refuses something. */
final class RefusalMutants {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final long SOON_MILLIS = 2_000;

  private static final long HELD_UP_MILLIS = 3_000;

  private static final Set<Integer> NOT_LIKED = Set.of(400, 404, 405);

  private RefusalMutants() {}

  /** Reports a refused line as one that was never sent. */
  static Transition reportsRefusedAsNotSent(VisitorState state, Input input) {
    return withEffects(
        right(state, input),
        effect ->
            settled(effect)
                .filter(settled -> settled.outcome() instanceof CommandOutcome.Refused)
                .<Effect>map(
                    settled ->
                        new Effect.Tell(
                            ((Effect.Tell) effect).number(),
                            new Settled(settled.ref(), new CommandOutcome.NotSent("refused"))))
                .orElse(effect));
  }

  /** Reports a line that never left as one that the server refused. */
  static Transition reportsUnsentAsRefused(VisitorState state, Input input) {
    return withEffects(
        right(state, input),
        effect ->
            settled(effect)
                .filter(settled -> settled.outcome() instanceof CommandOutcome.NotSent)
                .<Effect>map(
                    settled ->
                        new Effect.Tell(
                            ((Effect.Tell) effect).number(),
                            new Settled(
                                settled.ref(),
                                new CommandOutcome.Refused(new Refusal.SessionInvalid("")))))
                .orElse(effect));
  }

  private static Optional<Settled> settled(Effect effect) {
    return effect instanceof Effect.Tell told && told.event() instanceof Settled settled
        ? Optional.of(settled)
        : Optional.empty();
  }

  /** After a 500 the count of the tries starts again. */
  static Transition triesForEver(VisitorState state, Input input) {
    boolean failed =
        isOfPost(state, input) && refusal(input).filter(it -> it.status() == 500).isPresent();
    return failed
        ? right(
            changed(
                state,
                session ->
                    session.withOutbox(withHead(session.outbox(), withRefusals(head(state), 0)))),
            input)
        : right(state, input);
  }

  /** Never reports what became of a line that got a 500. */
  static final class ForgetsFailedLines implements SubjectMachine {
    private final Set<Long> failed = new HashSet<>();

    @Override
    public Transition step(VisitorState state, Input input) {
      if (isOfPost(state, input) && refusal(input).filter(it -> it.status() == 500).isPresent()) {
        head(state).command().ifPresent(command -> failed.add(command.ref()));
      }
      return without(
          right(state, input),
          effect -> settled(effect).filter(it -> failed.contains(it.ref())).isPresent());
    }
  }

  /** Does not look at Retry-After. */
  static Subject ignoresTheWait() {
    return EdgeTools.onNetwork(
        () ->
            (process, request, timeout, onOutcome) ->
                process
                    .transport()
                    .execute(request, timeout, outcome -> onOutcome.accept(withoutWait(outcome))));
  }

  private static Outcome withoutWait(Outcome outcome) {
    if (!(outcome instanceof Outcome.Received received)) {
      return outcome;
    }
    WireHeaders.Builder headers = WireHeaders.builder();
    received
        .response()
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.equalsIgnoreCase("Retry-After")) {
                headers.add(name, value);
              }
            });
    return new Outcome.Received(
        new WireResponse(
            received.response().status(), headers.build(), received.response().body()));
  }

  /** After the refusal of a line the next POST waits. */
  static Subject holdsUpWhatWaits() {
    return EdgeTools.onNetwork(
        () -> {
          AtomicBoolean wasRefused = new AtomicBoolean();
          return (process, request, timeout, onOutcome) -> {
            if (!isNumbered(request)) {
              return process.transport().execute(request, timeout, onOutcome);
            }
            return EdgeTools.later(
                process,
                wasRefused.getAndSet(false) ? HELD_UP_MILLIS : 0,
                request,
                timeout,
                outcome -> {
                  wasRefused.set(NOT_LIKED.contains(status(outcome)));
                  onOutcome.accept(outcome);
                });
          };
        });
  }

  private static boolean isNumbered(WireRequest request) {
    return !value(request, Header.SEQUENCE).isEmpty();
  }

  /** Returns the status of an answer; 0 if none came. */
  static int status(Outcome outcome) {
    return outcome instanceof Outcome.Received received ? received.response().status() : 0;
  }

  /** Two seconds after a 403 to a poll the last POST leaves once more. */
  static Subject postsAfterTheRefusedPoll() {
    return repeatsAfter403(request -> is(request, RequestType.MESSAGES));
  }

  /** Two seconds after a 403 to a POST it leaves once more. */
  static Subject postsAfterTheRefusedPost() {
    return repeatsAfter403(RefusalMutants::isNumbered);
  }

  private static Subject repeatsAfter403(Predicate<WireRequest> isAnswered) {
    return EdgeTools.onNetwork(
        () -> {
          AtomicReference<Optional<WireRequest>> last = new AtomicReference<>(Optional.empty());
          return (process, request, timeout, onOutcome) -> {
            if (isNumbered(request)) {
              last.set(Optional.of(request));
            }
            return process
                .transport()
                .execute(
                    request,
                    timeout,
                    outcome -> {
                      if (status(outcome) == 403 && isAnswered.test(request)) {
                        last.get().ifPresent(again -> repeatSoon(process, again));
                      }
                      onOutcome.accept(outcome);
                    });
          };
        });
  }

  private static void repeatSoon(Environment process, WireRequest request) {
    var unused =
        process
            .timer()
            .schedule(
                () -> process.transport().execute(request, TIMEOUT, outcome -> {}),
                SOON_MILLIS,
                TimeUnit.MILLISECONDS);
  }

  /** Does not report the end that a 403 brings. */
  static Subject keeps403Secret() {
    return EdgeTools.within(
        () -> {
          AtomicBoolean isRefused = new AtomicBoolean();
          return environment ->
              environment
                  .withTransport(
                      EdgeTools.network(
                          environment,
                          (process, request, timeout, onOutcome) ->
                              process
                                  .transport()
                                  .execute(
                                      request,
                                      timeout,
                                      outcome -> {
                                        isRefused.compareAndSet(false, status(outcome) == 403);
                                        onOutcome.accept(outcome);
                                      })))
                  .withApplication(
                      new EdgeTools.Hearing(environment.application()) {
                        @Override
                        public void over(String cause) {
                          if (!isRefused.get()) {
                            super.over(cause);
                          }
                        }
                      });
        });
  }
}
