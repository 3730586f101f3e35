package dev.chasitor.tck.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of large and unusual texts. */
public interface SizeContract extends JournalSubject {

  @Test
  @DisplayName("D-BIG-01 a state of eight MiB comes back whole, and can be replaced")
  default void keepsALargeState() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String owner = rig.name("owner");
      String piece = "0123456789abcde\n";
      String large = piece.repeat(8 * 1024 * 1024 / piece.length());
      rig.written(new JournalWrite(session, 1, 1, owner, Optional.of("{}"), large, List.of(large)));
      JournalRecord found = rig.found(session);
      isWhole("the state", large, found.state());
      isWhole("the entry", large, found.entries().get(0));
      rig.written(new JournalWrite(session, 1, 2, owner, Optional.of(large), "{}", List.of()));
      found = rig.found(session);
      assertEquals("{}", found.state());
      isWhole("the settings", large, found.settings());
    }
  }

  private static void isWhole(String what, String expected, String found) {
    assertTrue(
        expected.equals(found),
        () ->
            "expected "
                + what
                + " as written, "
                + expected.length()
                + " characters, but "
                + found.length()
                + " characters came back");
  }

  @Test
  @DisplayName("D-BIG-01 an id of 128 characters is whole")
  default void keepsALongId() {
    try (JournalRig rig = new JournalRig(this)) {
      String begin = rig.name("chat") + "!#$%&()*+,-./:;<=>?@[]^_`{|}~".repeat(4);
      String session = begin.substring(0, 127) + "1";
      String other = begin.substring(0, 127) + "2";
      rig.written(JournalRig.write(session, 1, 1, session));
      assertEquals(Optional.empty(), rig.read(other));
      rig.written(JournalRig.write(other, 1, 1, other, "{}"));
      assertEquals(session, rig.found(session).session());
      assertEquals(session, rig.found(session).owner());
      assertEquals(List.of("{}"), rig.found(other).entries());
    }
  }

  @Test
  @DisplayName("D-BIG-01 any text comes back as it was written")
  default void keepsAnyText() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      List<String> texts =
          List.of(
              "",
              " ",
              " {\"a\" : 1}\r\n\t ",
              "'; DROP TABLE x; --",
              "\"\\\\\" 'it''s' `$1` %s ${x} ?",
              "\u00e4\u00f6\u00fc \u00df \u4e2d\u6587 \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
              "e\u0301 \u00e9 \u200d \u2028 \ufeff \uffff",
              "\ud83d\ude00\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud800\udc00",
              "\u0001\u001f\u007f\u0080",
              "\ud83d\ude00".repeat(3_000));
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        rig.written(
            new JournalWrite(
                session,
                1,
                i + 1,
                rig.name("\u00e4\ud83d\ude00'"),
                Optional.of(text),
                text,
                List.of(text)));
        JournalRecord found = rig.found(session);
        assertEquals(text, found.state());
        assertEquals(text, found.settings());
        assertEquals(rig.name("\u00e4\ud83d\ude00'"), found.owner());
      }
      assertEquals(texts, rig.found(session).entries());
    }
  }
}
