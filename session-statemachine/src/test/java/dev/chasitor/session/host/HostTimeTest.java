package dev.chasitor.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.session.host.json.HostStateJson;
import dev.chasitor.session.machine.DriverMistakeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The time of a session on its host never goes back, whoever holds it. */
class HostTimeTest {

  private static final Duration AT = Duration.ofSeconds(1);
  private static final Duration BEFORE = AT.minusNanos(1);
  private static final String WHY =
      "Time goes back: the last input came at PT1S, this one at PT0.999999999S";

  private static List<HostRig> everyPhase() {
    return List.of(
        HostRig.created(),
        HostRig.waiting(),
        HostRig.routed(0),
        HostRig.active(),
        HostRig.closing());
  }

  private static HostState at(HostRig rig) {
    rig.now = AT;
    rig.take(new HostInput.Deadline(AT));
    assertEquals(AT, rig.state.lastInput());
    return rig.state;
  }

  @Test
  void noInputMayComeBeforeTheLastOne() {
    for (HostRig rig : everyPhase()) {
      HostState state = at(rig);
      for (HostInput input :
          List.of(
              new HostInput.Asked(
                  BEFORE, 99, MessagesRequest.builder().ack(-1).build(), HostTableTest.HEADERS),
              new HostInput.TakeOver(BEFORE, 99, Optional.empty(), AffinityToken.of("b")),
              new HostInput.Abandoned(BEFORE, 99),
              new HostInput.Queue(BEFORE, 1),
              new HostInput.Accept(BEFORE, "Andy", "005"),
              new HostInput.AgentSays(BEFORE, "hello"),
              new HostInput.AgentTyping(BEFORE, true),
              new HostInput.Transfer(BEFORE, "Bea", "006"),
              new HostInput.Disconnect(BEFORE),
              new HostInput.AgentEnds(BEFORE),
              new HostInput.Fail(BEFORE, ChatFailReason.UNAVAILABLE),
              new HostInput.Deadline(BEFORE))) {
        DriverMistakeException e =
            assertThrows(DriverMistakeException.class, () -> HostMachine.step(state, input));
        assertEquals(WHY, e.getMessage());
      }
    }
  }

  @Test
  void anotherNodeGoesOnFromTheTimeThatWasStored() {
    for (HostRig rig : everyPhase()) {
      HostState loaded = HostStateJson.read(HostStateJson.write(at(rig)));
      assertEquals(AT, loaded.lastInput());
      DriverMistakeException e =
          assertThrows(DriverMistakeException.class, () -> loaded.resumedAt(BEFORE));
      assertEquals(WHY, e.getMessage());
      Duration later = AT.plusSeconds(5);
      assertEquals(later, loaded.resumedAt(later).lastInput());
    }
  }

  @Test
  void aSessionThatIsGoneHasNoTime() {
    HostState gone = HostRig.gone().state;
    assertEquals(Duration.ZERO, gone.lastInput());
    assertEquals(gone, HostMachine.step(gone, new HostInput.Deadline(Duration.ZERO)).next());
    assertEquals(gone, gone.resumedAt(Duration.ZERO));
  }
}
