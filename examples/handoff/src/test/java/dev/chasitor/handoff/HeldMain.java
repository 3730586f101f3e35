package dev.chasitor.handoff;

import dev.chasitor.client.journal.ForwardingJournal;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.store.jdbc.JdbcJournal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs the service, and can hold it between a write and what follows the write. After the line
 * {@code hold} on the input, it prints {@code waits for a line}. It holds the next write of a
 * session that has a line to send, and prints {@code held}. After the next line it goes on. It
 * prints {@code fenced} when it learns that it is fenced.
 */
final class HeldMain {

  private HeldMain() {}

  /** Runs the service until the process is stopped. */
  public static void main(String[] args) throws IOException {
    HandoffOptions options = HandoffOptions.of(System.getenv());
    JdbcJournal journal = JdbcJournal.open(options.journal(), "sa", "");
    HoldingJournal holding = new HoldingJournal(journal);
    HandoffService service = new HandoffService(options, holding);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  journal.close();
                }));
    service.start();
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      if (line.equals("hold")) {
        holding.hold();
        System.out.println("waits for a line");
      } else {
        holding.goOn();
      }
    }
  }

  /** A journal that can keep back the answer to a write that is done. */
  private static final class HoldingJournal extends ForwardingJournal {
    /** What the next write waits for; null if it need not wait. */
    private final AtomicReference<@Nullable CompletableFuture<Void>> armed =
        new AtomicReference<>();

    private final AtomicReference<CompletableFuture<Void>> held =
        new AtomicReference<>(CompletableFuture.completedFuture(null));

    /** The name of this process in the journal. */
    private volatile String owner = "";

    HoldingJournal(SessionJournal journal) {
      super(journal);
    }

    void hold() {
      armed.set(new CompletableFuture<>());
    }

    void goOn() {
      held.get().complete(null);
    }

    @Override
    public CompletionStage<JournalAnswer> write(JournalWrite write) {
      owner = write.owner();
      return super.write(write).thenCompose(answer -> answer(write, answer));
    }

    private CompletionStage<JournalAnswer> answer(JournalWrite write, JournalAnswer answer) {
      if (answer == JournalAnswer.FENCED) {
        System.out.println("fenced");
      }
      boolean hasLine = write.state().contains("\"line ");
      CompletableFuture<Void> gate = hasLine ? armed.getAndSet(null) : null;
      if (gate == null) {
        return CompletableFuture.completedStage(answer);
      }
      held.set(gate);
      System.out.println("held");
      return gate.thenApply(opened -> answer);
    }

    @Override
    public CompletionStage<Optional<JournalRecord>> read(String session) {
      return super.read(session).thenApply(this::found);
    }

    /** A process that waited too long for an answer learns by reading that it is fenced. */
    private Optional<JournalRecord> found(Optional<JournalRecord> found) {
      if (found.filter(record -> !record.owner().equals(owner)).isPresent()) {
        System.out.println("fenced");
      }
      return found;
    }
  }
}
