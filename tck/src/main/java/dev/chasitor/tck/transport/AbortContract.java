package dev.chasitor.tck.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of aborting: an exchange that is over for the caller also ends on the wire. */
public interface AbortContract extends TransportSubject {

  @Test
  @DisplayName("T-TIM-04 the server sees that a held poll was cancelled")
  default void serverSeesCancelOfHeldPoll() {
    serverSeesCancel(Reaction.silence());
  }

  @Test
  @DisplayName("T-TIM-04 the server sees that an answer was cancelled half-way")
  default void serverSeesCancelWithinBody() {
    serverSeesCancel(Reaction.stallAfter(RawAnswer.of(200).body("later").head()));
  }

  private void serverSeesCancel(Reaction reaction) {
    capabilities().require(Capability.ABORTS_EXCHANGE);
    try (Rig rig = new Rig(this)) {
      rig.server.next(reaction);
      Probe poll = rig.get();
      int connection = rig.server.awaitRequest(1).connection();
      poll.cancel();
      poll.awaitFailed(FailureKind.CANCELLED);
      rig.server.awaitConnectionClosed(connection);
    }
  }

  @Test
  @DisplayName("T-TIM-04 the server sees that a held poll timed out")
  default void serverSeesTimeOutOfHeldPoll() {
    serverSeesTimeOut(Reaction.silence());
  }

  @Test
  @DisplayName("T-TIM-04 the server sees that an answer timed out half-way")
  default void serverSeesTimeOutWithinBody() {
    serverSeesTimeOut(Reaction.stallAfter(RawAnswer.of(200).body("later").head()));
  }

  private void serverSeesTimeOut(Reaction reaction) {
    capabilities().require(Capability.ABORTS_EXCHANGE);
    try (Rig rig = new Rig(this)) {
      rig.timeOut(reaction);
      rig.server.awaitConnectionClosed(rig.server.requests().get(0).connection());
    }
  }

  @Test
  @DisplayName("T-TIM-04 the server sees that connecting was cancelled")
  default void serverSeesCancelWithinHandshake() {
    capabilities().require(Capability.ABORTS_CONNECTING);
    try (RawServer deaf = Scene.with(RawServer.startDeaf());
        Rig rig = new Rig(this)) {
      Probe probe = rig.send(Rig.get(deaf.uri("https", "/")), Rig.LONG);
      deaf.awaitConnection(1);
      probe.cancel();
      probe.awaitFailed(FailureKind.CANCELLED);
      deaf.awaitConnectionClosed(1);
    }
  }

  @Test
  @DisplayName("T-TIM-04 the server sees that an answer was too long")
  default void serverSeesTooLong() {
    capabilities().require(Capability.ABORTS_EXCHANGE);
    byte[] head = RawAnswer.of(200).chunked(1).head();
    try (Rig rig = new Rig(this)) {
      rig.server.next(Reaction.flood(head, RawAnswer.chunk(new byte[8192])));
      rig.get().awaitFailed(FailureKind.TOO_LARGE);
      rig.server.awaitConnectionClosed(rig.server.awaitRequest(1).connection());
    }
  }

  @Test
  @DisplayName("T-TIM-04 the server sees that held polls were closed")
  default void serverSeesClose() {
    capabilities().require(Capability.ABORTS_EXCHANGE);
    try (Rig rig = new Rig(this)) {
      rig.server.otherwise(request -> Reaction.silence());
      List<Probe> probes = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        probes.add(rig.get());
      }
      rig.server.awaitRequest(5);
      rig.transport.close();
      probes.forEach(probe -> probe.awaitFailed(FailureKind.CLOSED));
      // An engine may have more connections, and those without a request are not judged here.
      rig.server
          .requests()
          .forEach(request -> rig.server.awaitConnectionClosed(request.connection()));
    }
  }
}
