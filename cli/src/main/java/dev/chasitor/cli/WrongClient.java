package dev.chasitor.cli;

import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * This library's client with one deliberate mistake, for {@code tck selftest}. Each mistake is in
 * another layer: the machine, the requests, the commands, and the reports to the application.
 *
 * @param name its name
 * @param breaks the rule that must notice
 * @param difference how it differs from the right client, in a sentence
 * @param subject opens its sessions
 */
record WrongClient(String name, Rule breaks, String difference, Subject subject) {

  private static final Subject RIGHT = SubjectMachine.REFERENCE.driven();

  static List<WrongClient> all() {
    return List.of(
        new WrongClient(
            "ACK_AHEAD",
            Rule.C_ACK_02,
            "The ack is one more than the sequence of the last batch.",
            machine().driven()),
        new WrongClient(
            "NO_VERSION_ON_POLLS",
            Rule.C_HDR_01,
            "Polls bear no API version.",
            WrongClient::withoutVersions),
        new WrongClient(
            "SAID_IS_SENT",
            Rule.C_ERR_01,
            "What is said counts as accepted at once.",
            WrongClient::accepting),
        new WrongClient(
            "END_TOLD_TWICE",
            Rule.C_END_03,
            "The end is reported twice.",
            WrongClient::endingTwice));
  }

  private static SubjectMachine machine() {
    return (state, input) -> {
      Transition right = SubjectMachine.REFERENCE.step(state, input);
      return new Transition(
          right.next(), right.effects().stream().map(WrongClient::ahead).toList());
    };
  }

  private static Effect ahead(Effect effect) {
    return effect instanceof Effect.Call call
            && call.request() instanceof MessagesRequest poll
            && poll.ack().orElse(-1) >= 0
        ? new Effect.Call(
            call.id(),
            MessagesRequest.builder().ack(poll.ack().getAsLong() + 1).build(),
            call.headers(),
            call.timeout(),
            call.server())
        : effect;
  }

  private static SubjectSession withoutVersions(Environment environment) {
    HttpTransport network = environment.transport();
    return RIGHT.open(
        environment.withTransport(
            new HttpTransport() {
              @Override
              public InFlight execute(
                  WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
                return network.execute(withoutVersion(request), timeout, onOutcome);
              }

              @Override
              public void close() {
                // The network is the simulation's.
              }
            }));
  }

  private static WireRequest withoutVersion(WireRequest request) {
    if (request.method() != HttpMethod.GET || !request.uri().getPath().endsWith("/Messages")) {
      return request;
    }
    WireHeaders.Builder headers = WireHeaders.builder();
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.equalsIgnoreCase("X-LIVEAGENT-API-VERSION")) {
                headers.add(name, value);
              }
            });
    return new WireRequest(request.method(), request.uri(), headers.build(), request.body());
  }

  private static SubjectSession accepting(Environment environment) {
    SubjectSession right = RIGHT.open(environment);
    return new SubjectSession() {
      @Override
      public CompletionStage<Fate> say(String text) {
        right.say(text);
        return CompletableFuture.completedFuture(Fate.ACCEPTED);
      }

      @Override
      public void type() {
        right.type();
      }

      @Override
      public CompletionStage<Fate> end() {
        return right.end();
      }

      @Override
      public void close() {
        right.close();
      }
    };
  }

  private static SubjectSession endingTwice(Environment environment) {
    Application application = environment.application();
    return RIGHT.open(
        environment.withApplication(
            new Application() {
              @Override
              public void moved(Phase to) {
                application.moved(to);
              }

              @Override
              public void told(
                  String type, String text, boolean recovered, boolean perhapsRepeated) {
                application.told(type, text, recovered, perhapsRepeated);
              }

              @Override
              public void over(String cause) {
                application.over(cause);
                application.over(cause);
              }
            }));
  }
}
