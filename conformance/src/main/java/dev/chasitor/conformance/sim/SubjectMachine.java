package dev.chasitor.conformance.sim;

import dev.chasitor.client.SessionMachine;
import dev.chasitor.conformance.subject.ChatClientSubject;
import dev.chasitor.conformance.subject.Subject;

/**
 * A visitor's machine under test: the library's own, or one that was broken on purpose. The
 * library's own client drives it, so that what is simulated is what applications run.
 */
@FunctionalInterface
public interface SubjectMachine extends SessionMachine {

  /** The library's own machine. */
  SubjectMachine REFERENCE = SessionMachine.STANDARD::step;

  /** The machine as a client under test. */
  default Subject driven() {
    return new ChatClientSubject(this);
  }
}
