package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.tck.wire.RawRequest;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.transport.HttpTransport.FailureKind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each exchange puts its request on the wire once, whatever becomes of it. */
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

  private void sendsOnce(Reaction reaction, boolean used) {
    for (HttpMethod method : HttpMethod.values()) {
      try (Rig rig = new Rig(this)) {
        if (used) {
          rig.get().awaitReceived();
        }
        int before = rig.server.requests().size();
        rig.server.next(reaction);
        WireBody body = method == HttpMethod.POST ? WireBody.ofText("{}") : WireBody.empty();
        WireRequest lost =
            new WireRequest(method, rig.server.uri("/lost"), WireHeaders.none(), body);
        rig.send(lost, Rig.LONG).awaitFailed(FailureKind.CONNECTION_LOST);
        // A second try of the lost one would have arrived before this.
        rig.get().awaitReceived();
        List<String> since =
            rig.server.requests().stream().skip(before).map(RawRequest::target).toList();
        assertEquals(List.of("/lost", Rig.TARGET), since, method.name());
      }
    }
  }
}
