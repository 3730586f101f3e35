package dev.chasitor.tck.sim;

import dev.chasitor.client.journal.ForwardingJournal;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Restart;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Ways to break what a client keeps, and what it does with that after a crash. */
final class JournalMutants {

  /** How far numbers leap after an old document. */
  private static final long LEAP = 1_000_000;

  private static final long NOTHING = -1;

  private JournalMutants() {}

  /** A journal that is meddled with. */
  private abstract static class Passing extends ForwardingJournal {
    final SessionJournal journal;

    Passing(SessionJournal journal) {
      super(journal);
      this.journal = journal;
    }
  }

  /** The reference, in which each process has such a journal. */
  private static Subject keeping(Function<Environment, SessionJournal> meddler) {
    return environment -> {
      SubjectSession session = SubjectMachine.REFERENCE.driven().open(with(environment, meddler));
      return new ApplicationMutants.Delegating(session) {
        @Override
        public CompletionStage<Boolean> restart(Environment process, Restart how) {
          return super.restart(with(process, meddler), how);
        }
      };
    };
  }

  private static Environment with(
      Environment process, Function<Environment, SessionJournal> meddler) {
    return process.journal().isPresent() ? process.withJournal(meddler.apply(process)) : process;
  }

  private static SessionJournal journalOf(Environment process) {
    return process.journal().orElseThrow();
  }

  /** Says that some writes are done, and does them a little later, in order. */
  private abstract static class Late extends Passing {
    private final Environment process;
    private final Queue<JournalWrite> due = new ArrayDeque<>();

    Late(Environment process) {
      super(journalOf(process));
      this.process = process;
    }

    abstract boolean isLate(JournalWrite write);

    @Override
    public CompletionStage<JournalAnswer> write(JournalWrite write) {
      if (!isLate(write)) {
        doAll();
        return super.write(write);
      }
      due.add(write);
      var unused = process.timer().schedule(this::doAll, 1, TimeUnit.MILLISECONDS);
      return CompletableFuture.completedStage(JournalAnswer.WRITTEN);
    }

    private void doAll() {
      for (JournalWrite next = due.poll(); next != null; next = due.poll()) {
        var unused = super.write(next);
      }
    }
  }

  static Subject writesAfterwards() {
    return keeping(
        process ->
            new Late(process) {
              @Override
              boolean isLate(JournalWrite write) {
                return true;
              }
            });
  }

  static Subject acknowledgesFirst() {
    return keeping(
        process ->
            new Late(process) {
              private String settings = "";
              private long ack = NOTHING;

              @Override
              boolean isLate(JournalWrite write) {
                settings = write.settings().orElse(settings);
                VisitorState state = SessionDocument.read(settings, write.state()).state();
                long before = ack;
                ack = state instanceof Open open ? open.session().ack() : NOTHING;
                return write.version() > 1 && !settings.isEmpty() && ack > before;
              }
            });
  }

  /** A journal that takes the writes of whoever held a session before. */
  private static final class Fenceless extends Passing {
    Fenceless(SessionJournal journal) {
      super(journal);
    }

    @Override
    public CompletionStage<JournalAnswer> write(JournalWrite write) {
      return journal
          .read(write.session())
          .thenCompose(found -> journal.write(found.map(it -> after(it, write)).orElse(write)));
    }

    private static JournalWrite after(JournalRecord found, JournalWrite write) {
      return new JournalWrite(
          write.session(),
          found.epoch(),
          found.version() + 1,
          found.owner(),
          write.settings(),
          write.state(),
          write.entries());
    }
  }

  static Subject knowsNoFence() {
    return keeping(process -> new Fenceless(journalOf(process)));
  }

  /** The reference, which resumes a session without the events that nobody confirmed. */
  static final class ForgetsEvents implements SubjectMachine {
    @Override
    public Transition step(VisitorState state, Input input) {
      return VisitorMachine.step(state, input);
    }

    @Override
    public VisitorState thawed(VisitorState frozen) {
      return Resumption.confirmed(
          Resumption.withoutCalls(frozen), frozen.ledger().deliveries().told());
    }
  }

  static Transition reusesNumbers(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    if (right.next() instanceof Open open && open.session().outbox().nextNumber() > LEAP) {
      Outbox outbox = open.session().outbox();
      Outbox reused = new Outbox(outbox.nextNumber() - LEAP, outbox.items());
      return new Transition(open.withSession(open.session().withOutbox(reused)), right.effects());
    }
    return right;
  }
}
