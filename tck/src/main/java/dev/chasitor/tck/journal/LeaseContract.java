package dev.chasitor.tck.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalRecord;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of leases: they say who may claim a session, and decide nothing. */
public interface LeaseContract extends JournalSubject {

  @Test
  @DisplayName("D-LEA-01 the list says who holds a session, and whether the holder has a lease")
  default void listsHolders() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String first = rig.name("first");
      String second = rig.name("second");
      rig.written(JournalRig.write(session, 1, 1, first));
      isListed(rig, 1, first, false);
      rig.renew(first, Duration.ofHours(1));
      isListed(rig, 1, first, true);
      rig.claim(session, 1, second);
      isListed(rig, 2, second, false);
      rig.renew(second, Duration.ofDays(365));
      isListed(rig, 2, second, true);
      rig.renew(first, Duration.ZERO);
      isListed(rig, 2, second, true);
      rig.renew(second, Duration.ZERO);
      isListed(rig, 2, second, false);
      rig.renew(second, Duration.ZERO);
    }
  }

  private static void isListed(JournalRig rig, long epoch, String owner, boolean isLeased) {
    String session = rig.name("chat");
    assertEquals(
        Optional.of(new HeldSession(session, epoch, owner, isLeased)), rig.listed(session));
  }

  /** It asks until the lease is over, so a busy machine makes it slow, and never wrong. */
  @Test
  @DisplayName("D-LEA-01 a lease ends by itself, and not early")
  default void endsLeases() {
    Duration lease = Duration.ofMillis(300);
    Duration clocksDiffer = Duration.ofMillis(20);
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String owner = rig.name("owner");
      rig.written(JournalRig.write(session, 1, 1, owner));
      rig.renew(owner, Duration.ofMillis(1));
      long start = System.nanoTime();
      rig.renew(owner, lease);
      while (rig.listed(session).orElseThrow().isLeased()) {
        assertTrue(
            System.nanoTime() - start < rig.patience().toNanos(),
            () -> "expected that a lease of " + lease + " ends within " + rig.patience());
      }
      Duration lasted = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(
          lasted.compareTo(lease.minus(clocksDiffer)) >= 0,
          () -> "expected a lease of " + lease + ", but it ended within " + lasted);
      rig.renew(owner, Duration.ofHours(1));
      assertTrue(rig.listed(session).orElseThrow().isLeased(), "a lease may begin again");
    }
  }

  @Test
  @DisplayName("D-LEA-01 a lease decides about no write and no claim")
  default void decidesNothing() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String first = rig.name("first");
      String second = rig.name("second");
      rig.renew(first, Duration.ofHours(1));
      rig.written(JournalRig.write(session, 1, 1, first));
      assertEquals(
          Optional.of(2L), rig.claim(session, 1, second).map(JournalRecord::epoch), "the claim");
      rig.fenced(JournalRig.write(session, 1, 2, first));
      rig.renew(second, Duration.ZERO);
      rig.written(JournalRig.write(session, 2, 2, second));
    }
  }
}
