package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.model.ApiVersion;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session always knows the server that it lives on. */
class SessionSettingsTest {

  private static SessionSettings at(String server) {
    return new SessionSettings(
        Rig.INIT, ApiVersion.of(42), Profile.defaults(), URI.create(server), 0);
  }

  @Test
  void everySpellingOfAServerIsTheSame() {
    for (String spelling :
        List.of(
            "https://one.example",
            "https://one.example/",
            "https://one.example/chat",
            "HTTPS://one.example/chat/rest",
            "https://one.example/chat/rest/")) {
      assertEquals(at("https://one.example/chat/rest/"), at(spelling), spelling);
      assertEquals(URI.create("https://one.example/chat/rest/"), at(spelling).server());
    }
  }

  @Test
  void whatIsNoServerIsRefused() {
    for (String none :
        List.of("", "/chat", "ftp://one.example", "https://u:p@one.example", "https://one/?a=b")) {
      assertThrows(IllegalArgumentException.class, () -> at(none), none);
    }
  }

  @Test
  void eachCallNamesTheServer() {
    Rig rig = Rig.established().say(1, "hello");
    rig.effects.stream()
        .filter(Effect.Call.class::isInstance)
        .forEach(call -> assertEquals(Rig.HOME, ((Effect.Call) call).server()));
  }
}
