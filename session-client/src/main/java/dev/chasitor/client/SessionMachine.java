package dev.chasitor.client;

import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;

/**
 * The machine that a client drives: {@link VisitorMachine}, or another one in tests. A test kit
 * uses it to run a changed machine in the driver that applications use. Implementations are pure,
 * and so thread-safe.
 */
@FunctionalInterface
public interface SessionMachine {

  /** The machine of this library. */
  SessionMachine STANDARD = VisitorMachine::step;

  /** Takes one input, and returns the next state and the effects to perform. */
  Transition step(VisitorState state, Input input);

  /** Returns the state from which a thawed session goes on, without the calls of the frozen one. */
  default VisitorState thawed(VisitorState frozen) {
    return Resumption.withoutCalls(frozen);
  }
}
