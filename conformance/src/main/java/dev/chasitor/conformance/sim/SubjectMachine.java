package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;

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
