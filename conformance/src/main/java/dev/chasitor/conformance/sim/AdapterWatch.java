package dev.chasitor.conformance.sim;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the kit and the client in one run. It records what breaks the contract of the
 * adapter, so that the run goes on.
 */
final class AdapterWatch {

  private final VirtualTime time;
  private final EventLog log;
  private final CountDownLatch foreignCall = new CountDownLatch(1);
  private volatile @Nullable Thread owner;

  AdapterWatch(VirtualTime time, EventLog log) {
    this.time = time;
    this.log = log;
  }

  /** Notes that the calling thread runs the schedule. */
  void begin() {
    owner = Thread.currentThread();
  }

  /** Calls the client. What it throws is a breach. */
  void call(ClientProcess process, String what, Runnable code) {
    try {
      code.run();
    } catch (Throwable thrown) {
      threw(process, what, thrown);
    }
  }

  /** Asks the client for a value. The result is empty if it throws or returns null. */
  <T> Optional<T> ask(ClientProcess process, String what, Supplier<? extends @Nullable T> code) {
    try {
      T value = code.get();
      if (value == null) {
        breaks(process, AdapterDemand.RETURNS_VALUES, what + " returned null", "");
        return Optional.empty();
      }
      return Optional.of(value);
    } catch (Throwable thrown) {
      threw(process, what, thrown);
      return Optional.empty();
    }
  }

  /** Records that the client threw. What ends the run or the virtual machine passes through. */
  void threw(ClientProcess process, String what, Throwable thrown) {
    if (thrown instanceof Abandoned leaving) {
      throw leaving;
    }
    if (thrown instanceof VirtualMachineError broken && !(broken instanceof StackOverflowError)) {
      throw broken;
    }
    boolean isListeners = OnPurpose.isCauseOf(thrown);
    breaks(
        process,
        isListeners ? AdapterDemand.CATCHES_LISTENER : AdapterDemand.THROWS_NOTHING,
        isListeners
            ? what + " let the exception of the application's listener pass"
            : what + " threw " + Stacks.name(thrown),
        Stacks.of(thrown));
  }

  /** Records a breach by a process. A killed process breaks nothing any more. */
  void breaks(ClientProcess process, AdapterDemand demand, String what, String stack) {
    process.record(new Event.Breached(time.now(), demand, what, stack));
  }

  /** Records a breach by the client, whatever its process. */
  void breaks(AdapterDemand demand, String what, String stack) {
    log.accept(new Event.Breached(time.now(), demand, what, stack));
  }

  /**
   * Lets only the run's own thread pass.
   *
   * @throws IllegalStateException on another thread, and if the run is over
   */
  void checkThread(String what) {
    Thread caller = Thread.currentThread();
    if (!caller.equals(owner)) {
      // Its process may be dead by now: a thread of its own keeps no virtual time.
      breaks(
          AdapterDemand.ONE_THREAD,
          what + " was called on the thread " + caller.getName(),
          Stacks.of(caller.getStackTrace()));
      foreignCall.countDown();
      throw new IllegalStateException(
          "The client must call "
              + what
              + " on the thread on which the kit calls the client, not on "
              + caller.getName());
    }
    if (time.isAbandoned()) {
      throw new IllegalStateException("The run is over: the client held it up");
    }
  }

  /** Waits until a foreign thread has called, at most for this time in real time. */
  void awaitForeignCall(long millis) {
    try {
      boolean unused = foreignCall.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the network as the client gets it. */
  HttpTransport guard(ClientProcess process, HttpTransport network) {
    return new Network(process, network);
  }

  /** Returns the application as the client gets it. */
  Application guard(ClientProcess process, Application application) {
    return new Reports(process, application);
  }

  /** Returns the journal as the client gets it. */
  SessionJournal guard(SessionJournal journal) {
    return new Kept(journal);
  }

  /**
   * Returns a timer for the client. Only a task with a result may throw, to whoever asks for it.
   */
  VirtualTimer timer(ClientProcess process) {
    return new VirtualTimer(
        time,
        process.work(),
        () -> checkThread("the timer"),
        task -> call(process, "a task of the timer", task));
  }

  /** Returns the executor as the client gets it. */
  Executor executor(ClientProcess process) {
    return task -> {
      checkThread("the executor");
      process.work().execute(task);
    };
  }

  private final class Network implements HttpTransport {
    private final ClientProcess process;
    private final HttpTransport network;

    Network(ClientProcess process, HttpTransport network) {
      this.process = process;
      this.network = network;
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      checkThread("the transport");
      InFlight exchange =
          network.execute(
              request,
              timeout,
              outcome ->
                  call(process, "the callback of a request", () -> onOutcome.accept(outcome)));
      return () -> {
        checkThread("the transport's cancel()");
        exchange.cancel();
      };
    }

    @Override
    public void check(URI server) {
      network.check(server);
    }

    @Override
    public void close() {
      network.close();
    }
  }

  private final class Kept implements SessionJournal {
    private final SessionJournal journal;

    Kept(SessionJournal journal) {
      this.journal = journal;
    }

    private SessionJournal journal() {
      checkThread("the journal");
      return journal;
    }

    @Override
    public CompletionStage<JournalAnswer> write(JournalWrite write) {
      return journal().write(write);
    }

    @Override
    public CompletionStage<Optional<JournalRecord>> read(String session) {
      return journal().read(session);
    }

    @Override
    public CompletionStage<Optional<JournalRecord>> claim(
        String session, long epoch, String owner) {
      return journal().claim(session, epoch, owner);
    }

    @Override
    public CompletionStage<JournalAnswer> remove(String session, long epoch) {
      return journal().remove(session, epoch);
    }

    @Override
    public CompletionStage<Void> renew(String owner, Duration lease) {
      return journal().renew(owner, lease);
    }

    @Override
    public CompletionStage<List<HeldSession>> sessions() {
      return journal().sessions();
    }
  }

  private final class Reports implements Application {
    private final ClientProcess process;
    private final Application application;
    private boolean isOver;

    Reports(ClientProcess process, Application application) {
      this.process = process;
      this.application = application;
    }

    @Override
    public void delivers(long number, String what) {
      checkThread("the application");
      application.delivers(number, what);
    }

    @Override
    public void confirms(long number) {
      checkThread("the application");
      application.confirms(number);
    }

    @Override
    public void moved(Phase to) {
      reports("the phase " + to);
      application.moved(to);
    }

    @Override
    public void told(String type, String text, boolean recovered, boolean perhapsRepeated) {
      reports(type);
      application.told(type, text, recovered, perhapsRepeated);
    }

    @Override
    public void over(String cause) {
      reports("the end");
      isOver = true;
      application.over(cause);
    }

    private void reports(String what) {
      checkThread("the application");
      if (isOver) {
        breaks(
            process,
            AdapterDemand.SILENT_AFTER_END,
            "the client reported " + what + " after it had reported the end",
            Stacks.of(Thread.currentThread().getStackTrace()));
      }
    }
  }
}
