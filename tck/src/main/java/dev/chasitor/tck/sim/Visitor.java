package dev.chasitor.tck.sim;

import dev.chasitor.tck.history.Event;
import dev.chasitor.tck.history.Event.Fate;
import dev.chasitor.tck.subject.Environment;
import dev.chasitor.tck.subject.Subject;
import dev.chasitor.tck.subject.SubjectSession;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who uses the client under test, and writes down what became of it. */
final class Visitor {

  private final VirtualTime time;
  private final Consumer<Event> history;
  private @Nullable SubjectSession session;
  private long refs;
  private boolean closed;

  Visitor(VirtualTime time, Consumer<Event> history) {
    this.time = time;
    this.history = history;
  }

  void enters(Subject subject, Environment environment) {
    session = subject.open(environment);
  }

  void says(String text) {
    SubjectSession here = session;
    if (here != null && !closed) {
      long ref = ++refs;
      history.accept(new Event.Said(time.now(), ref, text));
      settle(ref, here.say(text));
    }
  }

  void ends() {
    SubjectSession here = session;
    if (here != null && !closed) {
      long ref = ++refs;
      history.accept(new Event.EndAsked(time.now(), ref));
      settle(ref, here.end());
    }
  }

  private void settle(long ref, CompletionStage<Fate> fate) {
    var unused =
        fate.handle((known, declined) -> declined == null ? known : Fate.DECLINED)
            .thenAccept(known -> history.accept(new Event.Settled(time.now(), ref, known)));
  }

  void types() {
    SubjectSession here = session;
    if (here != null && !closed) {
      here.type();
    }
  }

  void peeks(String text) {
    SubjectSession here = session;
    if (here != null && !closed) {
      here.peek(text);
    }
  }

  void raises(String data) {
    SubjectSession here = session;
    if (here != null && !closed) {
      here.raise("tck", data);
    }
  }

  void freezes() {
    SubjectSession here = session;
    if (here != null) {
      here.freeze();
    }
  }

  void closes() {
    SubjectSession here = session;
    if (here != null && !closed) {
      closed = true;
      history.accept(new Event.Closed(time.now()));
      here.close();
    }
  }
}
