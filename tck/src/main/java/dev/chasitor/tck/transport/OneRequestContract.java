package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.tck.wire.FullPort;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawRequest;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of single requests: each exchange sends its request once, whatever happens. */
public interface OneRequestContract extends TransportSubject {

  @Test
  @DisplayName("T-RTY-01 nothing is sent again when a new connection is closed unanswered")
  default void sendsOnceOnHangUp() {
    sendsOnce(Reaction.hangUp(), false);
  }

  @Test
  @DisplayName("T-RTY-01 nothing is sent again when a new connection is reset")
  default void sendsOnceOnReset() {
    sendsOnce(Reaction.reset(), false);
  }

  @Test
  @DisplayName("T-RTY-01 nothing is sent again when a used connection is closed unanswered")
  default void sendsOnceOnHangUpOfUsedConnection() {
    sendsOnce(Reaction.hangUp(), true);
  }

  @Test
  @DisplayName("T-RTY-01 nothing is sent again when a used connection is reset")
  default void sendsOnceOnResetOfUsedConnection() {
    sendsOnce(Reaction.reset(), true);
  }

  @Test
  @DisplayName("T-RTY-01 a pooled connection that went stale costs no second request")
  default void sendsOnceOnStaleConnection() {
    byte[] answer = RawAnswer.of(200).body("OK").bytes();
    try (Rig rig = new Rig(this)) {
      for (int i = 0; i < 10; i++) {
        rig.server.next(Reaction.cut(answer, answer.length));
        rig.get("/before").awaitReceived();
        String target = "/after?number=" + i;
        // The engine may or may not notice in time that the server has closed.
        Outcome outcome = rig.get(target).await();
        rig.get("/later").awaitReceived();
        long sent =
            rig.server.requests().stream()
                .filter(request -> request.target().equals(target))
                .count();
        assertTrue(
            sent <= 1,
            () -> "expected the request at the server at most once, observed " + sent + " times");
        // If it notices before it writes, it may also say that the server has seen nothing.
        if (outcome instanceof Failed failed && !(sent == 0 && failed.failure().isUnconnected())) {
          assertEquals(FailureKind.CONNECTION_LOST, failed.failure());
        }
      }
    }
  }

  @Test
  @DisplayName("T-FAI-01 what was sent is lost, also when the server is gone afterwards")
  default void losesWhatWasSentToAServerThatIsGone() {
    for (HttpMethod method : HttpMethod.values()) {
      try (Rig rig = new Rig(this)) {
        rig.server.next(
            connection -> {
              rig.server.refuse();
              connection.close();
            });
        rig.send(lost(method, rig.server.uri("/lost")), Rig.LONG)
            .awaitFailed(FailureKind.CONNECTION_LOST);
        assertEquals(1, rig.server.requests().size());
      }
    }
  }

  @Test
  @DisplayName("T-FAI-01 what was sent is lost at once, also when the server is full afterwards")
  default void losesWhatWasSentToAServerThatIsFull() {
    capabilities().require(Capability.TELLS_LOSS_AT_ONCE);
    try (Rig rig = new Rig(this);
        FullPort port = FullPort.takeAfterOneRequest()) {
      rig.send(Rig.get(port.uri("/lost")), Rig.LONG).awaitFailed(FailureKind.CONNECTION_LOST);
    }
  }

  private void sendsOnce(Reaction reaction, boolean used) {
    for (HttpMethod method : HttpMethod.values()) {
      try (Rig rig = new Rig(this)) {
        if (used) {
          rig.get().awaitReceived();
        }
        int before = rig.server.requests().size();
        rig.server.next(reaction);
        rig.send(lost(method, rig.server.uri("/lost")), Rig.LONG)
            .awaitFailed(FailureKind.CONNECTION_LOST);
        // A second try of the lost request would arrive before this one.
        rig.get().awaitReceived();
        List<String> since =
            rig.server.requests().stream().skip(before).map(RawRequest::target).toList();
        assertEquals(List.of("/lost", Rig.TARGET), since, method.name());
      }
    }
  }

  private static WireRequest lost(HttpMethod method, URI uri) {
    WireBody body = method == HttpMethod.POST ? WireBody.ofText("{}") : WireBody.empty();
    return new WireRequest(method, uri, WireHeaders.none(), body);
  }
}
