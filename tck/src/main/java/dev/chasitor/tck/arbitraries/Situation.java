package dev.chasitor.tck.arbitraries;

import dev.chasitor.conformance.sim.Server;
import dev.chasitor.conformance.sim.Step.Act;
import dev.chasitor.host.Fault;
import dev.chasitor.session.visitor.Profile;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Tuple.Tuple2;

/**
 * Steps and faults that meet at one moment, on purpose.
 *
 * @param steps what happens, with its time in milliseconds
 * @param faults what goes wrong
 * @param server what the moment needs of the server
 * @param profile what the moment needs of the client
 */
record Situation(
    List<Tuple2<Integer, Act>> steps,
    List<Fault> faults,
    UnaryOperator<Server> server,
    UnaryOperator<Profile> profile) {

  Situation(List<Tuple2<Integer, Act>> steps, List<Fault> faults) {
    this(steps, faults, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** Returns the same situation, with this need of the server. */
  Situation at(UnaryOperator<Server> need) {
    return new Situation(steps, faults, need, profile);
  }

  /** Returns the same situation, with this need of the client. */
  Situation by(UnaryOperator<Profile> need) {
    return new Situation(steps, faults, server, need);
  }
}
