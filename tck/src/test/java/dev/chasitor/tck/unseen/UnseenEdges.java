package dev.chasitor.tck.unseen;

import static dev.chasitor.tck.unseen.EdgeTools.is;
import static dev.chasitor.tck.unseen.EdgeTools.network;
import static dev.chasitor.tck.unseen.EdgeTools.onNetwork;
import static dev.chasitor.tck.unseen.EdgeTools.value;
import static dev.chasitor.tck.unseen.EdgeTools.with;

import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.model.RequestType;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The networks and sessions of {@link UnseenAgain}. */
final class UnseenEdges {

  private static final long PAUSE_AFTER_A_REFUSAL = 3_000;

  private static final long PAUSE_BEFORE_A_RETRY = 20;

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final Set<Integer> REFUSALS = Set.of(400, 404, 405);

  private UnseenEdges() {}

  static Subject takesOverWithTheFirstToken() {
    return onNetwork(
        () -> {
          AtomicReference<String> first = new AtomicReference<>("");
          return (process, request, timeout, onOutcome) -> {
            String token = value(request, Header.AFFINITY);
            if (first.get().isEmpty() && !is(request, RequestType.SESSION_ID)) {
              first.set(token);
            }
            return process
                .transport()
                .execute(
                    is(request, RequestType.RESYNC_SESSION)
                        ? with(request, Header.AFFINITY, first.get())
                        : request,
                    timeout,
                    onOutcome);
          };
        });
  }

  static Subject pausesAfterARefusal() {
    return onNetwork(
        () -> {
          AtomicBoolean wasRefused = new AtomicBoolean();
          return (process, request, timeout, onOutcome) -> {
            if (!isNumbered(request)) {
              return process.transport().execute(request, timeout, onOutcome);
            }
            Consumer<Outcome> noting =
                outcome -> {
                  wasRefused.set(REFUSALS.contains(status(outcome)));
                  onOutcome.accept(outcome);
                };
            return wasRefused.getAndSet(false)
                ? EdgeTools.later(process, PAUSE_AFTER_A_REFUSAL, request, timeout, noting)
                : process.transport().execute(request, timeout, noting);
          };
        });
  }

  private static boolean isNumbered(WireRequest request) {
    return !value(request, Header.SEQUENCE).isEmpty();
  }

  /** Returns the status of an answer; 0 if none came. */
  private static int status(Outcome outcome) {
    return outcome instanceof Outcome.Received received ? received.response().status() : 0;
  }

  static Subject retryOutlivesTheFreeze() {
    return environment -> {
      AtomicReference<Optional<WireRequest>> unanswered = new AtomicReference<>(Optional.empty());
      UnaryOperator<Environment> world =
          process ->
              process.withTransport(
                  network(
                      process,
                      (same, request, timeout, onOutcome) -> {
                        if (isNumbered(request)) {
                          unanswered.set(Optional.of(request));
                        }
                        return same.transport()
                            .execute(
                                request,
                                timeout,
                                outcome -> {
                                  if (isNumbered(request) && status(outcome) > 0) {
                                    unanswered.set(Optional.empty());
                                  }
                                  onOutcome.accept(outcome);
                                });
                      }));
      SubjectSession right = SubjectMachine.REFERENCE.driven().open(world.apply(environment));
      return new EdgeTools.Passing(right, world) {
        @Override
        public CompletionStage<Runnable> freeze() {
          return super.freeze()
              .thenApply(
                  thaw -> {
                    unanswered.get().ifPresent(request -> repeatedSoon(environment, request));
                    return thaw;
                  });
        }
      };
    };
  }

  private static void repeatedSoon(Environment process, WireRequest request) {
    var unused =
        process
            .timer()
            .schedule(
                () -> process.transport().execute(request, TIMEOUT, outcome -> {}),
                PAUSE_BEFORE_A_RETRY,
                TimeUnit.MILLISECONDS);
  }
}
