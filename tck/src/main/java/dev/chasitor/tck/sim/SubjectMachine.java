package dev.chasitor.tck.sim;

import dev.chasitor.session.Input;
import dev.chasitor.session.Resumption;
import dev.chasitor.session.Transition;
import dev.chasitor.session.VisitorMachine;
import dev.chasitor.session.VisitorState;
import dev.chasitor.tck.subject.Subject;

/** A visitor's machine under test: the library's own, or one that was broken on purpose. */
@FunctionalInterface
public interface SubjectMachine {

  /** The library's own machine. */
  SubjectMachine REFERENCE = VisitorMachine::step;

  /** Takes one input. */
  Transition step(VisitorState state, Input input);

  /** What a frozen session goes on from. */
  default VisitorState thawed(VisitorState frozen) {
    return Resumption.withoutCalls(frozen);
  }

  /** The machine as a client, driven without threads. */
  default Subject driven() {
    return environment -> new MachineSession(this, environment);
  }
}
