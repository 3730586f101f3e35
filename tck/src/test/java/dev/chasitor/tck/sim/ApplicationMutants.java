package dev.chasitor.tck.sim;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Restart;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to break what a client tells its application, and what it makes of its commands. */
final class ApplicationMutants {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();
  private static final Pattern LINE = Pattern.compile("\"text\":\"(a\\d+)\"");

  private ApplicationMutants() {}

  /** An application that hears everything. */
  private static class Passing implements Application {
    private final Application told;

    Passing(Application told) {
      this.told = told;
    }

    @Override
    public void moved(Phase to) {
      told.moved(to);
    }

    @Override
    public void told(String type, String text, boolean recovered, boolean perhapsRepeated) {
      told.told(type, text, recovered, perhapsRepeated);
    }

    @Override
    public void over(String cause) {
      told.over(cause);
    }
  }

  private static Subject telling(UnaryOperator<Application> between) {
    return environment ->
        SubjectMachine.REFERENCE
            .driven()
            .open(environment.withApplication(between.apply(environment.application())));
  }

  static Subject tellsTheAgentEarly() {
    return telling(
        application ->
            new Passing(application) {
              @Override
              public void moved(Phase to) {
                super.moved(to == Phase.QUEUED ? Phase.ESTABLISHED : to);
              }
            });
  }

  static Subject keepsTheAgent() {
    return telling(
        application ->
            new Passing(application) {
              @Override
              public void moved(Phase to) {
                if (to != Phase.ESTABLISHED) {
                  super.moved(to);
                }
              }
            });
  }

  static Subject keyInTheCause() {
    return environment -> {
      AtomicReference<String> key = new AtomicReference<>("");
      Application talkative =
          new Passing(environment.application()) {
            @Override
            public void over(String cause) {
              super.over(cause + " in session " + key.get());
            }
          };
      return EdgeMutants.open(
          environment.withApplication(talkative),
          (network, request, timeout, onOutcome) -> {
            String sent = EdgeMutants.value(request, Header.SESSION_KEY);
            key.set(sent.isEmpty() ? key.get() : sent);
            return network.execute(request, timeout, onOutcome);
          });
    };
  }

  static Subject keepsTheFailure() {
    return telling(
        application ->
            new Passing(application) {
              @Override
              public void over(String cause) {
                if (!cause.equals("REQUEST_FAILED")) {
                  super.over(cause);
                }
              }
            });
  }

  static Subject tellsTheEndTwice() {
    return telling(
        application ->
            new Passing(application) {
              @Override
              public void over(String cause) {
                super.over(cause);
                super.over(cause);
              }
            });
  }

  static Subject callsInAPool() {
    return environment ->
        SubjectMachine.REFERENCE
            .driven()
            .open(environment.withApplication(new Pooled(environment)));
  }

  private static final class Pooled extends Passing {
    private final Environment environment;

    Pooled(Environment environment) {
      super(environment.application());
      this.environment = environment;
    }

    private void later(Runnable call) {
      environment
          .timer()
          .execute(
              () -> {
                try {
                  call.run();
                } catch (RuntimeException ignored) {
                  // It is the pool's.
                }
              });
    }

    @Override
    public void moved(Phase to) {
      later(() -> super.moved(to));
    }

    @Override
    public void told(String type, String text, boolean recovered, boolean perhapsRepeated) {
      later(() -> super.told(type, text, recovered, perhapsRepeated));
    }

    @Override
    public void over(String cause) {
      later(() -> super.over(cause));
    }
  }

  static Subject tellsLateBatches() {
    return environment ->
        EdgeMutants.open(
            environment,
            (network, request, timeout, onOutcome) -> {
              AtomicBoolean givenUp = new AtomicBoolean();
              var inFlight =
                  network.execute(
                      request,
                      timeout,
                      outcome -> {
                        if (givenUp.get()) {
                          batch(request, outcome)
                              .ifPresent(batch -> tellLines(batch, environment.application()));
                        }
                        onOutcome.accept(outcome);
                      });
              return () -> {
                givenUp.set(true);
                inFlight.cancel();
              };
            });
  }

  private static Optional<MessagesResponse> batch(WireRequest request, Outcome outcome) {
    return EdgeMutants.is(request, RequestType.MESSAGES)
            && outcome instanceof Outcome.Received received
            && CODEC.decodeReply(RequestType.MESSAGES, received.response())
                instanceof Reply.Answered answered
            && answered.response() instanceof MessagesResponse batch
        ? Optional.of(batch)
        : Optional.empty();
  }

  private static void tellLines(MessagesResponse batch, Application application) {
    for (Message message : batch.messages()) {
      if (message.message() instanceof ChatMessage line) {
        tell(application, line.text());
      }
    }
  }

  private static void tell(Application application, String text) {
    try {
      application.told("ChatMessage", text, false, false);
    } catch (RuntimeException ignored) {
      // An application that throws is another matter.
    }
  }

  static Subject tellsWhileParsing() {
    return environment ->
        EdgeMutants.open(
            environment,
            (network, request, timeout, onOutcome) ->
                network.execute(
                    request,
                    timeout,
                    outcome -> {
                      if (EdgeMutants.is(request, RequestType.MESSAGES)
                          && outcome instanceof Outcome.Received received) {
                        tellRemains(received.response(), environment.application());
                      }
                      onOutcome.accept(outcome);
                    }));
  }

  private static void tellRemains(WireResponse response, Application application) {
    if (CODEC.decodeReply(RequestType.MESSAGES, response) instanceof Reply.Malformed) {
      Matcher line = LINE.matcher(response.body().text());
      while (line.find()) {
        tell(application, line.group(1));
      }
    }
  }

  static Subject pollsAfterTheEnd() {
    return environment -> {
      AtomicReference<Optional<WireRequest>> last = new AtomicReference<>(Optional.empty());
      Application restless =
          new Passing(environment.application()) {
            @Override
            public void over(String cause) {
              super.over(cause);
              last.get()
                  .ifPresent(
                      poll ->
                          environment
                              .transport()
                              .execute(poll, Duration.ofSeconds(40), ignored -> {}));
            }
          };
      return EdgeMutants.open(
          environment.withApplication(restless),
          (network, request, timeout, onOutcome) -> {
            if (EdgeMutants.is(request, RequestType.MESSAGES)) {
              last.set(Optional.of(request));
            }
            return network.execute(request, timeout, onOutcome);
          });
    };
  }

  /** A listener that throws hears nothing more before the next poll. */
  static Subject skipsWhatFollowsAThrow() {
    return environment -> {
      AtomicBoolean skips = new AtomicBoolean();
      Application skipping =
          new Passing(environment.application()) {
            @Override
            public void told(String type, String text, boolean recovered, boolean perhapsRepeated) {
              if (!skips.get()) {
                skips.set(true);
                super.told(type, text, recovered, perhapsRepeated);
                skips.set(false);
              }
            }
          };
      return EdgeMutants.open(
          environment.withApplication(skipping),
          (network, request, timeout, onOutcome) -> {
            if (EdgeMutants.is(request, RequestType.MESSAGES)) {
              skips.set(false);
            }
            return network.execute(request, timeout, onOutcome);
          });
    };
  }

  static Subject diesOfTheListener() {
    return environment -> {
      AtomicBoolean dead = new AtomicBoolean();
      Application fatal =
          new Passing(environment.application()) {
            @Override
            public void moved(Phase to) {
              dying(() -> super.moved(to));
            }

            @Override
            public void told(String type, String text, boolean recovered, boolean perhapsRepeated) {
              dying(() -> super.told(type, text, recovered, perhapsRepeated));
            }

            @Override
            public void over(String cause) {
              dying(() -> super.over(cause));
            }

            private void dying(Runnable call) {
              if (!dead.get()) {
                dead.set(true);
                call.run();
                dead.set(false);
              }
            }
          };
      return EdgeMutants.open(
          environment.withApplication(fatal),
          (network, request, timeout, onOutcome) ->
              dead.get()
                  ? () -> {}
                  : network.execute(
                      request,
                      timeout,
                      outcome -> {
                        if (!dead.get()) {
                          onOutcome.accept(outcome);
                        }
                      }));
    };
  }

  /** A session with something else in place of one of its commands. */
  static class Delegating implements SubjectSession {
    private final SubjectSession session;

    Delegating(SubjectSession session) {
      this.session = session;
    }

    @Override
    public CompletionStage<Fate> say(String text) {
      return session.say(text);
    }

    @Override
    public void type() {
      session.type();
    }

    @Override
    public CompletionStage<Fate> end() {
      return session.end();
    }

    @Override
    public void close() {
      session.close();
    }

    @Override
    public CompletionStage<Runnable> freeze() {
      return session.freeze();
    }

    @Override
    public boolean canRestart(Restart how) {
      return session.canRestart(how);
    }

    @Override
    public CompletionStage<Boolean> restart(Environment process, Restart how) {
      return session.restart(process, how);
    }
  }

  static Subject leavesSilently() {
    return environment ->
        new Delegating(SubjectMachine.REFERENCE.driven().open(environment)) {
          @Override
          public CompletionStage<Fate> end() {
            super.close();
            return CompletableFuture.completedFuture(Fate.ACCEPTED);
          }
        };
  }

  static Subject acceptsAtOnce() {
    return environment ->
        new Delegating(SubjectMachine.REFERENCE.driven().open(environment)) {
          @Override
          public CompletionStage<Fate> say(String text) {
            var unused = super.say(text);
            return CompletableFuture.completedFuture(Fate.ACCEPTED);
          }
        };
  }

  static Subject endsAtOnce() {
    return environment ->
        new Delegating(SubjectMachine.REFERENCE.driven().open(environment)) {
          @Override
          public CompletionStage<Fate> end() {
            var unused = super.end();
            return CompletableFuture.completedFuture(Fate.ACCEPTED);
          }
        };
  }

  static Subject goesOnFrozen() {
    return environment ->
        new Delegating(SubjectMachine.REFERENCE.driven().open(environment)) {
          @Override
          public CompletionStage<Runnable> freeze() {
            return CompletableFuture.completedFuture(() -> {});
          }
        };
  }

  static Subject doesNotClose() {
    return environment ->
        new Delegating(SubjectMachine.REFERENCE.driven().open(environment)) {
          @Override
          public void close() {}
        };
  }
}
