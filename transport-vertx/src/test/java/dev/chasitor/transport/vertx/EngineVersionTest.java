package dev.chasitor.transport.vertx;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireBody;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.OneOutcome;
import io.vertx.core.http.HttpClientRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Vert.x that does not fit: the builder refuses it, and an exchange fails at once. */
class EngineVersionTest {

  @Test
  void aVersionThatIsTooOldIsRefusedAndTheRightOneNamed() {
    IllegalStateException old =
        assertThrows(IllegalStateException.class, () -> EngineVersion.check("4.5.14"));
    assertTrue(String.valueOf(old.getMessage()).contains("needs Vert.x 5.0.0"), old::toString);
  }

  @Test
  void othersPass() {
    for (String version : List.of("5.0.0", "5.2.0", "5.3.0-SNAPSHOT", "10.0.0", "", "odd")) {
      assertDoesNotThrow(() -> EngineVersion.check(version), version);
    }
    assertDoesNotThrow(() -> EngineVersion.check());
  }

  @Test
  void aMissingMethodEndsTheExchangeAtOnce() {
    HttpClientRequest tooOld =
        (HttpClientRequest)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpClientRequest.class},
                (proxy, method, arguments) -> {
                  throw new NoSuchMethodError(method.getName());
                });
    Destination server = new Destination(true, "chat.example", 443, "/");
    List<Outcome> reported = new ArrayList<>();
    OneOutcome outcome = new OneOutcome(server, 1000, Runnable::run, reported::add);
    var unused =
        new AbortableBody(WireBody.empty(), server, Cleartext.TO_LOOPBACK, outcome).to(tooOld);
    Failed failed = assertInstanceOf(Failed.class, reported.get(0));
    assertEquals(FailureKind.UNEXPECTED, failed.failure());
    assertTrue(failed.detail().contains("use a version"), failed::detail);
  }
}
