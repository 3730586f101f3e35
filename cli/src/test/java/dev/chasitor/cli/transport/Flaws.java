package dev.chasitor.cli.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportSubject.LentEngine;
import dev.chasitor.tck.transport.TransportTck;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Transports whose flaw has a state. */
final class Flaws {

  private Flaws() {}

  /** Once closed, it says so at once. */
  static final class TellsInside extends Flaw.Spoiled {
    private volatile boolean closed;

    TellsInside(HttpTransport sound) {
      super(sound);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      if (closed) {
        onOutcome.accept(Failed.of(FailureKind.CLOSED, "closed", null));
        return () -> {};
      }
      return super.execute(request, timeout, onOutcome);
    }

    @Override
    public void close() {
      closed = true;
      super.close();
    }
  }

  /** One thread tells, as long as it lives. */
  static final class DiesOfCallbacks extends Flaw.Spoiled {
    private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
    private final Thread teller = new Thread(this::tell, "dies-of-callbacks");

    DiesOfCallbacks(HttpTransport sound) {
      super(sound);
      teller.setDaemon(true);
      teller.setUncaughtExceptionHandler((thread, thrown) -> {});
      teller.start();
    }

    private void tell() {
      try {
        while (true) {
          told.take().run();
        }
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      return super.execute(request, timeout, outcome -> told.add(() -> onOutcome.accept(outcome)));
    }

    @Override
    public void close() {
      super.close();
      teller.interrupt();
    }
  }

  /** Cancelling looks first and tells then, and others may look in between. */
  static final class LooksBeforeItTells extends Flaw.Spoiled {
    /** Long enough for others to come, if there are any. */
    private static final long MILLIS = 20;

    LooksBeforeItTells(HttpTransport sound) {
      super(sound);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      AtomicBoolean told = new AtomicBoolean();
      CountDownLatch looking = new CountDownLatch(2);
      sound()
          .execute(
              request,
              timeout,
              outcome -> {
                if (told.compareAndSet(false, true)) {
                  onOutcome.accept(outcome);
                }
              });
      return () -> {
        if (!told.get()) {
          awaitAnother(looking);
          told.set(true);
          onOutcome.accept(Failed.of(FailureKind.CANCELLED, "cancelled", null));
        }
      };
    }

    private static void awaitAnother(CountDownLatch looking) {
      looking.countDown();
      try {
        boolean unused = looking.await(MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A lock that its holder cannot take again. */
  static final class LocksCallbacksOut extends Flaw.Spoiled {
    private final Semaphore lock = new Semaphore(1);

    LocksCallbacksOut(HttpTransport sound) {
      super(sound);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      locked(() -> {});
      return super.execute(request, timeout, outcome -> locked(() -> onOutcome.accept(outcome)));
    }

    private void locked(Runnable work) {
      lock.acquireUninterruptibly();
      try {
        work.run();
      } finally {
        lock.release();
      }
    }

    @Override
    public void close() {
      lock.release();
      super.close();
    }
  }

  /** Five exchanges at once; what is more waits for its turn. */
  static final class SmallPool extends Flaw.Spoiled {
    private static final int CONNECTIONS = 5;

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private int busy;

    SmallPool(HttpTransport sound) {
      super(sound);
    }

    @Override
    public synchronized InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      if (busy == CONNECTIONS) {
        waiting.add(() -> execute(request, timeout, onOutcome));
        return () -> {};
      }
      busy++;
      return super.execute(
          request,
          timeout,
          outcome -> {
            onOutcome.accept(outcome);
            next();
          });
    }

    private synchronized void next() {
      busy--;
      Runnable next = waiting.poll();
      if (next != null) {
        next.run();
      }
    }
  }

  /** There is room for one callback. */
  static final class MixesCallersUp extends Flaw.Spoiled {
    private volatile @Nullable Consumer<? super Outcome> last;

    MixesCallersUp(HttpTransport sound) {
      super(sound);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      last = onOutcome;
      return super.execute(
          request,
          timeout,
          outcome -> {
            Consumer<? super Outcome> told = last;
            if (told != null) {
              told.accept(outcome);
            }
          });
    }
  }

  /** It takes what it was lent for its own. */
  static final class ClosesWhatWasLent implements Flaw {
    @Override
    public HttpTransport open(TransportTck sound, TransportOptions options) {
      return sound.open(options);
    }

    @Override
    public HttpTransport open(LentEngine engine) {
      return new Flaw.Spoiled(engine.open()) {
        @Override
        public void close() {
          super.close();
          engine.close();
        }
      };
    }
  }

  /** What an executor does not reject but throws at, it never gets to tell. */
  static final class LosesWhatThrows implements Flaw {
    @Override
    public HttpTransport open(TransportTck sound, TransportOptions options) {
      return sound.open(options);
    }

    @Override
    public HttpTransport openOn(Executor executor, TransportTck sound, TransportOptions options) {
      return new Flaw.Spoiled(sound.openOn(executor, options)) {
        @Override
        public InFlight execute(
            WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
          return super.execute(request, timeout, outcome -> tell(() -> onOutcome.accept(outcome)));
        }

        private void tell(Runnable telling) {
          try {
            executor.execute(telling);
          } catch (RejectedExecutionException rejected) {
            telling.run();
          }
        }
      };
    }
  }

  /** A host that begins like a loopback address is taken for one. */
  static final class TakesNamesForAddresses implements Flaw {
    @Override
    public HttpTransport open(TransportTck sound, TransportOptions options) {
      HttpTransport anywhere = sound.open(options.withCleartextAnywhere());
      return new Flaw.Spoiled(sound.open(options)) {
        @Override
        public InFlight execute(
            WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
          return request.uri().getHost().startsWith("127.")
              ? anywhere.execute(request, timeout, onOutcome)
              : super.execute(request, timeout, onOutcome);
        }

        @Override
        public void close() {
          super.close();
          anywhere.close();
        }
      };
    }
  }

  /** A thread that nobody ends. */
  static final class LeavesAThread extends Flaw.Spoiled {
    private final CountDownLatch never = new CountDownLatch(1);

    LeavesAThread(HttpTransport sound) {
      super(sound);
      Thread left = new Thread(this::stay, "left-behind");
      left.setDaemon(true);
      left.start();
    }

    /** Long enough for the rule to notice. */
    private void stay() {
      try {
        boolean unused = never.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
