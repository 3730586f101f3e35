package dev.chasitor.client.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A write checks what it was made of, and shows neither id nor owner when it refuses them. */
class JournalWriteTest {

  @Test
  void allThatIsWithinTheLimitsIsTaken() {
    for (String id : List.of("a", "!", "~", "x".repeat(128))) {
      for (String owner : List.of("o", " ", "\u00e4\ud83d\ude00'", "o".repeat(512))) {
        JournalWrite write = write(id, Long.MAX_VALUE, 1, owner);
        assertEquals(id, write.session());
        assertEquals(owner, write.owner());
      }
    }
  }

  @Test
  void anIdOutsideItsLimitsIsRefused() {
    for (String id :
        List.of("se cret", "secret\n", "s\u00e9cret", "secret\u007f", "secret\u0000")) {
      refused(id, "owner", "an id of printable ASCII characters without spaces");
    }
    refused("", "owner", "an id of 1 to 128 characters, but it has 0");
    refused("secret".repeat(22), "owner", "an id of 1 to 128 characters, but it has 132");
  }

  @Test
  void anOwnerOutsideItsLimitsIsRefused() {
    refused("chat", "", "an owner of 1 to 512 characters, but it has 0");
    refused("chat", "secret".repeat(86), "an owner of 1 to 512 characters, but it has 516");
  }

  @Test
  void anEpochAndAVersionBeginAtOne() {
    for (long wrong : new long[] {0, -1, Long.MIN_VALUE}) {
      assertThrows(IllegalArgumentException.class, () -> write("chat", wrong, 1, "owner"));
      assertThrows(IllegalArgumentException.class, () -> write("chat", 1, wrong, "owner"));
    }
  }

  @Test
  void theFirstWriteNeedsSettings() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new JournalWrite("chat", 1, 1, "owner", Optional.empty(), "{}", List.of()));
    assertEquals(
        2, new JournalWrite("chat", 1, 2, "owner", Optional.empty(), "{}", List.of()).version());
  }

  private static void refused(String id, String owner, String expected) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> write(id, 1, 1, owner)).toString();
    assertTrue(message.contains(expected), message);
    assertFalse(message.contains("cret"), message);
  }

  private static JournalWrite write(String id, long epoch, long version, String owner) {
    return new JournalWrite(id, epoch, version, owner, Optional.of("{}"), "{}", List.of());
  }
}
