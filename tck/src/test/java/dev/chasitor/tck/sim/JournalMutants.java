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
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Deliveries;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.KnownLines;
import dev.chasitor.session.visitor.Ledger;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.TranscriptCount;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

  /** A step that changes this part of a session leaves before it is written. */
  private static Subject writesLate(Function<OpenSession, Object> part) {
    return keeping(
        process ->
            new Late(process) {
              private String settings = "";
              private Optional<Object> last = Optional.empty();

              @Override
              boolean isLate(JournalWrite write) {
                settings = write.settings().orElse(settings);
                Optional<Object> before = last;
                last =
                    SessionDocument.read(settings, write.state()).state() instanceof Open open
                        ? Optional.of(part.apply(open.session()))
                        : Optional.empty();
                return write.version() > 1 && !last.equals(before);
              }
            });
  }

  static Subject writesTheOutboxLate() {
    return writesLate(OpenSession::outbox);
  }

  static Subject writesTheAckLate() {
    return writesLate(OpenSession::ack);
  }

  static Subject writesTheKeyLate() {
    return writesLate(session -> session.credentials().key());
  }

  static Subject asksFirst() {
    return keeping(
        process ->
            new Late(process) {
              @Override
              boolean isLate(JournalWrite write) {
                return write.version() == 1;
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

  /** The reference, which resumes a session that it has changed. */
  private abstract static class Thawing implements SubjectMachine {
    @Override
    public Transition step(VisitorState state, Input input) {
      return VisitorMachine.step(state, input);
    }

    @Override
    public VisitorState thawed(VisitorState frozen) {
      return changed(Resumption.withoutCalls(frozen));
    }

    abstract VisitorState changed(VisitorState right);
  }

  /** Resumes a session without the events that nobody confirmed. */
  static final class ForgetsEvents extends Thawing {
    @Override
    VisitorState changed(VisitorState right) {
      return Resumption.confirmed(right, right.ledger().deliveries().told());
    }
  }

  private static VisitorState withDeliveries(VisitorState state, Deliveries deliveries) {
    return state.withLedger(new Ledger(state.ledger().now(), state.ledger().ref(), deliveries));
  }

  /** Gives the number of the first event that nobody confirmed to the next one. */
  static final class ReusesTheNumberOfAnEvent extends Thawing {
    @Override
    VisitorState changed(VisitorState right) {
      Deliveries old = right.ledger().deliveries();
      List<SessionEvent> waiting = old.unconfirmed();
      return waiting.isEmpty()
          ? right
          : withDeliveries(
              right, new Deliveries(old.told() - 1, waiting.subList(1, waiting.size())));
    }
  }

  /** Gives new numbers to the events that nobody confirmed. */
  static final class NumbersEventsAnew extends Thawing {
    @Override
    VisitorState changed(VisitorState right) {
      Deliveries old = right.ledger().deliveries();
      return withDeliveries(
          right, new Deliveries(old.told() + old.unconfirmed().size(), old.unconfirmed()));
    }
  }

  /** Resumes a session as if it had heard no line. */
  static final class ForgetsWhatWasHeard extends Thawing {
    private static final KnownLines NOTHING = new KnownLines(0, List.of(), OptionalLong.empty(), 0);

    @Override
    VisitorState changed(VisitorState right) {
      return LoopMutants.changed(
          right,
          session ->
              session.withTranscriptCount(
                  new TranscriptCount(
                      NOTHING,
                      session.transcriptCount().said(),
                      session.transcriptCount().givenUp())));
    }
  }

  /** After an old document, reports every line as accepted. */
  static final class HopesForTheBest implements SubjectMachine {
    private boolean isStale;

    @Override
    public Transition step(VisitorState state, Input input) {
      isStale |= state instanceof Resyncing resyncing && resyncing.before().stale();
      Transition right = VisitorMachine.step(state, input);
      return isStale
          ? new Transition(
              right.next(), right.effects().stream().map(HopesForTheBest::accepted).toList())
          : right;
    }

    private static Effect accepted(Effect effect) {
      return effect instanceof Effect.Tell tell
              && tell.event() instanceof SessionEvent.Settled settled
          ? new Effect.Tell(
              tell.number(),
              new SessionEvent.Settled(settled.ref(), settled.id(), new CommandOutcome.Accepted()))
          : effect;
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
