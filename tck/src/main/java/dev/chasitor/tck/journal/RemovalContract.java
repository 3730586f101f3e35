package dev.chasitor.tck.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of removing a session. */
public interface RemovalContract extends JournalSubject {

  @Test
  @DisplayName("D-REM-01 a removed session is gone with its entries")
  default void removesAll() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String owner = rig.name("owner");
      rig.written(JournalRig.write(session, 1, 1, owner, "{\"n\":1}", "{\"n\":2}"));
      rig.written(JournalRig.write(session, 1, 2, owner, "{\"n\":3}"));
      assertEquals(JournalAnswer.WRITTEN, rig.remove(session, 1));
      assertEquals(Optional.empty(), rig.read(session));
      assertEquals(Optional.empty(), rig.listed(session));
      assertEquals(Optional.empty(), rig.claim(session, 1, owner));
      rig.fenced(JournalRig.write(session, 1, 3, owner));
      assertEquals(JournalAnswer.WRITTEN, rig.remove(session, 1), "the same removal again");
      rig.written(JournalRig.write(session, 2, 1, owner, "{\"n\":4}"));
      assertEquals(List.of("{\"n\":4}"), rig.found(session).entries());
    }
  }

  @Test
  @DisplayName("D-REM-01 another epoch removes nothing")
  default void fencesRemovals() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      rig.written(JournalRig.write(session, 1, 1, rig.name("first"), "{}"));
      Optional<JournalRecord> claimed = rig.claim(session, 1, rig.name("second"));
      assertEquals(JournalAnswer.FENCED, rig.remove(session, 1));
      assertEquals(JournalAnswer.FENCED, rig.remove(session, 3));
      assertEquals(claimed, rig.read(session));
      assertEquals(JournalAnswer.WRITTEN, rig.remove(session, 2));
    }
  }

  @Test
  @DisplayName("D-REM-01 removing a session that was never there has no effect")
  default void removesNothing() {
    try (JournalRig rig = new JournalRig(this)) {
      assertEquals(JournalAnswer.WRITTEN, rig.remove(rig.name("chat"), 1));
      assertEquals(Optional.empty(), rig.read(rig.name("chat")));
    }
  }
}
