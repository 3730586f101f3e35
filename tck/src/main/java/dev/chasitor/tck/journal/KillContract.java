package dev.chasitor.tck.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.client.journal.JournalRecord;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of durability: a process writes, is killed, and another one reads. */
public interface KillContract extends JournalSubject {

  @Test
  @DisplayName("D-DUR-01 what was written is there after the process was killed, five times")
  default void survivesKills() {
    capabilities().require(JournalCapability.OUTLIVES_PROCESS);
    String place = newPlace();
    for (int kill = 1; kill <= 5; kill++) {
      Map<String, Long> written = KilledProcess.writeAndKill(this, place, 20 * kill);
      try (JournalRig rig = new JournalRig(this, place)) {
        written.forEach(
            (session, version) -> {
              JournalRecord found = rig.found(session);
              assertTrue(
                  found.version() >= version,
                  () -> "version " + version + " was written, but " + found + " is there");
              assertEquals(WritingProcess.state(found.version()), found.state());
              assertEquals(
                  LongStream.rangeClosed(1, found.version()).mapToObj(JournalRig::state).toList(),
                  found.entries());
            });
      }
    }
  }
}
