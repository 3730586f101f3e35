package dev.chasitor.tck.unseen;

import static dev.chasitor.tck.unseen.EdgeTools.is;
import static dev.chasitor.tck.unseen.EdgeTools.network;
import static dev.chasitor.tck.unseen.EdgeTools.reportingTo;
import static dev.chasitor.tck.unseen.EdgeTools.with;
import static dev.chasitor.tck.unseen.EdgeTools.within;

import dev.chasitor.codec.Resource.Header;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Transition;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The networks and applications of {@link UnseenThird}. */
final class UnseenThirdEdges {

  private UnseenThirdEdges() {}

  /** The codec writes no number for ChasitorResyncState, so the network adds it. */
  static Subject numbersResyncState() {
    return environment -> {
      AtomicLong number = new AtomicLong();
      SubjectMachine counting =
          (state, input) -> {
            Transition step = UnseenThirdMachines.numbersResyncState(state, input);
            for (Effect effect : step.effects()) {
              if (MachineTools.isCallOf(effect, RequestType.CHASITOR_RESYNC_STATE)) {
                number.set(((Effect.Call) effect).headers().sequence().orElseThrow());
              }
            }
            return step;
          };
      UnaryOperator<Environment> world =
          process ->
              process.withTransport(
                  network(
                      process,
                      (same, request, timeout, onOutcome) ->
                          same.transport()
                              .execute(
                                  is(request, RequestType.CHASITOR_RESYNC_STATE)
                                      ? with(request, Header.SEQUENCE, Long.toString(number.get()))
                                      : request,
                                  timeout,
                                  onOutcome)));
      return new EdgeTools.Passing(counting.driven().open(world.apply(environment)), world);
    };
  }

  static Subject repeatsTheLineAfterAThrow() {
    return reportingTo(
        application ->
            new EdgeTools.Hearing(application) {
              @Override
              public void told(
                  String type, String text, boolean recovered, boolean perhapsRepeated) {
                try {
                  super.told(type, text, recovered, perhapsRepeated);
                } catch (RuntimeException e) {
                  if (!type.equals("ChatMessage")) {
                    throw e;
                  }
                  super.told(type, text, recovered, perhapsRepeated);
                }
              }
            });
  }

  static Subject reportsNoQueueExit() {
    return within(
        () -> {
          AtomicBoolean hadAgent = new AtomicBoolean();
          return environment ->
              environment.withApplication(
                  new EdgeTools.Hearing(environment.application()) {
                    @Override
                    public void moved(Phase to) {
                      if (to == Phase.ESTABLISHED) {
                        hadAgent.set(true);
                      }
                      super.moved(to);
                    }

                    @Override
                    public void over(String cause) {
                      if (hadAgent.get() || !cause.equals("VISITOR")) {
                        super.over(cause);
                      }
                    }
                  });
        });
  }
}
