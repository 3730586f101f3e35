package dev.chasitor.tck.session;

import dev.chasitor.conformance.subject.ChatClientSubject;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.SubjectSession;

/** This library's own client keeps every rule. */
class ChatClientTckTest extends ClientSessionTck {

  @Override
  protected SubjectSession open(Environment environment) {
    return new ChatClientSubject().open(environment);
  }
}
