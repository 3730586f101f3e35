package dev.chasitor.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.session.FrozenDocuments;
import dev.chasitor.session.host.json.HostStateJson;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host's documents that this version wrote stay readable until the version is raised. */
class FrozenHostDocumentsTest {

  private static final List<HostState> STATES =
      List.of(
          HostRig.created().state,
          HostRig.routed(2).state,
          talking().state,
          HostRig.closing().state,
          HostRig.gone().state);

  /** The client has acknowledged the first line, and the session was taken over. */
  private static HostRig talking() {
    HostRig rig = HostRig.active().agentSays("Hello");
    rig.poll(rig.batch(rig.poll(-1)).sequence().orElseThrow());
    rig.resync();
    rig.agentSays("Are you there?");
    return rig;
  }

  @Test
  void eachDocumentThawsAndGoesOn() {
    Set<HostPhase> seen = EnumSet.noneOf(HostPhase.class);
    for (HostState state : STATES) {
      seen.add(state.phase());
      String file = "host-" + state.phase().name().toLowerCase(Locale.ROOT) + ".json";
      if (FrozenDocuments.areWritten()) {
        FrozenDocuments.write(HostStateJson.VERSION, file, HostStateJson.write(state));
      }
      HostState thawed = HostStateJson.read(FrozenDocuments.read(HostStateJson.VERSION, file));
      assertEquals(state.onAnotherNode(), thawed);
      if (thawed.deadline().isPresent()) {
        HostInput next = new HostInput.Deadline(thawed.deadline().orElseThrow());
        assertEquals(HostMachine.step(state.onAnotherNode(), next), HostMachine.step(thawed, next));
      }
    }
    assertEquals(EnumSet.allOf(HostPhase.class), seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"host-created", "host-active"})
  void aDocumentOfTheFirstVersionIsRefusedForItsVersion(String name) {
    byte[] document = FrozenDocuments.read(1, name + ".json");
    MalformedMessageException e =
        assertThrows(MalformedMessageException.class, () -> HostStateJson.read(document));
    assertTrue(e.expectation().endsWith("found one written as version 1"), e.expectation());
  }

  @Test
  void aChangedShapeNeedsANewVersion() {
    String shapes = FrozenDocuments.listing(HostStateJson.class);
    if (FrozenDocuments.areWritten()) {
      FrozenDocuments.write(
          HostStateJson.VERSION, "host.shapes", shapes.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(
        new String(
            FrozenDocuments.read(HostStateJson.VERSION, "host.shapes"), StandardCharsets.UTF_8),
        shapes,
        "the documents changed: raise the version, then run with -Dchasitor.fixtures=write");
  }
}
