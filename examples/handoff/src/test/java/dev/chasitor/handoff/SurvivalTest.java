package dev.chasitor.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.h2.tools.Server;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The service as a process that is killed, stopped and suspended while chats go through it, over
 * real sockets, with its journal in a file. Each accepted line is at the desk once, no line is in
 * doubt, and the webhook has every event by its number.
 *
 * <p>The profile {@code handoff} makes it longer. {@code -Dhandoff.chats}, {@code handoff.lines},
 * {@code handoff.transports}, {@code handoff.faults} and {@code handoff.rounds} set the size, and
 * {@code -Dhandoff.seed} repeats the choice of moments.
 */
@Timeout(1200)
class SurvivalTest {

  private static final int CHATS = Integer.getInteger("handoff.chats", 4);
  private static final int LINES = Integer.getInteger("handoff.lines", 6);
  private static final int ROUNDS = Integer.getInteger("handoff.rounds", 1);
  private static final List<Fault> FAULTS =
      Stream.of(System.getProperty("handoff.faults", "POST,BATCH,TERMINATE").split(",", -1))
          .map(Fault::valueOf)
          .toList();

  @TempDir private Path folder = Path.of("");

  static Stream<String> transports() {
    return Stream.of(System.getProperty("handoff.transports", "jdk").split(",", -1));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void nothingIsLostWhenTheProcessIsKilledOrStopped(String transport) throws Exception {
    String journal = "jdbc:h2:file:" + folder.resolve("journal") + ";DB_CLOSE_ON_EXIT=FALSE";
    survive(transport, journal, HandoffMain.class, FAULTS);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void nothingIsLostWhenASuspendedProcessWakesUp(String transport) throws Exception {
    // A process that is suspended cannot serve its file to others, so a server has the file.
    Server database =
        Server.createTcpServer(
                "-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toAbsolutePath().toString())
            .start();
    try {
      String journal = "jdbc:h2:tcp://127.0.0.1:" + database.getPort() + "/./journal";
      survive(transport, journal, HeldMain.class, List.of(Fault.SUSPEND));
    } finally {
      database.stop();
    }
  }

  private static void survive(String transport, String journal, Class<?> main, List<Fault> kinds)
      throws Exception {
    long seed = Long.getLong("handoff.seed", ThreadLocalRandom.current().nextInt());
    List<Fault> faults = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      faults.addAll(kinds);
    }
    Collections.shuffle(faults, new Random(seed));
    try (Campaign campaign = new Campaign(CHATS, LINES, faults, transport, journal, main, seed)) {
      List<String> findings = campaign.run();
      System.out.println(transport + ", seed " + seed + ": " + campaign.figures());
      assertEquals(List.of(), findings, () -> "seed " + seed + ", " + campaign.figures());
    }
  }
}
