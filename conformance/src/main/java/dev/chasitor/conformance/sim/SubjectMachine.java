package dev.chasitor.conformance.sim;

import dev.chasitor.client.SessionMachine;
import dev.chasitor.conformance.subject.ChatClientSubject;
import dev.chasitor.conformance.subject.Subject;

/**
 * A visitor's machine under test: this library's own, or one with a deliberate mistake. This
 * library's client drives it, as in an application.
 */
@FunctionalInterface
public interface SubjectMachine extends SessionMachine {

  /** This library's own machine. */
  SubjectMachine REFERENCE = SessionMachine.STANDARD::step;

  /** Returns a client under test that drives this machine. */
  default Subject driven() {
    return new ChatClientSubject(this);
  }
}
