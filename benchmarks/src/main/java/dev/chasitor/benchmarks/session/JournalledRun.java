package dev.chasitor.benchmarks.session;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.client.journal.ForwardingJournal;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.store.jdbc.JdbcJournal;
import dev.chasitor.transport.vertx.VertxHttpTransport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A client with chats, with or without a journal. Measures how long lines take from {@code send} to
 * their outcome. It closes nothing: its process is halted.
 */
final class JournalledRun {

  private static final int AT_ONCE = 16;
  private static final int OPENING_AT_ONCE = 100;

  /**
   * The figures of a run.
   *
   * @param median the median time of a line, in microseconds
   * @param slow the time of a line that only one of a hundred exceeds, in microseconds
   * @param processor the processor time of a line and its answer, in microseconds
   * @param writes the writes of a line and its answer
   * @param bytes the mean size of a write, in bytes
   */
  record Figures(double median, double slow, double processor, double writes, double bytes) {

    /** Returns one line of text, for {@link #of}. */
    String line() {
      return median + " " + slow + " " + processor + " " + writes + " " + bytes;
    }

    static Figures of(String line) {
      double[] found = Arrays.stream(line.split(" ", 5)).mapToDouble(Double::parseDouble).toArray();
      return new Figures(found[0], found[1], found[2], found[3], found[4]);
    }
  }

  /** A journal that counts its writes and their bytes. */
  private static final class Counting extends ForwardingJournal {
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    Counting(SessionJournal journal) {
      super(journal);
    }

    @Override
    public CompletionStage<JournalAnswer> write(JournalWrite write) {
      writes.incrementAndGet();
      // The texts are ASCII here.
      bytes.addAndGet(
          write.state().length()
              + write.settings().map(String::length).orElse(0)
              + write.entries().stream().mapToInt(String::length).sum());
      return super.write(write);
    }
  }

  private final Semaphore opening = new Semaphore(OPENING_AT_ONCE);
  private final Semaphore talking = new Semaphore(AT_ONCE);
  private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
  private final List<ChatSession> sessions = new ArrayList<>();
  private final Optional<Counting> journal;

  /**
   * Opens chats.
   *
   * @param port the port of a {@link LoopbackServer}
   * @param file the journal's file; empty for none
   * @param details how many pre-chat details each chat has
   */
  JournalledRun(int port, Optional<Path> file, int chats, int details) {
    ChatClient.Builder builder =
        ChatClient.builder()
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .transport(
                VertxHttpTransport.builder().maxConnectionsPerServer(chats + 4 * AT_ONCE).build())
            .executor(Runnable::run);
    journal = file.map(path -> new Counting(JdbcJournal.h2(path)));
    journal.ifPresent(builder::journal);
    ChatClient client = builder.build();
    for (int i = 0; i < chats; i++) {
      opening.acquireUninterruptibly();
      sessions.add(client.start(init(i, details), this::heard));
    }
    opening.acquireUninterruptibly(OPENING_AT_ONCE);
  }

  /** Measures the chats for a while, in which 16 lines are under way at all times. */
  Figures measure(Duration round) {
    times.clear();
    long writes = journal.map(it -> it.writes.get()).orElse(0L);
    long bytes = journal.map(it -> it.bytes.get()).orElse(0L);
    Rate rate = talk(round);
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    long written = journal.map(it -> it.writes.get()).orElse(0L) - writes;
    long size = journal.map(it -> it.bytes.get()).orElse(0L) - bytes;
    return new Figures(
        sorted[sorted.length / 2] / 1e3,
        sorted[sorted.length * 99 / 100] / 1e3,
        rate.nanoseconds() / 1e3,
        (double) written / sorted.length,
        written == 0 ? 0 : (double) size / written);
  }

  private static ChasitorInitRequest init(int number, int details) {
    ChasitorInitRequest.Builder init = ChasitorInitRequest.builder().from(Chats.init(number));
    List<CustomDetail> values = new ArrayList<>();
    for (int i = 0; i < details; i++) {
      values.add(CustomDetail.builder().label("Detail " + i).value("the value of it").build());
    }
    return init.prechatDetails(values).build();
  }

  private void heard(SessionEvent event) {
    if (event instanceof SessionEvent.PhaseChanged changed && changed.to() == Phase.ESTABLISHED) {
      opening.release();
    } else if (event instanceof SessionEvent.Ended ended) {
      throw new IllegalStateException("A session ended during the measurement: " + ended.cause());
    }
  }

  private Rate talk(Duration round) {
    Meter meter = Meter.start();
    long said = 0;
    while (meter.elapsed().compareTo(round) < 0) {
      talking.acquireUninterruptibly();
      long begun = System.nanoTime();
      var unused =
          sessions
              .get((int) (said++ % sessions.size()))
              .send("What about it?")
              .whenComplete(
                  (outcome, failure) -> {
                    times.add(System.nanoTime() - begun);
                    talking.release();
                  });
    }
    talking.acquireUninterruptibly(AT_ONCE);
    talking.release(AT_ONCE);
    return meter.rate(said);
  }
}
