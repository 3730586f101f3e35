package dev.chasitor.conformance.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.sim.Scenario;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTokenTest {

  private static final Scenario SCHEDULE = PinnedSchedules.lostNode();
  private static final String TOKEN = ScheduleToken.of(SCHEDULE);

  @Test
  void everyPinnedScheduleComesBack() {
    PinnedSchedules.all()
        .forEach(
            (name, schedule) ->
                assertEquals(schedule, ScheduleToken.read(ScheduleToken.of(schedule)), name));
  }

  @Test
  void aTokenIsOneShortWord() {
    assertTrue(TOKEN.matches("S1:[A-Za-z0-9_-]+"), TOKEN);
    assertTrue(TOKEN.length() < 200, TOKEN);
  }

  @Test
  void anyOtherCharacterAnywhereIsNoticed() {
    for (int at = 0; at < TOKEN.length(); at++) {
      for (char other : "Aq7-_ =:é".toCharArray()) {
        if (TOKEN.charAt(at) != other) {
          refused(TOKEN.substring(0, at) + other + TOKEN.substring(at + 1));
        }
      }
    }
  }

  @Test
  void aLostOrAddedPartIsNoticed() {
    for (int at = 0; at < TOKEN.length(); at++) {
      refused(TOKEN.substring(0, at));
      refused(TOKEN.substring(0, at) + TOKEN.substring(at + 1));
      refused(TOKEN.substring(0, at) + TOKEN.charAt(at) + TOKEN.substring(at));
    }
    refused(TOKEN + "AA");
    refused(TOKEN + TOKEN);
  }

  @Test
  void theMessageSaysWhatToDo() {
    String message = refused(TOKEN.substring(0, TOKEN.length() - 8));
    assertTrue(message.startsWith("The token is damaged: "), message);
    assertTrue(
        message.endsWith("copy it whole, from its first character S to its last one"), message);
    assertEquals(
        "The token has version 2; this edition reads tokens of version 1",
        refused("S2" + TOKEN.substring(2)));
  }

  @Test
  void aTokenCannotFillTheMemory() {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[64 * 1024 * 1024]);
    deflater.finish();
    byte[] packed = new byte[1024 * 1024];
    int length = deflater.deflate(packed);
    deflater.end();
    byte[] bytes = ByteBuffer.allocate(4 + length).putInt(0).put(packed, 0, length).array();
    String message = refused("S1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    assertTrue(message.contains("longer than 1048576 bytes"), message);
  }

  @Test
  void aScheduleIsNamedByItsTokenOrItsFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("S1.json"), ScheduleJson.write(SCHEDULE));
    assertEquals(SCHEDULE, Schedules.named(TOKEN));
    assertEquals(SCHEDULE, Schedules.named(file.toString()));
    for (String nothing : new String[] {folder.resolve("none").toString(), "", "\0"}) {
      String message =
          assertThrows(MalformedScheduleException.class, () -> Schedules.named(nothing))
              .getMessage();
      assertTrue(message.endsWith("cannot read the file " + nothing), message);
    }
  }

  @Test
  void theOnlyScheduleIsDrawnForEachSeed() {
    assertEquals(SCHEDULE, Schedules.only(SCHEDULE).draw(1).scenario());
    assertEquals(SCHEDULE, Schedules.only(SCHEDULE).draw(2).scenario());
    assertEquals(0, Schedules.only(SCHEDULE).draw(1).smaller().count());
  }

  private static String refused(String token) {
    return assertThrows(
            MalformedScheduleException.class, () -> ScheduleToken.read(token), () -> token)
        .getMessage();
  }
}
