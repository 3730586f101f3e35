package dev.chasitor.client;

import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;

/**
 * The machine that a client drives: {@link VisitorMachine}, or one under test. With it a kit runs a
 * changed machine in the very driver that applications use. Pure, and so thread-safe.
 */
@FunctionalInterface
public interface SessionMachine {

  /** The library's own machine. */
  SessionMachine STANDARD = VisitorMachine::step;

  /** Takes one input. */
  Transition step(VisitorState state, Input input);

  /** The state that a thawed session starts from: without the calls of the frozen one. */
  default VisitorState thawed(VisitorState frozen) {
    return Resumption.withoutCalls(frozen);
  }
}
