package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.chasitor.codec.WireResponse;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of restraint: a transport follows no redirect, keeps no cookie and caches no answer.
 */
public interface MechanismContract extends TransportSubject {

  @Test
  @DisplayName("T-RTY-02 a redirect is an answer, and is not followed")
  default void followsNoRedirect() {
    try (Rig rig = new Rig(this);
        RawServer away = Scene.with(RawServer.start(patience()))) {
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        for (String target : List.of("/here", away.uri("/away").toString())) {
          rig.server.next(
              Reaction.answer(RawAnswer.of(status).header("Location", target).body("moved")));
          WireResponse response = rig.get().awaitReceived();
          assertEquals(status, response.status());
          assertEquals(List.of(target), response.headers().all("Location"));
        }
      }
      assertEquals(10, rig.server.requests().size());
      assertEquals(0, away.connections());
    }
  }

  @Test
  @DisplayName("T-RTY-03 cookies are not kept")
  default void keepsNoCookies() {
    try (Rig rig = new Rig(this)) {
      rig.server.next(
          Reaction.answer(RawAnswer.of(200).header("Set-Cookie", "node=1; Path=/").body("OK")));
      assertEquals(
          List.of("node=1; Path=/"), rig.get().awaitReceived().headers().all("Set-Cookie"));
      rig.get().awaitReceived();
      assertEquals(List.of(), rig.server.awaitRequest(2).all("Cookie"));
    }
  }

  @Test
  @DisplayName("T-RTY-03 a request for credentials is an answer")
  default void sendsNoCredentialsOfItsOwn() {
    try (Rig rig = new Rig(this)) {
      rig.server.next(
          Reaction.answer(
              RawAnswer.of(401).header("WWW-Authenticate", "Basic realm=\"x\"").body("who?")));
      assertEquals(401, rig.get().awaitReceived().status());
      rig.get().awaitReceived();
      assertEquals(List.of(), rig.server.awaitRequest(2).all("Authorization"));
      assertEquals(2, rig.server.requests().size());
    }
  }

  @Test
  @DisplayName("T-CCH-01 nothing is served from a cache")
  default void asksEachTime() {
    try (Rig rig = new Rig(this)) {
      for (String text : List.of("first", "second")) {
        rig.server.next(
            Reaction.answer(
                RawAnswer.of(200)
                    .header("Cache-Control", "public, max-age=3600")
                    .header("ETag", "\"1\"")
                    .body(text)));
      }
      String first = rig.get().awaitReceived().body().text();
      assertNotEquals(first, rig.get().awaitReceived().body().text());
      assertEquals(List.of(), rig.server.awaitRequest(2).all("If-None-Match"));
    }
  }
}
