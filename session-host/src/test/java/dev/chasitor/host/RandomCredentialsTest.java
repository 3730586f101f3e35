package dev.chasitor.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.model.SessionKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomCredentialsTest {

  private static final int SESSIONS = 1_000;

  private final CredentialSource credentials = CredentialSource.random();

  // Rule S-OPEN-02.
  @Test
  void noTwoSessionsShareAnIdOrAKey() {
    Set<String> ids = new HashSet<>();
    Set<String> secrets = new HashSet<>();
    for (int session = 0; session < SESSIONS; session++) {
      String id = credentials.sessionId();
      String key = credentials.key(id, 1).reveal();
      ids.add(id);
      secrets.add(key.substring(key.lastIndexOf('!')));
    }
    assertEquals(SESSIONS, ids.size());
    assertEquals(SESSIONS, secrets.size());
  }

  @Test
  void aKeyNamesItsSessionAndNothingElseDoes() {
    String id = credentials.sessionId();
    assertEquals(Optional.of(id), credentials.sessionIdOf(credentials.key(id, 1)));
    assertEquals(Optional.empty(), credentials.sessionIdOf(SessionKey.of(id)));
  }
}
