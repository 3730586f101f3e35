package dev.chasitor.conformance.subject;

/**
 * A client under test. Implement it as an adapter to your client; {@link ChatClientSubject} is the
 * adapter of this library's client.
 */
@FunctionalInterface
public interface Subject {

  /**
   * Opens a session: the client asks for the chat of {@code environment.init()} at once.
   *
   * @param environment the client's world; the client must not use another clock, timer, thread or
   *     network
   */
  SubjectSession open(Environment environment);
}
