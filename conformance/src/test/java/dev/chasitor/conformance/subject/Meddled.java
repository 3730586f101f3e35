package dev.chasitor.conformance.subject;

import dev.chasitor.conformance.history.Event.Fate;
import java.util.concurrent.CompletionStage;

/** A session of this library's client, of which a subclass changes some calls. */
public class Meddled implements SubjectSession {

  private final SubjectSession right;

  /** Passes all calls on to a session. */
  public Meddled(SubjectSession right) {
    this.right = right;
  }

  @Override
  public CompletionStage<Fate> say(String text) {
    return right.say(text);
  }

  @Override
  public void type() {
    right.type();
  }

  @Override
  public void peek(String text) {
    right.peek(text);
  }

  @Override
  public void raise(String type, String data) {
    right.raise(type, data);
  }

  @Override
  public CompletionStage<Fate> end() {
    return right.end();
  }

  @Override
  public void close() {
    right.close();
  }

  @Override
  public CompletionStage<Runnable> freeze() {
    return right.freeze();
  }

  @Override
  public boolean canRestart(Restart how) {
    return right.canRestart(how);
  }

  @Override
  public CompletionStage<Boolean> restart(Environment process, Restart how) {
    return right.restart(process, how);
  }
}
