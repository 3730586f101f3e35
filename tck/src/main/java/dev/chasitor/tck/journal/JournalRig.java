package dev.chasitor.tck.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An open journal for one test, with owners and sessions that no other test has. */
final class JournalRig implements AutoCloseable {

  final SessionJournal journal;
  private final JournalSubject subject;
  private final String place;
  private final String unique;

  JournalRig(JournalSubject subject) {
    this(subject, subject.newPlace());
  }

  /** Opens the journal at a place that may have one. */
  JournalRig(JournalSubject subject, String place) {
    this(subject, place, UUID.randomUUID().toString());
  }

  private JournalRig(JournalSubject subject, String place, String unique) {
    this.subject = subject;
    this.place = place;
    this.unique = unique;
    journal = subject.open(place);
  }

  /** Opens the same journal once more, with the same names. */
  JournalRig again() {
    return new JournalRig(subject, place, unique);
  }

  /** Returns the id of a session, or the name of an owner, that only this test has. */
  String name(String kind) {
    return kind + "-" + unique;
  }

  Duration patience() {
    return subject.patience();
  }

  /** Returns a write of the version that an owner adds with these entries. */
  static JournalWrite write(
      String session, long epoch, long version, String owner, String... entries) {
    return new JournalWrite(
        session,
        epoch,
        version,
        owner,
        version == 1 ? Optional.of(settings(1)) : Optional.empty(),
        state(version),
        List.of(entries));
  }

  /** The state that a test writes with a version. */
  static String state(long version) {
    return "{\"state\":" + version + "}";
  }

  /** The settings that a test writes with a version. */
  static String settings(long version) {
    return "{\"settings\":" + version + "}";
  }

  /** Returns what a stage completes with. Fails if it fails, or if patience ends. */
  <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(
          "The journal did not answer within " + patience().toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new AssertionError("expected an answer, but the stage failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  JournalAnswer write(JournalWrite write) {
    return await(journal.write(write));
  }

  /** Does a write that must succeed. */
  void written(JournalWrite write) {
    assertEquals(JournalAnswer.WRITTEN, write(write), write::toString);
  }

  /** Does a write that must be fenced and change nothing. */
  void fenced(JournalWrite write) {
    Optional<JournalRecord> before = read(write.session());
    assertEquals(JournalAnswer.FENCED, write(write), write::toString);
    assertEquals(before, read(write.session()), () -> "changed by the fenced " + write);
  }

  Optional<JournalRecord> read(String session) {
    return await(journal.read(session));
  }

  /** Reads a session that must be there. */
  JournalRecord found(String session) {
    return read(session)
        .orElseThrow(() -> new AssertionError("expected the journal to have " + session));
  }

  Optional<JournalRecord> claim(String session, long epoch, String owner) {
    return await(journal.claim(session, epoch, owner));
  }

  JournalAnswer remove(String session, long epoch) {
    return await(journal.remove(session, epoch));
  }

  void renew(String owner, Duration lease) {
    await(journal.renew(owner, lease));
  }

  /** Returns what the list of sessions has of one session. */
  Optional<HeldSession> listed(String session) {
    List<HeldSession> listed =
        await(journal.sessions()).stream().filter(it -> it.session().equals(session)).toList();
    if (listed.size() > 1) {
      throw new AssertionError("expected one place in the list for the session, not " + listed);
    }
    return listed.stream().findFirst();
  }

  @Override
  public void close() {
    if (journal instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new AssertionError("The journal failed to close", e);
      }
    }
  }
}
