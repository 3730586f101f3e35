package dev.chasitor.session.host;

import static dev.chasitor.session.host.HostRig.batch;
import static dev.chasitor.session.host.HostRig.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.AsyncResult;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.Json;
import dev.chasitor.model.Request;
import dev.chasitor.model.UnknownRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** MultiNoun: several requests, one number, one answer (rulings A29, A30). */
class BatchTest {

  private static final Request UNKNOWN =
      UnknownRequest.builder().prefix("Agent").noun("Wave").raw(Json.of("{}")).build();
  private static final CustomEventRequest EVENT =
      CustomEventRequest.builder().type("Clicked").data("left").build();

  // Rule S-MUL-01.
  @Test
  void isDoneInItsOrder() {
    HostRig rig = HostRig.active();
    rig.assertAccepted(rig.post(2, batch(line("one"), EVENT, line("two"))));
    assertEquals(List.of("one", "two"), rig.heardByDesk());
    assertTrue(rig.notices.contains(new DeskNotice.VisitorSent(EVENT)));
  }

  @Test
  void hasOneNumber() {
    HostRig rig = HostRig.active();
    Request batch = batch(line("one"), line("two"));
    rig.assertAccepted(rig.post(2, batch));
    rig.assertAccepted(rig.post(2, batch));
    rig.assertAccepted(rig.say(3, "three"));
    assertEquals(List.of("one", "two", "three"), rig.heardByDesk());
  }

  @Test
  void mayEndTheChat() {
    HostRig rig = HostRig.active();
    rig.assertAccepted(rig.post(2, batch(line("bye"), ChatEndRequest.builder().build())));
    assertEquals(List.of("bye"), rig.heardByDesk());
    assertEquals(HostPhase.CLOSING, rig.state.phase());
  }

  @Test
  void isRefusedIfItsFirstIs() {
    HostRig rig = HostRig.active();
    rig.assertRefused(400, rig.post(2, batch(UNKNOWN, line("not done"))));
    assertEquals(List.of(), rig.heardByDesk());
    rig.assertAccepted(rig.post(2, batch(line("again"))));
    assertEquals(List.of("again"), rig.heardByDesk());
    HostRig early = HostRig.created();
    early.assertRefused(500, early.post(1, batch(line("too early"))));
  }

  @Test
  void tellsWhatFailedLater() {
    HostRig rig = HostRig.active();
    rig.messages(rig.poll(-1));
    rig.assertAccepted(rig.post(2, batch(line("one"), UNKNOWN, line("two"))));
    assertEquals(List.of("one", "two"), rig.heardByDesk());
    List<AsyncResult> results =
        rig.messages(rig.poll(-1)).stream()
            .filter(AsyncResult.class::isInstance)
            .map(AsyncResult.class::cast)
            .toList();
    assertEquals(1, results.size());
    assertEquals(Optional.of(false), results.get(0).isSuccess());
  }

  @Test
  void ofASessionThatIsOverIsRefused() {
    for (HostRig rig : List.of(HostRig.closing(), HostRig.gone())) {
      for (Request batch : List.of(batch(), batch(UNKNOWN), batch(line("late")))) {
        rig.assertRefused(403, rig.post(9, batch));
      }
    }
  }

  @Test
  void withNothingInItIsAccepted() {
    HostRig rig = HostRig.active();
    long exchange = rig.post(2, batch());
    assertFalse(rig.isOpen(exchange));
    rig.assertAccepted(exchange);
  }
}
