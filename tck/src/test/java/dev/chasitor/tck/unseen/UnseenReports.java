package dev.chasitor.tck.unseen;

import static dev.chasitor.tck.unseen.EdgeTools.is;
import static dev.chasitor.tck.unseen.EdgeTools.network;
import static dev.chasitor.tck.unseen.EdgeTools.onNetwork;
import static dev.chasitor.tck.unseen.EdgeTools.reportingTo;
import static dev.chasitor.tck.unseen.EdgeTools.value;
import static dev.chasitor.tck.unseen.EdgeTools.with;
import static dev.chasitor.tck.unseen.EdgeTools.within;

import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Mistakes at the edge: in headers, in pauses, and in reports to the application. */
final class UnseenReports {

  private static final long HALF_A_SECOND = 500;

  private UnseenReports() {}

  static Subject queueIsChatAfterHandOver() {
    return reportingTo(
        application ->
            new EdgeTools.Hearing(application) {
              private Phase last = Phase.INIT;

              @Override
              public void moved(Phase to) {
                boolean isBack = last == Phase.RESYNCING && to == Phase.QUEUED;
                last = to;
                super.moved(isBack ? Phase.ESTABLISHED : to);
              }
            });
  }

  static Subject lostNetworkHasNoName() {
    return reportingTo(
        application ->
            new EdgeTools.Hearing(application) {
              @Override
              public void over(String cause) {
                super.over(cause.equals("NETWORK") ? "" : cause);
              }
            });
  }

  static Subject dropsAgentsRepeatedText() {
    return reportingTo(
        application ->
            new EdgeTools.Hearing(application) {
              private String last = "";

              @Override
              public void told(
                  String type, String text, boolean recovered, boolean perhapsRepeated) {
                boolean isRepeated = type.equals("ChatMessage") && text.equals(last);
                last = type.equals("ChatMessage") ? text : last;
                if (!isRepeated) {
                  super.told(type, text, recovered, perhapsRepeated);
                }
              }
            });
  }

  static Subject keyInTheCause() {
    return within(
        () -> {
          AtomicReference<String> key = new AtomicReference<>("");
          return environment ->
              environment
                  .withTransport(
                      network(
                          environment,
                          (process, request, timeout, onOutcome) -> {
                            String sent = value(request, Header.SESSION_KEY);
                            key.set(sent.isEmpty() ? key.get() : sent);
                            return process.transport().execute(request, timeout, onOutcome);
                          }))
                  .withApplication(
                      new EdgeTools.Hearing(environment.application()) {
                        @Override
                        public void over(String cause) {
                          super.over(cause + " in session " + key.get());
                        }
                      });
        });
  }

  static Subject peeksWithoutNumber() {
    return onNetwork(
        () ->
            (process, request, timeout, onOutcome) ->
                process
                    .transport()
                    .execute(
                        is(request, RequestType.CHASITOR_SNEAK_PEEK)
                            ? with(request, Header.SEQUENCE, "")
                            : request,
                        timeout,
                        onOutcome));
  }

  /** A retry is the stored request, with the headers of the first try. */
  static Subject retriesKeepTheirHeaders(Header header) {
    return onNetwork(
        () -> {
          Map<String, String> first = new HashMap<>();
          return (process, request, timeout, onOutcome) -> {
            String number = value(request, Header.SEQUENCE);
            String what = number + " " + request.uri().getPath() + " " + request.body().text();
            String kept =
                number.isEmpty()
                    ? value(request, header)
                    : first.computeIfAbsent(what, any -> value(request, header));
            return process.transport().execute(with(request, header, kept), timeout, onOutcome);
          };
        });
  }

  static Subject pausesAfterSilence() {
    return onNetwork(
        () -> {
          AtomicBoolean wasSilent = new AtomicBoolean();
          return (process, request, timeout, onOutcome) -> {
            if (!is(request, RequestType.MESSAGES)) {
              return process.transport().execute(request, timeout, onOutcome);
            }
            boolean waits = wasSilent.getAndSet(false);
            Consumer<Outcome> noting =
                outcome -> {
                  wasSilent.set(
                      outcome instanceof Outcome.Received received
                          && received.response().status() == 204);
                  onOutcome.accept(outcome);
                };
            return waits
                ? later(process, request, timeout, noting)
                : process.transport().execute(request, timeout, noting);
          };
        });
  }

  private static InFlight later(
      Environment process, WireRequest request, Duration timeout, Consumer<Outcome> onOutcome) {
    AtomicReference<InFlight> begun = new AtomicReference<>(() -> {});
    ScheduledFuture<?> start =
        process
            .timer()
            .schedule(
                () -> begun.set(process.transport().execute(request, timeout, onOutcome)),
                HALF_A_SECOND,
                TimeUnit.MILLISECONDS);
    return () -> {
      start.cancel(false);
      begun.get().cancel();
    };
  }

  static Subject textTimeoutIsUnread() {
    return onNetwork(
        () ->
            (process, request, timeout, onOutcome) ->
                process
                    .transport()
                    .execute(
                        request,
                        timeout,
                        outcome ->
                            onOutcome.accept(
                                is(request, RequestType.SESSION_ID)
                                    ? withUsualTimeout(outcome)
                                    : outcome)));
  }

  private static Outcome withUsualTimeout(Outcome outcome) {
    if (!(outcome instanceof Outcome.Received received)) {
      return outcome;
    }
    WireResponse answer = received.response();
    String body =
        answer
            .body()
            .text()
            .replaceFirst("\"clientPollTimeout\"\\s*:\\s*\"\\d+\"", "\"clientPollTimeout\":40");
    return new Outcome.Received(
        new WireResponse(answer.status(), answer.headers(), WireBody.ofText(body)));
  }

  static Subject throwLosesTheRestOfTheBatch() {
    return within(
        () -> {
          AtomicBoolean skips = new AtomicBoolean();
          return environment ->
              environment
                  .withTransport(
                      network(
                          environment,
                          (process, request, timeout, onOutcome) -> {
                            if (is(request, RequestType.MESSAGES)) {
                              skips.set(false);
                            }
                            return process.transport().execute(request, timeout, onOutcome);
                          }))
                  .withApplication(new SkippingAfterThrow(environment.application(), skips));
        });
  }

  private static final class SkippingAfterThrow extends EdgeTools.Hearing {
    private final AtomicBoolean skips;

    SkippingAfterThrow(Application application, AtomicBoolean skips) {
      super(application);
      this.skips = skips;
    }

    @Override
    public void told(String type, String text, boolean recovered, boolean perhapsRepeated) {
      if (skips.get()) {
        return;
      }
      skips.set(true);
      super.told(type, text, recovered, perhapsRepeated);
      skips.set(false);
    }
  }

  /** After a take-over that is not valid, nobody learns what became of the lines that waited. */
  static Subject linesOfALostSessionAreForgotten() {
    return environment -> {
      AtomicBoolean isLost = new AtomicBoolean();
      UnaryOperator<Environment> world =
          process ->
              process.withTransport(
                  network(
                      process,
                      (same, request, timeout, onOutcome) ->
                          same.transport()
                              .execute(
                                  request,
                                  timeout,
                                  outcome -> {
                                    if (isNotValid(request, outcome)) {
                                      isLost.set(true);
                                    }
                                    onOutcome.accept(outcome);
                                  })));
      SubjectSession right = SubjectMachine.REFERENCE.driven().open(world.apply(environment));
      return new EdgeTools.Passing(right, world) {
        @Override
        public CompletionStage<Fate> say(String text) {
          CompletableFuture<Fate> fate = new CompletableFuture<>();
          var unused =
              super.say(text)
                  .whenComplete(
                      (known, failure) -> {
                        if (failure != null) {
                          fate.completeExceptionally(failure);
                        } else if (!isLost.get()) {
                          fate.complete(known);
                        }
                      });
          return fate;
        }
      };
    };
  }

  private static boolean isNotValid(WireRequest request, Outcome outcome) {
    return is(request, RequestType.RESYNC_SESSION)
        && outcome instanceof Outcome.Received received
        && received.response().body().text().replaceAll("\\s", "").contains("\"isValid\":false");
  }

  /** Who drops the session leaves its POST open. */
  static Subject closingKeepsThePost() {
    return environment -> {
      AtomicBoolean closes = new AtomicBoolean();
      UnaryOperator<Environment> world =
          process ->
              process.withTransport(
                  network(
                      process,
                      (same, request, timeout, onOutcome) -> {
                        InFlight call = same.transport().execute(request, timeout, onOutcome);
                        boolean isPoll = is(request, RequestType.MESSAGES);
                        return () -> {
                          if (isPoll || !closes.get()) {
                            call.cancel();
                          }
                        };
                      }));
      SubjectSession right = SubjectMachine.REFERENCE.driven().open(world.apply(environment));
      return new EdgeTools.Passing(right, world) {
        @Override
        public void close() {
          closes.set(true);
          super.close();
        }
      };
    };
  }
}
