package dev.chasitor.tck.session;

import dev.chasitor.tck.subject.ChatClientSubject;
import dev.chasitor.tck.subject.Environment;
import dev.chasitor.tck.subject.SubjectSession;

/** This library's own client keeps every rule. */
class ChatClientTckTest extends ClientSessionTck {

  @Override
  protected SubjectSession open(Environment environment) {
    return new ChatClientSubject().open(environment);
  }
}
