package dev.chasitor.conformance.subject;

/**
 * A client under test. {@link dev.chasitor.conformance.subject.ChatClientSubject} is an example in
 * ten lines.
 */
@FunctionalInterface
public interface Subject {

  /**
   * Asks for a chat: {@code environment.init()}, at once.
   *
   * @param environment everything the client gets from outside: it must not use another clock,
   *     timer, thread or network
   */
  SubjectSession open(Environment environment);
}
